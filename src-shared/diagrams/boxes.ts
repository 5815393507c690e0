import type { ControlState } from '../domain/control.ts'
import type { Rating } from '../domain/scheme.ts'
import type { ColourToken, PathShape, RectShape, TextShape } from './picture.ts'
import { stateMark } from './state-mark.ts'
import { firstLines, textWidth, wrapText } from './text-measure.ts'

export type SimpleShape = RectShape | PathShape | TextShape

/** Text of boxes and of what stands small beside it, in points. */
export const TEXT = 8.5
export const SMALL = 8
const LEADING = 1.24
/** Between a box's edge and its text. */
export const PAD = 5

/** One paragraph of a box. */
export interface Paragraph {
  text: string
  size?: number
  bold?: boolean
  fill?: ColourToken
  /** Crossed out, as what counts no more. */
  struck?: boolean
  /** More lines are left out, ended by …. */
  most?: number
  /** Sign of a state before the first line. */
  mark?: ControlState | 'effective'
  /** Room above. */
  above?: number
}

/** A column of paragraphs in a width: how high it is, and its shapes at a place. */
export interface Column {
  width: number
  height: number
  at: (x: number, y: number) => SimpleShape[]
}

/** Sets paragraphs in a width. */
export function column(paragraphs: readonly Paragraph[], width: number): Column {
  const set: { line: string; paragraph: Paragraph; size: number; indent: number; top: number; isFirst: boolean }[] = []
  let height = 0
  for (const paragraph of paragraphs) {
    const { size = TEXT, bold = false, mark } = paragraph
    const indent = mark === undefined ? 0 : size + 4
    const room = width - indent
    const all = wrapText(paragraph.text, room, size, bold)
    const lines = paragraph.most === undefined ? all : firstLines(all, paragraph.most, room, size, bold)
    if (lines.length === 0) continue
    height += height === 0 ? 0 : (paragraph.above ?? 0)
    lines.forEach((line, index) => {
      set.push({ line, paragraph, size, indent, top: height, isFirst: index === 0 })
      height += size * LEADING
    })
  }
  return {
    width,
    height,
    at: (x, y) =>
      set.flatMap(({ line, paragraph, size, indent, top, isFirst }): SimpleShape[] => {
        const { bold = false, fill = 'ink', mark } = paragraph
        const baseline = y + top + size * 0.98
        const text: TextShape = {
          kind: 'text',
          x: x + indent,
          y: baseline,
          text: line,
          size,
          bold,
          fill,
          anchor: 'start',
        }
        const middle = baseline - size * 0.3
        const across = `M${x + indent} ${middle}H${x + indent + textWidth(line, size, bold)}`
        return [
          ...(mark !== undefined && isFirst ? stateMark(mark, x, y + top + size * 0.12, size) : []),
          text,
          ...(paragraph.struck === true ? [{ kind: 'path' as const, d: across, stroke: fill, strokeWidth: 0.8 }] : []),
        ]
      }),
  }
}

/** A framed column. */
export function framed(
  inside: Column,
  frame: { fill?: ColourToken; stroke?: ColourToken; strokeWidth?: number; dash?: readonly number[] },
): Column {
  const [width, height] = [inside.width + 2 * PAD, inside.height + 2 * PAD]
  return {
    width,
    height,
    at: (x, y) => [{ kind: 'rect', x, y, width, height, radius: 2, ...frame }, ...inside.at(x + PAD, y + PAD)],
  }
}

/** Columns under each other. */
export function stacked(columns: readonly Column[], gap: number): Column {
  const shown = columns.filter(({ height }) => height > 0)
  return {
    width: Math.max(0, ...shown.map(({ width }) => width)),
    height: shown.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, shown.length - 1),
    at: (x, y) => {
      let top = y
      return shown.flatMap((one) => {
        const shapes = one.at(x, top)
        top += one.height + gap
        return shapes
      })
    },
  }
}

const HATCH = 3.2

/** Diagonal lines in a rectangle, drawn out: not every program that shows SVG knows patterns. */
export function hatch(x: number, y: number, width: number, height: number, stroke: ColourToken): PathShape[] {
  const lines: string[] = []
  for (let at = HATCH; at < width + height; at += HATCH) {
    const [fromX, fromY] = at <= height ? [x, y + at] : [x + at - height, y + height]
    const [toX, toY] = at <= width ? [x + at, y] : [x + width, y + at - width]
    lines.push(`M${fixed(fromX)} ${fixed(fromY)}L${fixed(toX)} ${fixed(toY)}`)
  }
  return lines.length === 0 ? [] : [{ kind: 'path', d: lines.join(''), stroke, strokeWidth: 0.7 }]
}

/** A measure short enough for path data. */
export function fixed(measure: number): number {
  return Math.round(measure * 100) / 100
}

const STRIP = 9

/**
 * A rating as a coloured field with number and words; hatched at its left where it is not evidenced or not confirmed.
 * Without a rating it says so.
 */
export function ratingField(
  rating: Rating | null,
  width: number,
  options: { nothing?: string; isHatched?: boolean; size?: number } = {},
): Column {
  const size = options.size ?? TEXT
  const isHatched = rating !== null && options.isHatched === true
  const indent = isHatched ? STRIP : 0
  const step = `rating-${rating?.colourStep ?? 1}` as ColourToken
  const ink = rating === null ? 'ink' : (`${step}-text` as ColourToken)
  const words = rating === null ? (options.nothing ?? 'not scored') : `${rating.number} ${rating.label}`
  const inside = column([{ text: words, size, bold: rating !== null, fill: ink, most: 3 }], width - 2 * PAD - indent)
  const height = inside.height + PAD
  return {
    width,
    height,
    at: (x, y) => [
      rating === null
        ? { kind: 'rect', x, y, width, height, radius: 2, fill: 'page', stroke: 'edge', strokeWidth: 0.8, dash: [2, 2] }
        : { kind: 'rect', x, y, width, height, radius: 2, fill: step, stroke: 'edge', strokeWidth: 0.8 },
      ...(isHatched ? hatch(x + 0.5, y + 0.5, STRIP, height - 1, ink) : []),
      ...inside.at(x + PAD + indent, y + PAD / 2),
    ],
  }
}
