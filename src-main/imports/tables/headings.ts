import type { TableField } from '../../../src-shared/domain/import-options.ts'

/** What a heading says a column is: the field but for which assessment it belongs to. */
type Meaning =
  | Exclude<TableField, `${'initial' | 'residual'}${string}` | 'other'>
  | 'severity'
  | 'likelihood'
  | 'rating'

/** One heading, read. */
export interface HeadingMeaning {
  meaning: Meaning
  /** Which assessment the heading names; null where it names none. */
  stage: 'initial' | 'residual' | null
  /** 0 to 1: how surely the words mean that. */
  confidence: number
}

/** Words as they compare: lower case, letters and digits of any script, what stands in brackets last. */
export function plainHeading(heading: string): string {
  const words = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return words(heading)
}

const INITIAL =
  /\b(?:initial|init|inherent|original|uncontrolled|unmitigated|gross|raw|before|pre|without)\b(?: (?:to|any))?(?: (?:mitigations?|controls?|controlled|measures?|actions?|treatment))?/
const RESIDUAL =
  /\b(?:residual|res|resid|post|after|final|target|net|mitigated|revised|resulting|remaining|new|with)\b(?: (?:mitigations?|controls?|controlled|measures?|actions?(?: taken)?|treatment))?/
const SEVERITY =
  'severity|severities|sev|s|consequences?|cons|c|severity of harm|harm severity|重大度|重篤度|深刻度|影響度'
const LIKELIHOOD =
  'likelihood|lik|lhood|l|probability|prob|p|frequency|freq|occurrence|occ|o|発生確率|発生頻度|発生度|可能性|頻度'
const RATING =
  'risk|rating|rpn|r|rr|[slcpo] x [slcpo]|[slcpo]x[slcpo]|[slcpo] [slcpo]|risk priority number|class|risk class|criticality|score|risk index|risk evaluation|リスク|リスク値|リスク評価|リスクレベル'
const LETTERS = 2
const OF_SCORE = '(?: (?:rating|score|level|category|class|value|number|no|index))?'

/** Whole headings after {@link plainHeading}, with the words that name an assessment taken out of scores first. */
const MEANINGS: [RegExp, Meaning, number][] = [
  [
    /^(?:hazard|hzd|haz|risk|item|fmea|failure mode|entry)? ?(?:number|num|no|id|ref|reference|identifier|nr|code)(?: no)?$/,
    'number',
    1,
  ],
  [/^(?:番号|no|項番|id|ハザード番号|ハザード id)$/, 'number', 1],
  [
    /^(?:hazard|hazards|hazard risk|risk hazard)$|^(?:hazard|risk|event|hazardous event) (?:name|title)$|^title$|^name$/,
    'name',
    1,
  ],
  [
    /^(?:potential |possible )?(?:failure modes?|hazardous (?:situation|event)s?|safety (?:issue|concern)|risk event|what could go wrong)(?: s)?$/,
    'name',
    0.9,
  ],
  [/^(?:hazard|risk) (?:statement|summary|scenario)$|^summary$/, 'name', 0.7],
  [/^(?:ハザード|ハザード名|危険源|危害要因|危険要因|ハザード要因|故障モード|リスク名)$/, 'name', 0.9],
  [
    /^(?:hazard |risk )*(?:description|detail|details)(?: of (?:the )?(?:hazard|risk))?$|^scenario$|^sequence of events$/,
    'description',
    1,
  ],
  [/^(?:説明|内容|概要|ハザードの説明|危険状態)$/, 'description', 0.9],
  [
    /^(?:potential |possible |likely )?(?:clinical |patient |patient safety |hazard |health )?(?:impact|effect|harm|consequence|outcome|injury)s?(?: (?:to|on) (?:the )?patients?| of (?:the )?(?:hazard|failure)s?)?$/,
    'impact',
    0.9,
  ],
  [/^(?:potential )?effects? s? ?of failure$|^harm to patients?$/, 'impact', 0.9],
  [/^(?:影響|危害|患者への影響|臨床的影響|故障の影響)$/, 'impact', 0.9],
  [
    /^(?:hazard |risk )?(?:type|category|group|domain|area|theme)$|^(?:カテゴリ|カテゴリー|分類|種別)$/,
    'category',
    0.9,
  ],
  [
    /^(?:possible |potential |root |hazard |likely )*causes?(?: s)?(?: of (?:the )?(?:hazard|failure))?$|^cause s$|^(?:contributory|contributing|causal) factors?$|^(?:potential )?causes? (?:s )?mechanisms?(?: s)?(?: of failure)?$|^(?:原因|要因|ハザードの原因|故障原因)$/,
    'causes',
    1,
  ],
  [
    /^(?:existing|current|present|in place|implemented|design) ?(?:hazard |process |design |risk )?(?:controls?|mitigations?|safeguards?|measures?)(?: in place| measures?)?$/,
    'existing',
    1,
  ],
  [
    /^(?:hazard |risk )?(?:controls?|mitigations?|safeguards?|barriers?)(?: in place| measures?)?$|^(?:risk )?(?:control|mitigation) (?:measures?|actions?|strategy)$|^prevention and detection controls?$/,
    'existing',
    0.7,
  ],
  [
    /^(?:対策|管理策|低減策|緩和策|安全対策|既存の対策|現行の対策|コントロール|リスクコントロール|リスクコントロール手段|リスク低減策|リスク低減措置|リスク低減手段)$/,
    'existing',
    0.7,
  ],
  [
    /^(?:additional|further|new|proposed|recommended|planned|suggested|future|required|other) (?:hazard |risk |design |clinical )*(?:controls?|mitigations?|mitigating actions?|safeguards?|measures?|actions?)(?: measures?| required| to mitigate(?: the)? hazard| s)?$|^(?:追加対策|追加の対策|追加措置|追加のリスク低減策|推奨対策|推奨処置)$/,
    'additional',
    0.9,
  ],
  [/^(?:additional )?(?:controls? )?design(?: controls?| change)?$/, 'design', 0.8],
  [/^(?:additional )?(?:controls? )?test(?:ing)?(?: controls?)?$/, 'test', 0.8],
  [/^(?:additional )?(?:controls? )?training(?: controls?)?$/, 'training', 0.8],
  [
    /^(?:additional )?(?:controls? )?(?:bpc|business process(?:es)?(?: changes?)?(?: bpc)?)(?: controls?)?$/,
    'businessProcessChange',
    0.9,
  ],
  [
    /^(?:summary(?: of)? )?(?:actions?|notes?|comments?|remarks?|rationale|justification|actions? taken|progress)(?: (?:and |or )?(?:actions?|notes?|comments?|rationale))?$|^(?:備考|コメント|注記)$/,
    'notes',
    0.8,
  ],
  [
    /^(?:hazard |risk |action |control )?(?:owner|responsible|responsibility|responsible person|lead|assignee)(?: name)?$|^(?:担当|担当者|責任者|オーナー)$/,
    'owner',
    0.9,
  ],
  [/^(?:hazard |current |risk |overall )?(?:status|state)$|^(?:状態|ステータス|状況)$/, 'status', 1],
]

const SCORES: [RegExp, Meaning][] = [
  [new RegExp(`^(?:hazard |risk |clinical |clinical risk )?(?:${SEVERITY})${OF_SCORE}$`), 'severity'],
  [new RegExp(`^(?:hazard |risk |clinical |clinical risk )?(?:${LIKELIHOOD})${OF_SCORE}$`), 'likelihood'],
  [new RegExp(`^(?:hazard |clinical |overall |risk )?(?:${RATING})${OF_SCORE}$`), 'rating'],
]

/** What a heading means; null where its words are not known. Reads words only: what stands below is judged elsewhere. */
export function readHeading(heading: string): HeadingMeaning | null {
  // "Hazard #" is its number.
  const spelled = heading.normalize('NFKC').replaceAll('#', ' number ')
  const words = plainHeading(spelled)
  if (words === '') return null
  const japaneseStage = /初期|残留|残存|対策前|対策後/.exec(words)?.[0]
  const stage =
    stageOf(words) ?? (japaneseStage === undefined ? null : /初期|対策前/.test(japaneseStage) ? 'initial' : 'residual')
  const bare = stage === null ? words : withoutStage(words)
  const score = SCORES.find(([pattern]) => pattern.test(bare))
  if (score !== undefined) {
    // One letter alone, or two, is a weak sign; the company it keeps decides.
    return { meaning: score[1], stage, confidence: bare.length <= LETTERS || /^[a-z] ?x? ?[a-z]$/.test(bare) ? 0.6 : 1 }
  }
  const whole = MEANINGS.find(([pattern]) => pattern.test(words)) ?? MEANINGS.find(([pattern]) => pattern.test(bare))
  // "Hazard (what could go wrong)" says the same as "Hazard".
  const outside = plainHeading(spelled.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
  const without = whole ?? MEANINGS.find(([pattern]) => outside !== words && pattern.test(outside))
  if (without !== undefined) return { meaning: without[1], stage: null, confidence: without[2] }
  // "Severity (1 = minor, 5 = catastrophic)" explains its scale.
  const bareOutside = stage === null ? outside : withoutStage(outside)
  const explained = SCORES.find(([pattern]) => outside !== words && pattern.test(bareOutside))
  return explained === undefined ? null : { meaning: explained[1], stage, confidence: 0.8 }
}

/** Which assessment words name: initial, residual, or none. */
export function stageOf(words: string): 'initial' | 'residual' | null {
  const plain = plainHeading(words)
  if (RESIDUAL.test(plain)) return 'residual'
  return INITIAL.test(plain) ? 'initial' : null
}

function withoutStage(words: string): string {
  return words
    .replace(RESIDUAL, ' ')
    .replace(INITIAL, ' ')
    .replace(/初期|残留|残存|対策前|対策後/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
