import { type Control, stateOf } from '../domain/control.ts'
import type { FallBack } from '../domain/if-it-fails.ts'
import { fallPhrases, NOTHING_FALLS } from '../format/if-it-fails-words.ts'
import { formatCount } from '../format/numbers.ts'
import { controlStateMark, residualStandingWord } from '../format/standing-words.ts'
import { ratingWords } from './bow-tie-boxes.ts'
import { type Column, column, fixed, framed, PAD, ratingField, SMALL, stacked } from './boxes.ts'
import type { GroupShape, Picture, PictureRoom, Shape } from './picture.ts'
import { sentence } from './words.ts'

const GAP = 8
/** Between the control and the hazards. */
const SPREAD = 30
const CHIP = 128

function hazardRow(one: FallBack, width: number): Column {
  const rises = one.today.now?.number !== one.today.after?.number
  const words = fallPhrases(one).filter((phrase) => !phrase.startsWith("today's risk"))
  const told = words.length === 0 && !rises ? NOTHING_FALLS : words.join('; ')
  const inside = width - 2 * PAD
  const now = ratingField(one.today.now, CHIP)
  const after = ratingField(one.today.after, CHIP)
  const chips: Column = {
    width: inside,
    height: Math.max(now.height, after.height),
    at: (x, y) => [
      ...column([{ text: 'Today', size: SMALL, fill: 'quiet' }], 34).at(x, y + 3),
      ...now.at(x + 34, y),
      ...(rises
        ? [...column([{ text: '→', bold: true }], 14).at(x + 34 + CHIP + 5, y + 3), ...after.at(x + 34 + CHIP + 20, y)]
        : column([{ text: 'stays', size: SMALL, fill: 'quiet' }], 30).at(x + 34 + CHIP + 6, y + 3)),
    ],
  }
  return framed(
    stacked(
      [
        column([{ text: `${one.number} ${one.name}`, bold: true, most: 3 }], inside),
        chips,
        column([{ text: told === '' ? '' : sentence(told), size: SMALL }], inside),
      ],
      3,
    ),
    rises ? { fill: 'page', stroke: 'ink', strokeWidth: 1.4 } : { fill: 'page', stroke: 'line', strokeWidth: 0.8 },
  )
}

/**
 * One control and the hazards that rest on it, each with what falls back by the rules of the log if it fails; those
 * whose risk of today rises come first.
 */
export function failurePicture(control: Control, falls: readonly FallBack[], room: PictureRoom): Picture {
  const left = Math.min(190, room.width * 0.3)
  const x = left + SPREAD
  const width = room.width - x
  const rises = ({ today }: FallBack) => today.now?.number !== today.after?.number
  const inOrder = falls.toSorted((one, other) => Number(rises(other)) - Number(rises(one)))
  const rows = inOrder.map((one) => ({ one, box: hazardRow(one, width) }))
  const state = stateOf(control)
  const head = framed(
    column(
      [
        { text: `${control.number} ${controlStateMark[state].word}`, size: SMALL, bold: true, mark: state, most: 3 },
        { text: control.name, bold: true, most: 24, above: 2 },
        {
          text: `${formatCount(falls.length, 'hazard')} ${falls.length === 1 ? 'rests' : 'rest'} on it`,
          size: SMALL,
          fill: 'quiet',
          above: 2,
        },
      ],
      left - 2 * PAD,
    ),
    { fill: 'page', stroke: 'acts', strokeWidth: 1.6 },
  )
  const middle = head.height / 2
  const shapes: Shape[] = []
  const parts: GroupShape[] = []
  let top = 0
  const spine = left + SPREAD / 2
  let lowest = middle
  rows.forEach(({ one, box }, index) => {
    const base = top + Math.min(box.height / 2, middle)
    shapes.push({
      kind: 'path',
      d: `M${fixed(spine)} ${fixed(base)}H${fixed(x)}`,
      stroke: 'edge',
      strokeWidth: 1.3,
    })
    lowest = base
    const [before, after] = [rows[index - 1], rows[index + 1]]
    parts.push({
      kind: 'group',
      id: `hazard:${one.id}`,
      role: 'hazard',
      label: [
        `${one.number}, ${one.name}`,
        `Today ${ratingWords(one.today.now)}${rises(one) ? `, then ${ratingWords(one.today.after)}` : ', stays'}`,
        `Residual ${residualStandingWord[one.residual.now]}`,
        ...(fallPhrases(one).length === 0 ? [NOTHING_FALLS] : fallPhrases(one)),
      ]
        .map(sentence)
        .join(' '),
      standsFor: { hazardId: one.id },
      box: { x, y: top, width, height: box.height },
      walk: {
        left: 'control',
        ...(before ? { up: `hazard:${before.one.id}` } : {}),
        ...(after ? { down: `hazard:${after.one.id}` } : {}),
      },
      shapes: box.at(x, top),
    })
    top += box.height + GAP
  })
  if (rows.length > 0) {
    const first = Math.min(middle, (rows[0]?.box.height ?? 0) / 2)
    shapes.unshift(
      { kind: 'path', d: `M${fixed(left)} ${fixed(middle)}H${fixed(spine)}`, stroke: 'edge', strokeWidth: 1.3 },
      {
        kind: 'path',
        d: `M${fixed(spine)} ${fixed(Math.min(first, middle))}V${fixed(Math.max(lowest, middle))}`,
        stroke: 'edge',
        strokeWidth: 1.3,
      },
    )
  }
  const words = `${control.number} ${control.name}`
  parts.unshift({
    kind: 'group',
    id: 'control',
    role: 'control',
    label: [words, controlStateMark[state].word, `${formatCount(falls.length, 'hazard')} on it`]
      .map(sentence)
      .join(' '),
    standsFor: { controlId: control.id },
    box: { x: 0, y: 0, width: left, height: head.height },
    walk: rows[0] ? { right: `hazard:${rows[0].one.id}` } : {},
    shapes: head.at(0, 0),
  })
  return {
    title: `If ${control.number} fails`,
    alt: [
      `${words}: ${formatCount(falls.length, 'hazard')} ${falls.length === 1 ? 'rests' : 'rest'} on it`,
      `Today's risk rises on ${formatCount(falls.filter(rises).length, 'hazard')} if it fails`,
      'What falls back is by the rules of the log; they do not say how bad a failure would be',
    ]
      .map(sentence)
      .join(' '),
    width: room.width,
    height: Math.ceil(Math.max(head.height, top - GAP) + 2),
    shapes: [...shapes, ...parts],
    table: {
      caption: `What falls back if ${control.number} fails, as a table`,
      columns: ['Hazard', 'Today', 'Today if it fails', 'What falls back'],
      rows: inOrder.map((one) => [
        `${one.number} ${one.name}`,
        ratingWords(one.today.now),
        ratingWords(one.today.after),
        fallPhrases(one).length === 0 ? NOTHING_FALLS : fallPhrases(one).join('; '),
      ]),
    },
  }
}
