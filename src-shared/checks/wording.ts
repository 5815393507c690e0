import type { Control } from '../domain/control.ts'
import type { Hazard } from '../domain/hazard.ts'
import type { AnsweringControl, CheckedHazard, CheckInput } from './checked-log.ts'
import { bothStandards, onControl, onHazard, perHazard } from './draft.ts'
import type { Check, FindingDraft, RunCheck } from './finding.ts'
import { GENERIC_TEXTS, GENERIC_WITHIN } from './generic-phrases.ts'
import { counted } from './words.ts'

/** Lower case, letters and digits only, single spaces: for comparing texts. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const within = new RegExp(`\\b(${GENERIC_WITHIN.join('|')})\\b`, 'i')
const longest = Math.max(...[...GENERIC_TEXTS].map(({ length }) => length))

/** The generic phrase that a text is or holds. */
function genericPhrase(text: string): string | undefined {
  // Twice the longest phrase leaves room for punctuation; most texts are longer and need no closer look.
  if (text.length <= longest * 2) {
    const said = plain(text)
    if (GENERIC_TEXTS.has(said)) return said
  }
  return within.exec(text)?.[1]?.toLowerCase()
}

const phrases = new WeakMap<Control, { phrase: string | undefined }>()

/** The generic phrase in a control's name, looked for once. */
function phraseInName(control: Control): string | undefined {
  const known = phrases.get(control) ?? { phrase: genericPhrase(control.name) }
  phrases.set(control, known)
  return known.phrase
}

/** Looks at each hazard, then at each control that hazards rest on. */
function inBoth(hazards: RunCheck, onEach: (one: AnsweringControl) => FindingDraft[]): RunCheck {
  const run = (input: CheckInput) => [...hazards(input), ...input.answering.flatMap(onEach)]
  return Object.assign(run, { look: hazards.look })
}

const plains = new WeakMap<Hazard, { name: string; description: string }>()

/** A hazard's name and description as compared, worked out once. */
function plainOf({ hazard }: CheckedHazard): { name: string; description: string } {
  const known = plains.get(hazard) ?? { name: plain(hazard.name), description: plain(hazard.description) }
  plains.set(hazard, known)
  return known
}

/** A name of three words or fewer. */
export const shortName: Check = {
  id: 'short-name',
  title: 'Names of three words or fewer',
  rule: '10',
  level: 'notice',
  why: 'A name such as "Wrong drug selected" tells a reader neither when it happens nor to whom.',
  clauses: bothStandards('4.3.1'),
  run: perHazard((one) => {
    const words = plain(one.hazard.name)
      .split(' ')
      .filter((word) => word !== '').length
    if (words > 3) return []
    return [
      onHazard(one, {
        field: 'name',
        message: `${one.hazard.number}: its name has ${counted(words, 'word')}: "${one.hazard.name}".`,
        values: [one.hazard.name],
      }),
    ]
  }),
}

/** A name, cause or control that would fit any system. */
export const genericWording: Check = {
  id: 'generic-wording',
  title: 'Wording that would fit any system',
  rule: '10',
  level: 'notice',
  why: 'Hazards, causes and controls that would fit any system show that this one was not analysed.',
  clauses: bothStandards('4.3.1', '6.1.1'),
  run: inBoth(
    perHazard((one): FindingDraft[] => {
      const texts = [
        { text: one.hazard.name, field: 'name', partId: null, where: 'its name' },
        ...one.causes.map(({ id, number, text }) => ({ text, field: 'causes', partId: id, where: `cause ${number}` })),
      ]
      return texts.flatMap(({ text, field, partId, where }) => {
        const phrase = genericPhrase(text)
        if (phrase === undefined) return []
        const message = `${one.hazard.number}, ${where}: "${phrase}" would fit any system.`
        return [onHazard(one, { field, partId, message, values: [text] })]
      })
    }),
    (one) => {
      const phrase = phraseInName(one.control)
      if (phrase === undefined) return []
      return [
        onControl(one, {
          field: 'name',
          message: `${one.control.number}: "${phrase}" would fit any system.`,
          values: [one.control.name],
        }),
      ]
    },
  ),
}

/** The same name or description on more than one hazard. */
export const duplicateText: Check = {
  id: 'duplicate-text',
  title: 'Hazards with the same text',
  rule: '10',
  level: 'notice',
  why: 'Two hazards with the same text are one hazard, or one of them was copied and not finished.',
  clauses: bothStandards('4.3.1'),
  run: Object.assign(findDuplicates, { look: plainOf }),
}

function findDuplicates({ assessed }: CheckInput): FindingDraft[] {
  return (['name', 'description'] as const).flatMap((field) => {
    const first = new Map<string, CheckedHazard>()
    return assessed.flatMap((one) => {
      const said = plainOf(one)[field]
      if (said === '') return []
      const earlier = first.get(said)
      if (!earlier) {
        first.set(said, one)
        return []
      }
      return [
        onHazard(one, {
          field,
          message: `${one.hazard.number}: its ${field} is the same as that of ${earlier.hazard.number}.`,
          values: [said, earlier.hazard.id],
        }),
      ]
    })
  })
}
