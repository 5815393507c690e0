import { type Control, carriesRisk, stateOf } from '../domain/control.ts'
import { type FallBack, ifItFails } from '../domain/if-it-fails.ts'
import { fallSummary, NOTHING_FALLS } from '../format/if-it-fails-words.ts'
import { formatCount, formatNumber } from '../format/numbers.ts'
import { controlStateMark } from '../format/standing-words.ts'
import { type Column, column, PAD, type SimpleShape, SMALL } from './boxes.ts'
import { hazardsByControl, type LogInput } from './log-input.ts'
import type { GroupShape, Picture, PictureRoom, Shape } from './picture.ts'
import { sentence } from './words.ts'

/** A control with the hazards that rest on it. */
export interface SharedControl {
  control: Control
  hazards: number
}

/** Controls shared by this many hazards or more stand in the picture for documents. */
const SHARED = 2
/** And of those at most this many: the rest are shared by fewer. */
const MOST = 60
const HEAD = 18
const NOTE = 16
const GAP = 6
const BAR = 14

/** Controls that carry risk and that any hazard rests on, the most shared first. */
export function sharedControls({ assessed, controls }: LogInput): SharedControl[] {
  const sharing = hazardsByControl(assessed.map(({ hazard }) => hazard))
  return controls
    .filter((control) => carriesRisk(control) && (sharing.get(control.id) ?? 0) > 0)
    .map((control) => ({ control, hazards: sharing.get(control.id) ?? 0 }))
    .toSorted((one, other) => other.hazards - one.hazards || (one.control.number < other.control.number ? -1 : 1))
}

interface Row {
  shared: SharedControl
  falls: FallBack[]
  words: string
  name: Column
  fall: Column
  height: number
}

/**
 * Controls that several hazards rest on, most shared first, each with a bar of how many and with what falls back by the
 * rules of the log if it fails. More than one picture where they do not fit the room; none where no control is shared.
 */
export function controlMapPictures(input: LogInput, room: PictureRoom): Picture[] {
  const all = sharedControls(input)
  const shared = all.filter(({ hazards }) => hazards >= SHARED)
  const most = shared[0]?.hazards ?? 0
  if (most === 0) return []
  const places = { name: 0, bar: room.width * 0.4, fall: room.width * 0.62 }
  const barWidth = places.fall - places.bar - 24
  const rows = shared.slice(0, MOST).map(({ control, hazards }): Row => {
    const falls = ifItFails(control, input.assessed, input.context)
    const summary = fallSummary(falls)
    const words = sentence(summary.length === 0 ? NOTHING_FALLS : summary.join('; '))
    const state = stateOf(control)
    const name = column(
      [
        { text: `${control.number} ${controlStateMark[state].word}`, size: SMALL, bold: true, mark: state, most: 2 },
        { text: control.name, most: 4, above: 1 },
      ],
      places.bar - 16 - PAD,
    )
    const fall = column([{ text: words, size: SMALL, most: 8 }], room.width - places.fall - PAD)
    return {
      shared: { control, hazards },
      falls,
      words,
      name,
      fall,
      height: Math.max(name.height, fall.height, BAR) + 2 * PAD,
    }
  })
  const pages = inPages(rows, room.height - HEAD - NOTE)
  return pages.map((page, index) => {
    const ofParts = pages.length > 1 ? ` (part ${index + 1} of ${pages.length})` : ''
    const shapes: Shape[] = [
      heading(places.name + PAD, 'Control'),
      heading(places.bar, 'Hazards that rest on it'),
      heading(places.fall, 'If it fails, by the rules of the log'),
    ]
    let top = HEAD
    page.forEach((row, at) => {
      shapes.push(rowPart(row, top, { ...places, width: room.width, barWidth, most }, page[at - 1], page[at + 1]))
      top += row.height + GAP
    })
    const left = [
      shared.length > MOST ? `${formatCount(shared.length - MOST, 'more control')} shared by fewer` : '',
      all.length > shared.length ? `${formatCount(all.length - shared.length, 'control')} with one hazard each` : '',
    ].filter((words) => words !== '')
    const note = left.length === 0 || index < pages.length - 1 ? '' : sentence(`Not shown: ${left.join('; ')}`)
    shapes.push(...column([{ text: note, size: SMALL, fill: 'quiet' }], room.width).at(PAD, top))
    return {
      title: `Controls that several hazards rest on${ofParts}`,
      alt: [
        `${formatCount(shared.length, 'control')} that two hazards or more rest on, most shared first${ofParts}`,
        ...page
          .slice(0, 3)
          .map(({ shared: { control, hazards } }) => `${control.number} ${control.name}: ${hazards} hazards`),
        note,
      ]
        .filter((words) => words !== '')
        .map(sentence)
        .join(' '),
      width: room.width,
      height: Math.ceil(top + NOTE),
      shapes,
      table: {
        caption: `Controls that several hazards rest on, as a table${ofParts}`,
        columns: ['Control', 'State', 'Hazards', 'If it fails, by the rules of the log'],
        rows: page.map(({ shared: { control, hazards }, words }) => [
          `${control.number} ${control.name}`,
          controlStateMark[stateOf(control)].word,
          formatNumber(hazards),
          words,
        ]),
      },
    }
  })
}

function inPages(rows: readonly Row[], height: number): Row[][] {
  const pages: Row[][] = [[]]
  let used = 0
  for (const row of rows) {
    const page = pages.at(-1)
    if (page && page.length > 0 && used + row.height > height) {
      pages.push([row])
      used = row.height + GAP
    } else {
      page?.push(row)
      used += row.height + GAP
    }
  }
  return pages
}

function heading(x: number, text: string): SimpleShape {
  return { kind: 'text', x, y: 9, text, size: SMALL, bold: true, fill: 'quiet', anchor: 'start' }
}

function rowPart(
  { shared: { control, hazards }, words, name, fall, height }: Row,
  y: number,
  places: { bar: number; fall: number; width: number; barWidth: number; most: number },
  before: Row | undefined,
  after: Row | undefined,
): GroupShape {
  const middle = y + height / 2
  const length = Math.max(4, (places.barWidth * hazards) / places.most)
  const idOf = (row: Row) => `control:${row.shared.control.id}`
  return {
    kind: 'group',
    id: `control:${control.id}`,
    role: 'control',
    label: [
      `${control.number}, ${control.name}`,
      controlStateMark[stateOf(control)].word,
      `${formatCount(hazards, 'hazard')} ${hazards === 1 ? 'rests' : 'rest'} on it`,
      `If it fails: ${words}`,
    ]
      .map(sentence)
      .join(' '),
    standsFor: { controlId: control.id },
    box: { x: 0, y, width: places.width, height },
    walk: { ...(before ? { up: idOf(before) } : {}), ...(after ? { down: idOf(after) } : {}) },
    shapes: [
      { kind: 'rect', x: 0, y, width: places.width, height, radius: 2, fill: 'page', stroke: 'line', strokeWidth: 0.8 },
      ...name.at(PAD, middle - name.height / 2),
      { kind: 'rect', x: places.bar, y: middle - BAR / 2, width: length, height: BAR, fill: 'acts' },
      {
        kind: 'text',
        x: places.bar + length + 5,
        y: middle + 3,
        text: formatNumber(hazards),
        size: SMALL,
        bold: true,
        fill: 'ink',
        anchor: 'start',
      },
      ...fall.at(places.fall, middle - fall.height / 2),
    ],
  }
}
