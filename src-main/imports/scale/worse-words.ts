import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { plainWord, type ScaleWord, scaleWord } from './scale-word.ts'

/** Words of published scales, least to worst; which end of a scale is worse is told by two words of one of these. */
const SEVERITY = [
  ['none', 'negligible', 'minor', 'moderate', 'major', 'catastrophic'],
  ['insignificant', 'minor', 'moderate', 'major', 'catastrophic'],
  ['minor', 'significant', 'considerable', 'major', 'catastrophic'],
  ['negligible', 'minor', 'serious', 'critical', 'catastrophic'],
  ['negligible', 'marginal', 'critical', 'catastrophic'],
  ['no harm', 'low harm', 'moderate harm', 'severe harm', 'death'],
  ['minor', 'moderate', 'severe', 'fatal'],
  ['very low', 'low', 'medium', 'high', 'very high'],
  ['無視できる', '軽微', '軽度', '中等度', '重度', '致命的'],
  ['軽微', '中程度', '重大', '致命的'],
  ['軽微', '重大', '破局的'],
]
const LIKELIHOOD = [
  ['very low', 'low', 'medium', 'high', 'very high'],
  ['low', 'moderate', 'high'],
  ['rare', 'unlikely', 'possible', 'likely', 'almost certain', 'certain'],
  ['very unlikely', 'unlikely', 'likely', 'very likely'],
  ['incredible', 'improbable', 'remote', 'occasional', 'probable', 'frequent'],
  ['never', 'rarely', 'sometimes', 'often', 'always'],
  ['極めてまれ', 'まれ', '時々', '頻繁'],
  ['非常に低い', '低い', '中程度', '高い', '非常に高い'],
  ['低', '中', '高'],
]
const RATING = [
  ['very low', 'low', 'medium', 'high', 'very high', 'extreme'],
  ['negligible', 'low', 'moderate', 'high', 'extreme'],
  ['low', 'moderate', 'significant', 'critical'],
  ['acceptable', 'tolerable', 'undesirable', 'unacceptable'],
  ['acceptable', 'tolerable', 'intolerable'],
  ['green', 'yellow', 'amber', 'orange', 'red'],
  ['低', '中', '高', '極高'],
  ['許容可能', '要検討', '許容不可'],
]
const CHAINS = { severity: SEVERITY, likelihood: LIKELIHOOD, rating: RATING }

/**
 * What words say of the order they stand in.
 *
 * @returns 1 where all pairs that are known stand least to worst, −1 where all stand the other way, 0 where nothing is known
 *   or they disagree
 */
export function orderSays(
  words: readonly ScaleWord[],
  of: keyof typeof CHAINS,
  scheme: Pick<Scheme, 'severity' | 'likelihood'>,
): -1 | 0 | 1 {
  const own = of === 'rating' ? [] : [scheme[of].map(({ word }) => plainWord(scaleWord(word)))]
  let rises = 0
  let falls = 0
  for (const chain of [...CHAINS[of], ...own]) {
    const places = words.map((word) => chain.indexOf(plainWord(word))).filter((at) => at >= 0)
    places.forEach((at, index) => {
      const before = places[index - 1]
      if (before === undefined || before === at) return
      if (before < at) rises++
      else falls++
    })
  }
  return rises > 0 && falls === 0 ? 1 : falls > 0 && rises === 0 ? -1 : 0
}

const UNACCEPTABLE = /\b(?:unacceptable|not acceptable|intolerable|not tolerable)\b|許容不可|許容でき(?:ない|ません)/i
const ACCEPTABLE = /\b(?:acceptable|tolerable)\b|許容可能|許容でき/i

/** As {@link orderSays}, from what a file says that each rating means. */
export function meaningsSay(texts: readonly string[]): -1 | 0 | 1 {
  const steps = texts
    .map((text) => (UNACCEPTABLE.test(text) ? 1 : ACCEPTABLE.test(text) ? 0 : null))
    .filter((step) => step !== null)
  const rising = steps.every((step, at) => step >= (steps[at - 1] ?? 0))
  const falling = steps.every((step, at) => step <= (steps[at - 1] ?? 1))
  return new Set(steps).size < 2 || rising === falling ? 0 : rising ? 1 : -1
}
