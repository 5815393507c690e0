import type { Hazard } from '../domain/hazard.ts'
import type { Rating } from '../domain/scheme.ts'
import type { HazardRisk } from '../domain/standing.ts'
import { formatCount } from '../format/numbers.ts'
import { residualStandingWord, scoreStandingWord } from '../format/standing-words.ts'
import type { CauseLine, Effect, LinkedControl } from './bow-tie-model.ts'
import { type Column, column, framed, PAD, ratingField, SMALL, stacked } from './boxes.ts'
import { sentence } from './words.ts'

/*
 * The boxes of a bow-tie. Names are shown whole wherever the page has the room; longer texts are cut with …, and stand
 * whole in the table.
 */

/** A control, crossed out where nothing rests on it. */
export function controlBox(one: LinkedControl, width: number, most: number): Column {
  return framed(
    column(
      [
        { text: `${one.control.number} ${one.stateWord}`, size: SMALL, bold: true, mark: one.state, most: 3 },
        { text: one.control.name, struck: !one.isCounted, fill: one.isCounted ? 'ink' : 'quiet', most, above: 1 },
        { text: one.notes.join(', '), size: SMALL, fill: 'quiet', most: 4, above: 1 },
      ],
      width - 2 * PAD,
    ),
    one.isCounted
      ? { fill: 'page', stroke: one.links[0]?.standing === 'existing' ? 'edge' : 'acts', strokeWidth: 1 }
      : { fill: 'page', stroke: 'edge', strokeWidth: 0.8, dash: [2, 2] },
  )
}

export function controlLabel(one: LinkedControl): string {
  const acts = one.links[0]?.acts ?? 'not stated'
  const told = acts === 'not stated' || one.notes.includes(acts) ? '' : acts
  return [`${one.control.number}, ${one.control.name}`, one.stateWord, told, ...one.notes]
    .filter((word) => word !== '')
    .map(sentence)
    .join(' ')
}

/** A cause, or the hazard as a whole where controls answer that. */
export function causeBox(line: CauseLine, width: number, most: number, isContinued: boolean): Column {
  const told = line.controls.length > 0 ? line.openWords : ''
  return framed(
    column(
      [
        {
          text: `${line.cause === null ? 'Hazard as a whole' : `Cause ${line.cause.number}`}${isContinued ? ', continued' : ''}`,
          size: SMALL,
          bold: true,
          fill: 'heading',
        },
        { text: isContinued ? '' : (line.cause?.text ?? ''), most, above: 1 },
        { text: told, size: SMALL, bold: true, above: 1 },
      ],
      width - 2 * PAD,
    ),
    { fill: 'soft', stroke: 'line', strokeWidth: 0.8 },
  )
}

export function causeLabel(line: CauseLine, hazard: Hazard): string {
  const number = line.cause === null ? 'The hazard as a whole' : `Cause ${line.cause.number} of ${hazard.number}`
  const count = line.controls.length === 0 ? '' : `${formatCount(line.controls.length, 'control')} before the hazard`
  return [line.cause === null ? number : `${number}: ${line.cause.text}`, count, line.openWords]
    .filter((word) => word !== '')
    .map(sentence)
    .join(' ')
}

export function effectBox({ text }: Effect, width: number, most: number): Column {
  return framed(column([{ text, most }], width - 2 * PAD), { fill: 'soft', stroke: 'line', strokeWidth: 0.8 })
}

/** `4 Must be reduced`, or the kind of nothing that stands there. */
export function ratingWords(rating: Rating | null, nothing = 'not scored'): string {
  return rating === null ? nothing : `${rating.number} ${rating.label}`
}

/** The three ratings of a hazard with how they stand, in the order of boards (clinical-rules 12). */
export function ratingsOf(risk: HazardRisk): {
  name: string
  rating: Rating | null
  nothing: string
  standing: string
  isHatched: boolean
}[] {
  const { initial, residual, residualStanding } = risk
  const nothing = (standing: string) => (standing === 'incomplete' ? 'incomplete' : 'not scored')
  const isImported = initial.standing === 'imported, not confirmed'
  const isEvidenced = residualStanding === 'evidenced'
  const residualWords = [residualStandingWord[residualStanding], scoreStandingWord[residual.standing]].filter(
    (word) => word !== '' && word !== 'not scored' && word !== 'no control needed',
  )
  return [
    {
      name: 'Initial',
      rating: initial.rating,
      nothing: nothing(initial.standing),
      standing: initial.rating === null ? '' : scoreStandingWord[initial.standing],
      isHatched: isImported,
    },
    {
      name: 'Today',
      rating: risk.today,
      nothing: 'not scored',
      standing: risk.today === null ? '' : isEvidenced ? 'the residual, evidenced' : 'the initial',
      isHatched: isImported && !isEvidenced,
    },
    {
      name: 'Residual',
      rating: residual.rating,
      nothing: residualStanding === 'no control needed' ? 'no control needed' : nothing(residual.standing),
      standing: residual.rating === null ? '' : [...new Set(residualWords)].join(', '),
      isHatched: !isEvidenced,
    },
  ]
}

/** The hazard in the middle: number, name, and its ratings by number and word. */
export function hazardBox(hazard: Hazard, risk: HazardRisk, width: number, most: number): Column {
  const inside = width - 2 * PAD
  return framed(
    stacked(
      [
        column(
          [
            { text: hazard.number, bold: true, fill: 'heading', most: 2 },
            { text: hazard.name, size: 9, bold: true, most, above: 1 },
          ],
          inside,
        ),
        ...ratingsOf(risk).map(({ name, rating, nothing, standing, isHatched }) =>
          stacked(
            [
              column([{ text: name, size: SMALL, fill: 'quiet' }], inside),
              ratingField(rating, inside, { nothing, isHatched }),
              column([{ text: standing, size: SMALL, fill: 'quiet', most: 2 }], inside),
            ],
            1.5,
          ),
        ),
      ],
      6,
    ),
    { fill: 'page', stroke: 'heading', strokeWidth: 2 },
  )
}

export function hazardLabel(hazard: Hazard, risk: HazardRisk): string {
  const told = ratingsOf(risk).map(
    ({ name, rating, nothing, standing }) =>
      `${name} ${ratingWords(rating, nothing)}${standing === '' ? '' : `, ${standing}`}`,
  )
  return [`Hazard ${hazard.number}, ${hazard.name}`, ...told].map(sentence).join(' ')
}
