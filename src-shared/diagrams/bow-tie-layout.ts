import { causeLabel, controlLabel, hazardBox, hazardLabel } from './bow-tie-boxes.ts'
import type { LinkedControl } from './bow-tie-model.ts'
import {
  type BowTiePage,
  EFFECT_GAP,
  firstMiddle,
  GAP,
  LINE_GAP,
  type PlacedControl,
  ROW_GAP,
  rowHeight,
  rowsHeight,
} from './bow-tie-pages.ts'
import { type Column, column, fixed, type SimpleShape, SMALL } from './boxes.ts'
import type { HazardInput } from './log-input.ts'
import type { GroupShape, PartRole, PathShape, Shape, StandsFor } from './picture.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** Where the columns of a bow-tie stand, from left to right; the width of each but the controls' is known by its boxes. */
export interface Frame {
  cause: number
  before: number
  /** The line that gathers all causes. */
  gather: number
  hazard: number
  hazardWidth: number
  after: number
  /** The line that spreads to all effects. */
  spread: number
  effect: number
  controlWidth: number
  perRowBefore: number
  perRowAfter: number
  width: number
  /** Which halves are drawn. */
  half: 'both' | 'left' | 'right'
}

/** Room for the headings. */
export const HEAD = 18

/** What is said where something stands in another part. */
export interface PageWords {
  noRecovery: string
  effectsElsewhere: string
}

function line(d: string, isOpen: boolean): PathShape {
  return { kind: 'path', d, stroke: 'edge', strokeWidth: 1.3, ...(isOpen ? { dash: [4, 3] } : {}) }
}

function arrow(x: number, y: number): PathShape {
  return { kind: 'path', d: `M${fixed(x)} ${fixed(y)}l-6 -3.5v7Z`, fill: 'edge' }
}

function part(
  id: string,
  role: PartRole,
  label: string,
  standsFor: StandsFor,
  box: Column,
  [x, y]: [number, number],
): GroupShape {
  return {
    kind: 'group',
    id,
    role,
    label,
    standsFor,
    box: { x, y, width: box.width, height: box.height },
    walk: {},
    shapes: box.at(x, y),
  }
}

function controlPart(one: LinkedControl, hazardId: string, box: Column, at: [number, number]): GroupShape {
  const [link] = one.links
  const standsFor: StandsFor = { hazardId, controlId: one.control.id, ...(link ? { linkId: link.id } : {}) }
  if (link?.causeId) standsFor.causeId = link.causeId
  return part(`link:${link?.id ?? one.control.id}`, 'control', controlLabel(one), standsFor, box, at)
}

/** Rows of controls with the line that runs through them like writing, each row from the left. */
function controlRows(
  rows: PlacedControl[][],
  start: { x: number; top: number },
  width: number,
  hazardId: string,
  isOpen: boolean,
): { parts: GroupShape[]; lines: PathShape[]; middles: number[]; end: number } {
  const parts: GroupShape[] = []
  const lines: PathShape[] = []
  const middles: number[] = []
  let top = start.top
  let end = start.x
  rows.forEach((row, index) => {
    const height = rowHeight(row)
    const middle = top + height / 2
    row.forEach(({ one, box }, at) => {
      const x = start.x + at * (width + GAP)
      parts.push(controlPart(one, hazardId, box, [x, middle - box.height / 2]))
      if (at > 0) lines.push(line(`M${fixed(x - GAP)} ${fixed(middle)}h${GAP}`, isOpen))
      end = x + box.width
    })
    const next = rows[index + 1]
    if (next) {
      const turn = top + height + ROW_GAP / 2
      const below = top + height + ROW_GAP + rowHeight(next) / 2
      lines.push(
        line(
          `M${fixed(end)} ${fixed(middle)}h${GAP / 2}V${fixed(turn)}H${fixed(start.x - GAP / 2)}V${fixed(below)}h${GAP / 2}`,
          isOpen,
        ),
      )
    }
    middles.push(middle)
    top += height + ROW_GAP
  })
  return { parts, lines, middles, end }
}

/** Words on a line where nothing stands, with the line cut out behind them. */
function onLine(words: string, x: number, middle: number, width: number): SimpleShape[] {
  const lines = wrapText(words, width - 8, SMALL, true)
  if (lines.length === 0) return []
  const widest = Math.max(...lines.map((text) => textWidth(text, SMALL, true)))
  const text = column([{ text: words, size: SMALL, bold: true }], width - 8)
  const height = text.height + 4
  return [
    { kind: 'rect', x, y: middle - height / 2, width: widest + 8, height, fill: 'page' },
    ...text.at(x + 4, middle - text.height / 2),
  ]
}

export interface LaidOutPage {
  shapes: Shape[]
  height: number
}

/** Puts the parts of one page in their places and gives each its neighbours. */
export function layOutPage(
  input: HazardInput,
  page: BowTiePage,
  frame: Frame,
  most: number,
  words: PageWords,
): LaidOutPage {
  const { hazard, risk } = input
  const hasLeft = frame.half !== 'right'
  const hasRight = frame.half !== 'left'
  const middleBox = hazardBox(hazard, risk, frame.hazardWidth, most)
  const leftHeight = hasLeft
    ? page.slices.reduce((sum, { height }) => sum + height, 0) + LINE_GAP * Math.max(0, page.slices.length - 1)
    : 0
  const recoveryHeight = hasRight ? rowsHeight(page.recovery) : 0
  const effectsHeight = hasRight
    ? page.effects.reduce((sum, { box }) => sum + box.height, 0) + EFFECT_GAP * Math.max(0, page.effects.length - 1)
    : 0
  const content = Math.max(middleBox.height, leftHeight, recoveryHeight, effectsHeight)
  // In a tall picture the hazard stands near the top, where the screen begins.
  const middle = HEAD + Math.max(middleBox.height / 2, Math.min(content / 2, 240))
  const topOf = (height: number) =>
    HEAD + Math.min(Math.max(0, middle - HEAD - height / 2), Math.max(0, content - height))

  const lines: SimpleShape[] = []
  const hazardPart = part(
    'hazard',
    'hazard',
    hazardLabel(hazard, risk),
    { hazardId: hazard.id, field: 'name' },
    middleBox,
    [frame.hazard, middle - middleBox.height / 2],
  )
  const byLine: GroupShape[][] = []
  const laneWidth = frame.perRowBefore * (frame.controlWidth + GAP) - GAP

  if (hasLeft) {
    let top = topOf(leftHeight)
    const ends: number[] = []
    for (const slice of page.slices) {
      const base = top + firstMiddle(slice)
      const isOpen = slice.line.openWords !== ''
      const { cause } = slice.line
      const head = part(
        slice.line.id,
        cause === null ? 'whole hazard' : 'cause',
        causeLabel(slice.line, hazard),
        cause === null ? { hazardId: hazard.id } : { hazardId: hazard.id, causeId: cause.id, field: 'text' },
        slice.head,
        [frame.cause, base - slice.head.height / 2],
      )
      const [first] = slice.rows
      const causeEnd = frame.cause + slice.head.width
      if (first) {
        const rows = controlRows(
          slice.rows,
          { x: frame.before, top: base - rowHeight(first) / 2 },
          frame.controlWidth,
          hazard.id,
          isOpen,
        )
        const last = rows.middles.at(-1) ?? base
        lines.push(line(`M${fixed(causeEnd)} ${fixed(base)}H${fixed(frame.before)}`, isOpen), ...rows.lines)
        if (!slice.goesOn) {
          lines.push(line(`M${fixed(rows.end)} ${fixed(last)}H${fixed(frame.gather)}`, isOpen))
          ends.push(last)
        } else lines.push(line(`M${fixed(rows.end)} ${fixed(last)}h${GAP / 2}v${ROW_GAP}`, isOpen))
        byLine.push([head, ...rows.parts])
      } else {
        lines.push(line(`M${fixed(causeEnd)} ${fixed(base)}H${fixed(frame.gather)}`, true))
        lines.push(...onLine(slice.line.openWords, frame.before + GAP, base, laneWidth - GAP))
        ends.push(base)
        byLine.push([head])
      }
      top += slice.height + LINE_GAP
    }
    if (ends.length > 0) {
      const [from, to] = [Math.min(...ends, middle), Math.max(...ends, middle)]
      if (to > from) lines.push(line(`M${fixed(frame.gather)} ${fixed(from)}V${fixed(to)}`, false))
      lines.push(line(`M${fixed(frame.gather)} ${fixed(middle)}H${fixed(frame.hazard - 6)}`, false))
      lines.push(arrow(frame.hazard - 1, middle))
    }
  }

  const recovery: GroupShape[] = []
  const effects: GroupShape[] = []
  if (hasRight) {
    const hazardEnd = frame.hazard + frame.hazardWidth
    const [first] = page.recovery
    const isOpen = !page.recovery.flat().some(({ one }) => one.isCounted)
    let [endX, endY] = [hazardEnd, middle]
    if (first) {
      const rows = controlRows(
        page.recovery,
        { x: frame.after, top: topOf(recoveryHeight) },
        frame.controlWidth,
        hazard.id,
        isOpen,
      )
      const base = rows.middles[0] ?? middle
      lines.push(line(`M${fixed(hazardEnd)} ${fixed(middle)}h${GAP / 2}V${fixed(base)}H${fixed(frame.after)}`, isOpen))
      lines.push(...rows.lines)
      recovery.push(...rows.parts)
      endX = rows.end
      endY = rows.middles.at(-1) ?? middle
    }
    const nothing = first ? '' : words.noRecovery
    const span = frame.perRowAfter * (frame.controlWidth + GAP) - GAP
    lines.push(line(`M${fixed(endX)} ${fixed(endY)}H${fixed(frame.spread)}`, isOpen))
    if (nothing !== '') lines.push(...onLine(nothing, frame.after, middle, span))
    let top = topOf(effectsHeight)
    const middles: number[] = []
    for (const { effect, box } of page.effects) {
      const base = top + box.height / 2
      effects.push(
        part(effect.id, 'effect', `Effect: ${effect.text}`, { hazardId: hazard.id, field: effect.field }, box, [
          frame.effect,
          top,
        ]),
      )
      lines.push(line(`M${fixed(frame.spread)} ${fixed(base)}H${fixed(frame.effect - 6)}`, false))
      lines.push(arrow(frame.effect - 1, base))
      middles.push(base)
      top += box.height + EFFECT_GAP
    }
    const [from, to] = [Math.min(...middles, endY), Math.max(...middles, endY)]
    if (to > from) lines.push(line(`M${fixed(frame.spread)} ${fixed(from)}V${fixed(to)}`, false))
    if (middles.length === 0) {
      lines.push(...onLine(words.effectsElsewhere, frame.effect, endY, frame.width - frame.effect))
    }
  }

  walkBetween(byLine, hazardPart, recovery, effects)
  return {
    shapes: [...headings(frame), ...lines, ...byLine.flat(), hazardPart, ...recovery, ...effects],
    height: Math.ceil(HEAD + content + 2),
  }
}

function headings(frame: Frame): SimpleShape[] {
  const at = (x: number, text: string): SimpleShape => ({
    kind: 'text',
    x,
    y: 9,
    text,
    size: SMALL,
    bold: true,
    fill: 'quiet',
    anchor: 'start',
  })
  return [
    ...(frame.half === 'right' ? [] : [at(frame.cause, 'Causes'), at(frame.before, 'Controls before the hazard')]),
    at(frame.hazard, 'Hazard'),
    ...(frame.half === 'left' ? [] : [at(frame.after, 'Controls after it'), at(frame.effect, 'Effects')]),
  ]
}

/** Left and right along a line, up and down between lines; what stands where on paper decides, not what is drawn. */
function walkBetween(byLine: GroupShape[][], hazard: GroupShape, recovery: GroupShape[], effects: GroupShape[]): void {
  const join = (left: GroupShape, right: GroupShape) => {
    left.walk.right = right.id
    right.walk.left = left.id
  }
  byLine.forEach((parts, index) => {
    parts.forEach((one, at) => {
      const next = parts[at + 1]
      if (next) join(one, next)
      else one.walk.right = hazard.id
      for (const [way, other] of [
        ['up', byLine[index - 1]],
        ['down', byLine[index + 1]],
      ] as const) {
        const beside = other?.[Math.min(at, other.length - 1)]
        if (beside) one.walk[way] = beside.id
      }
    })
  })
  // From the hazard to the line nearest to its middle.
  const middleOf = ({ box }: GroupShape) => box.y + box.height / 2
  const nearest = byLine
    .flatMap((parts) => parts.slice(-1))
    .toSorted((one, other) => Math.abs(middleOf(one) - middleOf(hazard)) - Math.abs(middleOf(other) - middleOf(hazard)))
  if (nearest[0]) hazard.walk.left = nearest[0].id
  const chain = [hazard, ...recovery]
  chain.forEach((one, at) => {
    const next = chain[at + 1] ?? effects[0]
    if (next) join(one, next)
  })
  const last = chain.at(-1) ?? hazard
  effects.forEach((one, index) => {
    one.walk.left = last.id
    const [above, below] = [effects[index - 1], effects[index + 1]]
    if (above) one.walk.up = above.id
    if (below) one.walk.down = below.id
  })
}
