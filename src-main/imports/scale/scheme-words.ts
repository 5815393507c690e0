import { findWord, type Scheme } from '../../../src-shared/domain/scheme.ts'

/**
 * The axis word that a source shows, also where it adds its position ("4 - Major", "Major (4)"). Null where the
 * scheme has no such word; a number alone is never converted, because scales differ.
 */
export function shownWord(axis: Scheme['severity'], shown: string): string | null {
  const bare = shown.replace(/^\s*\d+\s*[-–—.:)]\s*/, '').replace(/\s*\(\s*\d+\s*\)\s*$/, '')
  return findWord(axis, shown) ?? findWord(axis, bare) ?? null
}

/** The number of a rating as a source shows it ("3", "3 - Undesirable"); null where it does not begin with one. */
export function shownRating(shown: string): number | null {
  const match = /^\s*(\d{1,2})(?:\.0+)?(?![\d.])/.exec(shown)
  return match === null ? null : Number(match[1])
}
