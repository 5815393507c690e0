import type { Rating, Scheme } from '../domain/scheme.ts'

/** What a rating obliges beside its text, one sentence each; empty where it asks for nothing more. */
export function ratingObliges(rating: Rating): string[] {
  return [
    ...(rating.needsReason ? ['Acceptable only with a recorded reason.'] : []),
    ...(rating.blocksIssue
      ? [
          'As a residual risk it stops an issue: it cannot be marked acceptable without a clinical risk benefit analysis.',
        ]
      : []),
  ]
}

/**
 * Kinds of harm to which the scheme gives this severity, by how many patients one occurrence could harm: `One patient:
 * death; …`. Empty where it names none.
 */
export function harmsOf(scheme: Scheme, severity: string): string[] {
  const told: [patients: string, texts: string[]][] = [
    ['One patient or more', []],
    ['One patient', []],
    ['More than one patient', []],
  ]
  for (const { text, one, several } of scheme.harmKinds) {
    const at = one === severity && several === severity ? 0 : one === severity ? 1 : several === severity ? 2 : -1
    told[at]?.[1].push(text.charAt(0).toLowerCase() + text.slice(1))
  }
  return told.filter(([, texts]) => texts.length > 0).map(([patients, texts]) => `${patients}: ${texts.join('; ')}`)
}
