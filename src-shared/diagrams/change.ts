import { type ActingControl, explainChange } from '../domain/change-explained.ts'
import type { Rating } from '../domain/scheme.ts'
import { actingState, axisName, changeSentences } from '../format/change-explained-words.ts'
import { formatCount } from '../format/numbers.ts'
import { controlStateMark } from '../format/standing-words.ts'
import { ratingsOf, ratingWords } from './bow-tie-boxes.ts'
import { type Column, column, fixed, framed, PAD, type Paragraph, ratingField, SMALL, stacked } from './boxes.ts'
import type { HazardInput } from './log-input.ts'
import type { GroupShape, Picture, PictureRoom, Shape } from './picture.ts'
import { sentence } from './words.ts'

/** Controls named under one axis; the rest are counted. */
const MOST = 12
const GAP = 5
/** Between the columns: an arrow's length. */
const ARROW = 26

/** What stands in the middle: words alone, or a control. */
type Line = { paragraphs: Paragraph[]; acting?: undefined } | { paragraphs: Paragraph[]; acting: ActingControl }

/**
 * What lies between the initial and the residual risk of a hazard, and which controls carry it: the initial cell on the
 * left, the residual one on the right, and between them each axis with the controls that are said to act on it. Null
 * where either stage has no rating. One picture as high as it must be, about 100 to 400 points.
 *
 * @param room at least 340 points wide; its height is not used
 */
export function changePicture(input: HazardInput, room: PictureRoom): Picture | null {
  const { hazard, risk, context } = input
  if (risk.initial.rating === null || risk.residual.rating === null) return null
  const explained = explainChange(hazard, risk, context)
  const side = Math.max(96, Math.min(150, room.width * 0.24))
  const middleWidth = room.width - 2 * (side + ARROW)
  const [initial, , residual] = ratingsOf(risk)
  const cells = (['initial', 'residual'] as const).map((stage) =>
    cellBox(
      stage === 'initial' ? 'Initial' : 'Residual',
      risk[stage].assessment,
      risk[stage].rating,
      (stage === 'initial' ? initial : residual)?.standing ?? '',
      (stage === 'initial' ? initial : residual)?.isHatched ?? false,
      side,
    ),
  )
  const lines: Line[] = []
  const named = (acting: readonly ActingControl[]) => {
    for (const one of acting.slice(0, MOST)) {
      const state = actingState(one, context)
      lines.push({
        acting: one,
        paragraphs: [
          {
            text: `${one.control.number} ${controlStateMark[state].word}: ${one.control.name}`,
            mark: state,
            most: 3,
          },
        ],
      })
    }
    if (acting.length > MOST) {
      lines.push({ paragraphs: [{ text: `and ${formatCount(acting.length - MOST, 'more control')}`, size: SMALL }] })
    }
  }
  for (const axis of explained.axes) {
    const moved = (axis.steps ?? 0) === 0 ? `stays ${axis.from ?? 'not scored'}` : `${axis.from} → ${axis.to}`
    lines.push({ paragraphs: [{ text: `${axisName(axis)} ${moved}`, bold: true }] })
    if ((axis.steps ?? 0) < 0) named(axis.because)
    if (axis.unsupported) {
      lines.push({ paragraphs: [{ text: 'no additional control is said to act on it', size: SMALL, fill: 'ink' }] })
    }
  }
  if (explained.silent.length > 0) {
    lines.push({ paragraphs: [{ text: 'How it acts not stated', bold: true }] })
    named(explained.silent)
  }
  if (explained.idle.length > 0) {
    lines.push({ paragraphs: [{ text: 'Acts on what did not fall', bold: true }] })
    named(explained.idle)
  }
  if (explained.existing.length > 0) {
    lines.push({ paragraphs: [{ text: 'Already in the initial risk', bold: true }] })
    named(explained.existing)
  }
  const columns = lines.map((line) => ({ line, box: column(line.paragraphs, middleWidth - 2 * PAD) }))
  const middleHeight = columns.reduce((sum, { box }) => sum + box.height + GAP, 0) - GAP + 2 * PAD
  const height = Math.max(middleHeight, ...cells.map((cell) => cell.height))
  const middle = height / 2
  const x = side + ARROW
  const shapes: Shape[] = [
    arrow(side, middle, x),
    arrow(x + middleWidth, middle, room.width - side),
    {
      kind: 'rect',
      x,
      y: middle - middleHeight / 2,
      width: middleWidth,
      height: middleHeight,
      radius: 2,
      fill: 'soft',
      stroke: 'line',
      strokeWidth: 0.8,
    },
  ]
  const controls: GroupShape[] = []
  let top = middle - middleHeight / 2 + PAD
  for (const { line, box } of columns) {
    if (line.acting === undefined) shapes.push(...box.at(x + PAD, top))
    else controls.push(controlPart(line.acting, input, box, [x + PAD, top], controls.length))
    top += box.height + GAP
  }
  const ends = cells.map((cell, index): GroupShape => {
    const stage = index === 0 ? 'initial' : 'residual'
    const told = index === 0 ? initial : residual
    return {
      kind: 'group',
      id: stage,
      role: 'rating',
      label: sentence(
        `${told?.name ?? ''} ${ratingWords(risk[stage].rating)}${told?.standing ? `, ${told.standing}` : ''}`,
      ),
      standsFor: { hazardId: hazard.id, field: `${stage}.severity` },
      box: { x: index === 0 ? 0 : room.width - side, y: middle - cell.height / 2, width: side, height: cell.height },
      walk: {},
      shapes: cell.at(index === 0 ? 0 : room.width - side, middle - cell.height / 2),
    }
  })
  walk(ends, controls)
  const sentences = changeSentences(explained, context)
  return {
    title: `What lies between the initial and the residual risk of ${hazard.number}`,
    alt: [`${hazard.number} ${hazard.name}`, ...ends.map(({ label }) => label), ...sentences].map(sentence).join(' '),
    width: room.width,
    height: Math.ceil(height + 2),
    shapes: [...shapes, ...ends.slice(0, 1), ...controls, ...ends.slice(1)],
    table: {
      caption: `What lies between the initial and the residual risk of ${hazard.number}, as a table`,
      columns: ['What', 'In words'],
      rows: [
        ...ends.map(({ label, id }) => [id === 'initial' ? 'Initial risk' : 'Residual risk', label]),
        ...sentences.map((words, index) => [index < 2 ? axisName(explained.axes[index === 0 ? 0 : 1]) : 'Also', words]),
      ],
    },
  }
}

function cellBox(
  name: string,
  made: { severity: string | null; likelihood: string | null } | null,
  rating: Rating | null,
  standing: string,
  isHatched: boolean,
  width: number,
): Column {
  const inside = width - 2 * PAD
  return framed(
    stacked(
      [
        column(
          [
            { text: name, size: SMALL, bold: true, fill: 'quiet' },
            { text: `${made?.severity ?? ''} × ${made?.likelihood ?? ''}`, above: 1, most: 4 },
          ],
          inside,
        ),
        ratingField(rating, inside, { isHatched }),
        column([{ text: standing, size: SMALL, fill: 'quiet', most: 3 }], inside),
      ],
      3,
    ),
    { fill: 'page', stroke: 'edge', strokeWidth: 1 },
  )
}

function arrow(from: number, y: number, to: number): Shape {
  return {
    kind: 'path',
    d: `M${fixed(from)} ${fixed(y)}H${fixed(to - 2)}m-6 -4l6 4l-6 4`,
    stroke: 'edge',
    strokeWidth: 1.4,
  }
}

function controlPart(
  acting: ActingControl,
  { hazard, context }: HazardInput,
  box: Column,
  [x, y]: [number, number],
  index: number,
): GroupShape {
  const { control, acts, links } = acting
  const [link] = links
  return {
    kind: 'group',
    id: `control:${index}:${control.id}`,
    role: 'control',
    label: [
      `${control.number}, ${control.name}`,
      controlStateMark[actingState(acting, context)].word,
      acts === 'not stated' ? 'how it acts not stated' : acts,
    ]
      .map(sentence)
      .join(' '),
    standsFor: { hazardId: hazard.id, controlId: control.id, ...(link ? { linkId: link.id } : {}) },
    box: { x, y, width: box.width, height: box.height },
    walk: {},
    shapes: box.at(x, y),
  }
}

/** Left and right between the cells and the controls, up and down among these. */
function walk(ends: GroupShape[], controls: GroupShape[]): void {
  const [left, right] = ends
  if (!left || !right) return
  left.walk.right = controls[0]?.id ?? right.id
  right.walk.left = controls[0]?.id ?? left.id
  controls.forEach((one, index) => {
    const [above, below] = [controls[index - 1], controls[index + 1]]
    one.walk = {
      left: left.id,
      right: right.id,
      ...(above ? { up: above.id } : {}),
      ...(below ? { down: below.id } : {}),
    }
  })
}
