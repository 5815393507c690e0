import { formatCount } from '../format/numbers.ts'
import { ratingsOf, ratingWords } from './bow-tie-boxes.ts'
import { type Frame, HEAD, layOutPage } from './bow-tie-layout.ts'
import { type BowTie, type LinkedControl, readBowTie } from './bow-tie-model.ts'
import { type BowTiePage, dividePages, GAP, type Measures } from './bow-tie-pages.ts'
import type { HazardInput } from './log-input.ts'
import type { Picture, PictureRoom } from './picture.ts'
import { enumerate, sentence } from './words.ts'

/** Below this width, in points, the two halves are pictures of their own, so that no box gets too narrow to read. */
const NARROW = 600
/** Room for everything in a hazard's box but its name; under all texts but the longest of a control's box. */
const MIDDLE = 250
const BESIDE_TEXT = 90
const TEXT_LINE = 10.6
/** Longer texts than this many lines are cut even where there is room: they are read in the table. */
const MOST_LINES = 24

function frameOf(
  width: number,
  half: Frame['half'],
  mostBefore: number,
): { frame: Frame; cause: number; effect: number } {
  const share = half === 'both' ? 1 : 1.25
  const sides = Math.min(190, width * (half === 'both' ? 0.155 : 0.24))
  const hazardWidth = Math.min(150, Math.max(104, width * 0.15 * share))
  const cause = half === 'right' ? 0 : sides
  const effect = half === 'left' ? 0 : sides * 0.9
  const perRowBefore = half === 'right' ? 0 : Math.max(1, Math.min(2, mostBefore))
  const perRowAfter = half === 'left' ? 0 : half === 'both' ? 1 : 2
  // Left: cause, gap, controls, gathering line, arrow. Right: turn, controls, spreading line, arrow.
  const [leftGaps, rightGaps] = [half === 'right' ? 2 : 2 * GAP + 26, half === 'left' ? 2 : 2 * GAP + 26]
  const between = GAP * (Math.max(0, perRowBefore - 1) + Math.max(0, perRowAfter - 1))
  const controlWidth =
    (width - cause - effect - hazardWidth - leftGaps - rightGaps - between) / (perRowBefore + perRowAfter)
  const before = cause + GAP
  const laneEnd = before + perRowBefore * (controlWidth + GAP) - GAP
  const hazard = half === 'right' ? 2 : laneEnd + GAP + 26
  const after = hazard + hazardWidth + 2 * GAP
  const afterEnd = after + perRowAfter * (controlWidth + GAP) - GAP
  return {
    cause,
    effect,
    frame: {
      cause: 0,
      before,
      gather: laneEnd + GAP + 4,
      hazard,
      hazardWidth,
      after,
      spread: afterEnd + 12,
      effect: afterEnd + 26,
      controlWidth,
      perRowBefore,
      perRowAfter,
      width,
      half,
    },
  }
}

/**
 * The bow-tie of a hazard: causes and what prevents them on the left, effects and what limits them on the right. Every
 * live cause and every link to a control stands in it once. More than one picture where it does not fit the room:
 * further lines in further pictures, and in a narrow room each half by itself; a landscape page suits it better. Text
 * is never made smaller.
 *
 * @param room at least 360 by 400 points
 */
export function bowTiePictures(input: HazardInput, room: PictureRoom): Picture[] {
  const tie = readBowTie(input)
  const halves: Frame['half'][] = room.width < NARROW ? ['left', 'right'] : ['both']
  const height = room.height - HEAD - 2
  const mostBefore = Math.max(0, ...tie.lines.map(({ controls }) => controls.length))
  const pages = halves.flatMap((half) => {
    const { frame, cause, effect } = frameOf(room.width, half, mostBefore)
    const measures: Measures = {
      height,
      control: frame.controlWidth,
      cause,
      effect,
      before: frame.perRowBefore,
      after: frame.perRowAfter,
      most: Math.max(1, Math.min(MOST_LINES, Math.floor((height - BESIDE_TEXT) / TEXT_LINE))),
    }
    const shown: BowTie = {
      lines: half === 'right' ? [] : tie.lines,
      recovery: half === 'left' ? [] : tie.recovery,
      effects: half === 'left' ? [] : tie.effects,
    }
    return dividePages(shown, measures).map((page) => ({ page, frame }))
  })
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor((height - MIDDLE) / 11.2)))
  return pages.map(({ page, frame }, index) => {
    const inPart = (holds: (page: BowTiePage) => boolean) => {
      const found = pages.findIndex((one) => holds(one.page))
      return found < 0 ? '' : ` in part ${found + 1}`
    }
    const laid = layOutPage(input, page, frame, most, {
      noRecovery:
        tie.recovery.length === 0
          ? 'no control after the hazard'
          : `controls after the hazard${inPart(({ recovery }) => recovery.length > 0)}`,
      effectsElsewhere: `effects${inPart(({ effects }) => effects.length > 0)}`,
    })
    const ofParts = pages.length > 1 ? `part ${index + 1} of ${pages.length}` : ''
    return {
      title: `Bow-tie of ${input.hazard.number} ${input.hazard.name}${ofParts === '' ? '' : ` (${ofParts})`}`,
      alt: inWords(input, tie, page, ofParts),
      width: room.width,
      height: laid.height,
      shapes: laid.shapes,
      table: tableOf(input, page, ofParts),
    }
  })
}

function inWords(input: HazardInput, tie: BowTie, page: BowTiePage, ofParts: string): string {
  const { hazard, risk } = input
  const open = tie.lines.filter(({ openWords, cause }) => openWords !== '' && cause !== null)
  const before = tie.lines.reduce((sum, { controls }) => sum + controls.length, 0)
  const causes = tie.lines.filter(({ cause }) => cause !== null).length
  const here = page.slices.flatMap(({ line }) => (line.cause === null ? [] : [line.cause.number]))
  return [
    `Bow-tie of ${hazard.number}, ${hazard.name}`,
    `On the left ${formatCount(causes, 'cause')} with ${formatCount(before, 'control')} before the hazard; on the right ${formatCount(tie.effects.length, 'effect')} and ${formatCount(tie.recovery.length, 'control')} after it`,
    open.length === 0
      ? ''
      : `Without a control that counts before the hazard: ${open.length === 1 ? 'cause' : 'causes'} ${enumerate(open.map(({ cause }) => cause?.number ?? ''))}`,
    ratingsOf(risk)
      .map(
        ({ name, rating, nothing, standing }) =>
          `${name} ${ratingWords(rating, nothing)}${standing === '' ? '' : ` (${standing})`}`,
      )
      .join('; '),
    ofParts === ''
      ? ''
      : `This is ${ofParts}${here.length === 0 ? '' : `, with ${here.length === 1 ? 'cause' : 'causes'} ${here.length > 2 ? `${here[0]} to ${here.at(-1)}` : enumerate([...new Set(here)])}`}`,
  ]
    .filter((word) => word !== '')
    .map(sentence)
    .join(' ')
}

function tableOf({ hazard, risk }: HazardInput, page: BowTiePage, ofParts: string): Picture['table'] {
  const rowOf = (place: string, what: string, one: LinkedControl | null, nothing: string) =>
    one === null
      ? [place, what, nothing, '', '']
      : [place, what, `${one.control.number} ${one.control.name}`, one.stateWord, one.notes.join(', ')]
  const rows = [
    ...page.slices.flatMap(({ line, rows: some }) => {
      const place = line.cause === null ? 'Hazard as a whole' : `Cause ${line.cause.number}`
      const text = line.cause?.text ?? hazard.name
      const controls = some.flat().map(({ one }) => one)
      return controls.length === 0
        ? [rowOf(place, text, null, line.openWords)]
        : controls.map((one) => rowOf(place, text, one, ''))
    }),
    ...ratingsOf(risk).map(({ name, rating, nothing, standing }) => [
      'Hazard',
      `${name}: ${ratingWords(rating, nothing)}`,
      '',
      '',
      standing,
    ]),
    ...page.recovery.flat().map(({ one }) => rowOf('After the hazard', '', one, '')),
    ...page.effects.map(({ effect }) => ['Effect', effect.text, '', '', '']),
  ]
  return {
    caption: `Bow-tie of ${hazard.number} ${hazard.name} as a table${ofParts === '' ? '' : `, ${ofParts}`}`,
    columns: ['Place', 'What stands there', 'Control', 'State', 'How it counts'],
    rows,
  }
}
