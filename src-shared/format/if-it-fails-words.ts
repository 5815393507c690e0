import type { FallBack } from '../domain/if-it-fails.ts'
import type { Rating } from '../domain/scheme.ts'
import { formatCount } from './numbers.ts'
import { residualStandingWord } from './standing-words.ts'

/** Said where a control's failure takes back nothing that a rule can see. */
export const NOTHING_FALLS = 'nothing that the rules can see changes'

const ratingWords = (rating: Rating | null) => (rating === null ? 'not scored' : `${rating.number} ${rating.label}`)

/** What falls back on one hazard, one phrase each; empty where nothing does. */
export function fallPhrases({ residual, today, unsettled }: FallBack): string[] {
  return [
    residual.now === residual.after
      ? ''
      : `residual: ${residualStandingWord[residual.now]} → ${residualStandingWord[residual.after]}`,
    today.now?.number === today.after?.number
      ? ''
      : `today's risk: ${ratingWords(today.now)} → ${ratingWords(today.after)}`,
    unsettled.length === 0 ? '' : `${unsettled.join(' and ')} score: scored before changes`,
  ].filter((phrase) => phrase !== '')
}

/** What falls back on all hazards of a control, one phrase a kind with the hazards it concerns. */
export function fallSummary(falls: readonly FallBack[]): string[] {
  const named = (those: readonly FallBack[]) => those.map(({ number }) => number).join(', ')
  const rises = falls.filter(({ today }) => today.now?.number !== today.after?.number)
  const loses = falls.filter(({ residual }) => residual.now !== residual.after)
  const unsettled = falls.filter((one) => one.unsettled.length > 0)
  return [
    rises.length === 0
      ? ''
      : `today's risk ${rises.map(({ number, today }) => `${number} ${today.now?.number ?? 'not scored'} → ${today.after?.number ?? 'not scored'}`).join(', ')}`,
    loses.length === 0 ? '' : `${formatCount(loses.length, 'residual')} no longer as supported (${named(loses)})`,
    unsettled.length === 0
      ? ''
      : `${formatCount(unsettled.length, 'hazard')} scored before changes (${named(unsettled)})`,
  ].filter((phrase) => phrase !== '')
}
