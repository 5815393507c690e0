import type { Scheme } from '../../src-shared/domain/scheme.ts'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'
import { fold } from './search/words.ts'

/** A word of the product or the standards, with its meaning, where that comes from and how sure it is. */
export interface Meaning {
  term: string
  meaning: string
  source: string
  /** Said beside the source; empty for what was read. */
  unsure: string
}

/** Meanings under one heading. */
export interface MeaningGroup {
  title: string
  meanings: Meaning[]
}

/** How sure a meaning is, as it is said beside its source; empty for what was read. */
export function unsureWords(confidence: StandardsPack['terms'][number]['confidence']): string {
  if (confidence === 'verified') return ''
  if (confidence === 'quoted') return 'as quoted by another party'
  if (confidence === 'corroborated') return 'as several sources say'
  return confidence === 'unconfirmed' ? 'unconfirmed' : `unconfirmed (${confidence})`
}

/**
 * What the words mean: the ratings of the project's own scheme, the statuses of a hazard under its standards, and the
 * terms of the pack.
 */
export function meaningsOf(pack: StandardsPack, scheme: Scheme, standards: readonly string[]): MeaningGroup[] {
  const schemeSource = `${scheme.title}, version ${scheme.version}`
  const word = (term: string, meaning: string, source = schemeSource): Meaning => ({
    term,
    meaning,
    source,
    unsure: '',
  })
  const ofScheme = / \((?:severity|likelihood|rating \d+)\)$/
  return [
    {
      title: 'Ratings of this project’s scheme',
      meanings: scheme.ratings.toReversed().map(({ number, label, text }) => word(`${number} ${label}`, text)),
    },
    {
      title: 'Severity, from the least',
      meanings: scheme.severity.map((one) => word(one.word, one.definition)),
    },
    {
      title: 'Likelihood, from the least',
      meanings: scheme.likelihood.map((one) => word(one.word, one.definition)),
    },
    {
      title: 'Status of a hazard',
      meanings: pack.statuses.map(({ status, meaning, cautionUnderDcb0160 }) => ({
        term: status,
        meaning,
        source: 'DCB0129 implementation guidance, for the manufacturer',
        unsure: standards.includes('DCB0160') ? cautionUnderDcb0160 : '',
      })),
    },
    {
      title: 'Terms',
      meanings: pack.terms
        .filter(({ term }) => !ofScheme.test(term))
        .map(({ term, meaning, source, confidence }) => ({ term, meaning, source, unsure: unsureWords(confidence) })),
    },
  ]
}

/** Meanings that hold all words of a query, terms before meanings; groups without any are left out. */
export function findMeanings(groups: readonly MeaningGroup[], query: string): MeaningGroup[] {
  const pieces = fold(query)
    .split(/\s+/)
    .filter((piece) => piece !== '')
  if (pieces.length === 0) return [...groups]
  const holds = (text: string) => pieces.every((piece) => fold(text).includes(piece))
  return groups.flatMap(({ title, meanings }) => {
    const found = [
      ...meanings.filter(({ term }) => holds(term)),
      ...meanings.filter(({ term, meaning }) => !holds(term) && holds(`${term} ${meaning}`)),
    ]
    return found.length === 0 ? [] : [{ title, meanings: found }]
  })
}
