import { PACKAGE_FORMAT, type ProjectPackage } from '../../src-shared/domain/package.ts'
import { recordKinds } from '../../src-shared/domain/snapshot.ts'
import { canonicalInSteps, canonicalJson, sha256 } from '../ledger/canonical.ts'

/** What a package is made of; its format and hash are added here. */
export type PackageParts = Omit<ProjectPackage, 'format' | 'formatVersion' | 'recordFormats' | 'sha256'>

/** Levels that are written piece by piece: down to the changes of a history. */
const DEPTH = 6

/** Format of each kind of record as this version writes it. */
export const recordFormats = Object.fromEntries(Object.entries(recordKinds).map(([kind, { format }]) => [kind, format]))

/** The canonical JSON of a package, in steps, with the SHA-256 of everything else in it as `sha256`. */
export function* packageText(parts: PackageParts): Generator<void, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries({ ...PACKAGE_FORMAT, recordFormats, ...parts })) {
    texts.set(key, yield* canonicalInSteps(value, DEPTH))
  }
  texts.set('sha256', canonicalJson(sha256(objectText(texts))))
  return objectText(texts)
}

function objectText(texts: ReadonlyMap<string, string>): string {
  const entries = [...texts.keys()].sort().map((key) => `${canonicalJson(key)}:${texts.get(key)}`)
  return `{${entries.join(',')}}`
}
