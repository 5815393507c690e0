import type { LogChanges, NotAccepted } from '../domain/compare.ts'
import type { Rating } from '../domain/scheme.ts'
import { controlStateMark, residualStandingWord } from './standing-words.ts'

/** Why a residual clinical risk does not stand accepted, within a sentence. */
export const notAcceptedWord: Record<NotAccepted, string> = {
  'no residual score': 'without a residual score',
  'not acceptable at this rating': 'at a rating that cannot be accepted',
  'judged not acceptable': 'judged not acceptable',
  'not judged': 'not judged',
  'accepted without the reason it needs': 'accepted without the reason the rating needs',
  'imported, not confirmed': 'imported, not confirmed',
  'accepted before later changes': 'accepted before later changes',
}

/** One record that a line of changes names. */
export interface ChangeMention {
  id: string
  number: string
  name: string
  /** From what to what, in words; empty where the line says it. */
  how: string
}

/** One kind of change with the records it befell. */
export interface ChangeLine {
  key: keyof LogChanges
  what: string
  /** Whose records they are. */
  of: 'hazard' | 'control'
  records: ChangeMention[]
}

const ratingWord = (rating: Rating | null) => (rating === null ? 'not scored' : String(rating.number))

/** What became different, one line for each kind of change that there was. */
export function changeLines(changes: LogChanges): ChangeLine[] {
  const plain = (records: readonly { id: string; number: string; name: string }[]): ChangeMention[] =>
    records.map(({ id, number, name }) => ({ id, number, name, how: '' }))
  const steps = (records: LogChanges['controlsProgressed']): ChangeMention[] =>
    records.map(({ id, number, name, before, after }) => ({
      id,
      number,
      name,
      how: `${controlStateMark[before].word} → ${controlStateMark[after].word}`,
    }))
  const rests = (better: boolean): ChangeMention[] =>
    changes.standing
      .filter((one) => one.better === better)
      .map(({ id, number, name, before, after }) => ({
        id,
        number,
        name,
        how: `${residualStandingWord[before]} → ${residualStandingWord[after]}`,
      }))
  const lines: ChangeLine[] = [
    { key: 'added', of: 'hazard', what: 'Hazards added', records: plain(changes.added) },
    { key: 'closed', of: 'hazard', what: 'Hazards closed', records: plain(changes.closed) },
    { key: 'transferred', of: 'hazard', what: 'Hazards transferred', records: plain(changes.transferred) },
    {
      key: 'reopened',
      of: 'hazard',
      what: 'Hazards open again',
      records: changes.reopened.map(({ before, ...one }) => ({ ...one, how: `was ${before}` })),
    },
    {
      key: 'removed',
      of: 'hazard',
      what: 'Hazards taken out of the counts',
      records: changes.removed.map(({ id, number, name, how }) => ({ id, number, name, how })),
    },
    {
      key: 'rescored',
      of: 'hazard',
      what: 'Ratings that moved',
      records: changes.rescored.map(({ id, number, name, stage, before, after }) => ({
        id,
        number,
        name,
        how: `${stage} ${ratingWord(before)} → ${ratingWord(after)}`,
      })),
    },
    { key: 'standing', of: 'hazard', what: 'Residual risk better supported', records: rests(true) },
    { key: 'standing', of: 'hazard', what: 'Residual risk less supported', records: rests(false) },
    { key: 'accepted', of: 'hazard', what: 'Residual risk accepted', records: plain(changes.accepted) },
    {
      key: 'noLongerAccepted',
      of: 'hazard',
      what: 'Residual risk no longer accepted',
      records: plain(changes.noLongerAccepted),
    },
    { key: 'controlsAdded', of: 'control', what: 'Controls added', records: plain(changes.controlsAdded) },
    {
      key: 'controlsProgressed',
      of: 'control',
      what: 'Controls progressed',
      records: steps(changes.controlsProgressed),
    },
    {
      key: 'controlsFellBack',
      of: 'control',
      what: 'Controls fallen back, rejected or withdrawn',
      records: steps(changes.controlsFellBack),
    },
    { key: 'controlsRemoved', of: 'control', what: 'Controls archived', records: plain(changes.controlsRemoved) },
  ]
  return lines.filter(({ records }) => records.length > 0)
}
