import { z } from 'zod'
import { longText, nameText, shortText } from './text.ts'

/** One word of an axis, e.g. `Major`, with what it means. */
export const axisWord = z.strictObject({
  word: nameText,
  definition: longText,
})

/** One rating of a scheme. Rules ask the flags, never the number, so that any scheme fits. */
export const rating = z.strictObject({
  /** Position in the order of ratings, 1 the least; also the number printed. */
  number: z.int().min(1).max(25),
  /** Short words for tables, e.g. `Must be reduced`. Never High, Medium, Low or Tolerable. */
  label: nameText,
  /** What the rating obliges, in full. */
  text: longText,
  /** Step of the colour ramp, 1 the lightest. */
  colourStep: z.int().min(1).max(5),
  /** Acceptable only with a recorded reason (ratings 2 and 3 of the NHS example). */
  needsReason: z.boolean(),
  /** A residual risk of this rating stops an issue (4 and 5 of the NHS example). */
  blocksIssue: z.boolean(),
})
export type Rating = z.infer<typeof rating>

/** Severity proposed for a kind of harm, depending on whether one occurrence could harm more than one patient. */
export const harmKind = z.strictObject({
  id: z.string().min(1).max(60),
  text: longText,
  one: nameText,
  several: nameText,
})

/**
 * A risk scheme: two ordered axes of 2 to 10 words, a total lookup, any number of ratings in order.
 * The specification prescribes none: the clinical risk management plan decides (DCB0129 3.2.1, 4.4.1, 5.1.1).
 */
export const scheme = z.strictObject({
  id: z.string().min(1).max(60),
  version: shortText,
  title: nameText,
  /** Where it comes from and how sure that is, as printed in documents. */
  source: longText,
  /** The convention for using it: which harm is rated, over what period or population; printed in documents. */
  convention: longText,
  /** Least to worst. */
  severity: z.array(axisWord).min(2).max(10),
  /** Least to most likely. */
  likelihood: z.array(axisWord).min(2).max(10),
  /** Rows in the order of `likelihood`, columns in the order of `severity`; each a rating's number. */
  lookup: z.array(z.array(z.int())),
  /** In order, least first. */
  ratings: z.array(rating).min(2).max(25),
  harmKinds: z.array(harmKind).max(20),
})
export type Scheme = z.infer<typeof scheme>

/** What is wrong with a scheme; empty for a sound one. Never falls, total, no duplicate words, known ratings. */
export function schemeProblems(candidate: Scheme): string[] {
  const problems: string[] = []
  for (const axis of ['severity', 'likelihood'] as const) {
    const words = candidate[axis].map(({ word }) => plain(word))
    if (new Set(words).size !== words.length) problems.push(`Two ${axis} words are the same.`)
  }
  candidate.ratings.forEach(({ number }, index) => {
    if (number !== index + 1) problems.push(`Rating ${index + 1} carries the number ${number}.`)
  })
  if (candidate.lookup.length !== candidate.likelihood.length) {
    problems.push('The matrix needs one row for each likelihood.')
  }
  candidate.lookup.forEach((row, rowIndex) => {
    const likelihood = candidate.likelihood[rowIndex]?.word ?? `row ${rowIndex + 1}`
    if (row.length !== candidate.severity.length) problems.push(`${likelihood}: one cell for each severity is needed.`)
    row.forEach((value, columnIndex) => {
      const severity = candidate.severity[columnIndex]?.word ?? `column ${columnIndex + 1}`
      if (!candidate.ratings.some(({ number }) => number === value)) {
        problems.push(`${severity} × ${likelihood} shows ${value}, which is not a rating.`)
      }
      const toTheLeft = row[columnIndex - 1]
      if (toTheLeft !== undefined && value < toTheLeft) {
        problems.push(`${likelihood}: the rating falls from ${toTheLeft} to ${value} as severity rises to ${severity}.`)
      }
      const below = candidate.lookup[rowIndex - 1]?.[columnIndex]
      if (below !== undefined && value < below) {
        problems.push(`${severity}: the rating falls from ${below} to ${value} as likelihood rises to ${likelihood}.`)
      }
    })
  })
  for (const harm of candidate.harmKinds) {
    for (const word of [harm.one, harm.several]) {
      if (!findWord(candidate.severity, word)) problems.push(`Kind of harm "${harm.id}" proposes the unknown ${word}.`)
    }
  }
  return problems
}

/** A word without the differences of case and white space that people do not see. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** The axis word equal to `text` but for case and white space, or undefined. */
export function findWord(axis: Scheme['severity'], text: string): string | undefined {
  const wanted = plain(text)
  return axis.find(({ word }) => plain(word) === wanted)?.word
}

/** Position of a word on its axis, 0 the least; −1 where the scheme does not have it. */
export function rank(axis: Scheme['severity'], word: string | null): number {
  return axis.findIndex((entry) => entry.word === word)
}

/** The rating that the scheme gives two words, or null where one is missing or unknown. */
export function lookUp(inScheme: Scheme, severity: string | null, likelihood: string | null): Rating | null {
  const value = inScheme.lookup[rank(inScheme.likelihood, likelihood)]?.[rank(inScheme.severity, severity)]
  return inScheme.ratings.find(({ number }) => number === value) ?? null
}

/** The severity the scheme proposes for a kind of harm; one death is Major in the NHS example, not Catastrophic. */
export function proposeSeverity(inScheme: Scheme, harmKindId: string, patients: 'one' | 'several'): string | null {
  return inScheme.harmKinds.find(({ id }) => id === harmKindId)?.[patients] ?? null
}
