import scales from '../../../resources/standards/known-scales.json' with { type: 'json' }
import type { ImportScale } from '../../../src-shared/domain/import-scale.ts'
import { plainHeading } from '../tables/headings.ts'

/** The published variant whose words a log uses on both axes; null where they are nobody's, or everybody's. */
export function knownScale(words: ImportScale['words']): ImportScale['knownAs'] {
  const bare = (shown: string) => plainHeading(shown.replace(/^\s*\d+\s*[-–—.:)=]\s*|\s*\(\d+\)\s*$/g, ''))
  const uses = (shown: ImportScale['words']['severity'], known: readonly string[]) => {
    const used = shown.map((one) => bare(one.shown)).filter((word) => word !== '' && !/^\d+$/.test(word))
    return used.length > 0 && used.every((word) => known.includes(word))
  }
  const found = scales.find(
    ({ severity, likelihood }) => uses(words.severity, severity) && uses(words.likelihood, likelihood),
  )
  return found === undefined ? null : { name: found.name, note: found.note }
}
