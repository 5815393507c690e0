import scales from '../../../resources/standards/known-scales.json' with { type: 'json' }
import pack from '../../../resources/standards/nhs-2018.json' with { type: 'json' }
import type { ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { type Scheme, scheme } from '../../../src-shared/domain/scheme.ts'
import { plainHeading } from '../tables/headings.ts'

/** The published variant whose words a log uses on both axes; null where they are nobody's, or everybody's. */
export function knownScale(words: ImportScale['words']): ImportScale['knownAs'] {
  const found = foundIn(words)
  return found === undefined ? null : { name: found.name, note: found.note }
}

/**
 * The published scheme whose words a log uses on both axes. Only one variant is published with one matrix: those that risk
 * registers and medical devices use are words, rated by as many matrices as there are organisations.
 */
export function publishedScheme(words: ImportScale['words']): { name: string; scheme: Scheme } | null {
  const found = foundIn(words)
  return found?.matrix === true ? { name: found.name, scheme: scheme.parse(pack.scheme) } : null
}

function foundIn(words: ImportScale['words']) {
  const bare = (shown: string) => plainHeading(shown.replace(/^\s*\d+\s*[-–—.:)=]\s*|\s*\(\d+\)\s*$/g, ''))
  const uses = (shown: ImportScale['words']['severity'], known: readonly string[]) => {
    const used = shown.map((one) => bare(one.shown)).filter((word) => word !== '' && !/^\d+$/.test(word))
    return used.length > 0 && used.every((word) => known.includes(word))
  }
  return scales.find(({ severity, likelihood }) => uses(words.severity, severity) && uses(words.likelihood, likelihood))
}
