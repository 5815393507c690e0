/**
 * Words that say what a text beside them is, wherever they stand: in a list, a paragraph or a table within a section.
 * Other words in bold before a colon are part of what the section says ("**Session timeout:** …" among the controls).
 */
const FIELD =
  /^(?:(?:initial|residual|current|target|inherent|unmitigated|mitigated|original|final)\s+)?(?:(?:hazard|risk|clinical)\s+)?(?:id|identifier|number|no\.?|ref(?:erence)?|name|title|description|severity|likelihood|probability|consequences?|impact|effects?|harm|causes?|controls?|mitigations?|risk|score|rating|outcome|acceptability|status|owner|category|types?|level)(?:\s+(?:score|rating|level|class))?$/i

/** Whether a text names a field of a hazard. */
export function isFieldName(text: string): boolean {
  return FIELD.test(text.trim().replace(/\(s\)$/, 's'))
}

const IDENTITY = /^(?:hazard|risk)?\s*(?:id|identifier|number|no\.?|ref(?:erence)?)$/i

/** Whether a text names the field that holds a hazard's number. */
export function isIdentityName(text: string): boolean {
  return IDENTITY.test(text.trim())
}

/** Whether a text names the field that holds a hazard's name. */
export function isNameName(text: string): boolean {
  return /^(?:hazard|risk)?\s*(?:name|title)$/i.test(text.trim())
}

/** Headings of a table that only say "here a word, there what it says". */
export function isPlainPairHeading(key: string, value: string): boolean {
  return (
    /^(?:|fields?|items?|attributes?|propert(?:y|ies)|keys?|name|element|aspect|parameter|項目)$/i.test(key.trim()) &&
    /^(?:|values?|details?|descriptions?|entry|answers?|assessment|contents?|text|information|内容|値)$/i.test(
      value.trim(),
    )
  )
}

/** Whether every text says which assessment a row or column is of: initial, residual and the like. */
export function areAssessments(texts: readonly string[]): boolean {
  return (
    texts.length > 0 &&
    texts.every((text) =>
      /^(?:initial|residual|current|target|inherent|before|after|pre|post|unmitigated|mitigated)\b/i.test(text.trim()),
    )
  )
}

/** Headings of sections that say nothing of their own, so that what stands below needs no prefix. */
export function isPlainSection(heading: string): boolean {
  return /^(?:hazard|risk)?\s*(?:details?|summary|overview|information|fields?|properties|metadata)$/i.test(
    heading.trim(),
  )
}

/** Standards and bodies that look like the number of a hazard. */
const NOT_A_HAZARD = /^(?:DCB|ISO|IEC|SCCI|ISB|NHS|BS|EN|FHIR|HL|WCAG|ICD|COVID|UTF|RFC|SHA|MD|Q|V)[-_ ]?\d/i
const NUMBERED = /^\[?([A-Z]{1,8}[A-Z0-9]*[-_]?\d+(?:[.-]\d+)*[a-z]?)\]?(?:\s*[:.–—_-]\s*|\s+|$)(.*)$/
const SPELT = /^((?:hazard|haz|risk)[-_ ]*(?:no\.?|number|#)?[-_ ]*\d+(?:[.-]\d+)*[a-z]?)(?:\s*[:.–—_-]\s*|\s+|$)(.*)$/i

/** A heading such as `H-012 Wrong patient selected` or `Hazard 9: …` as number and name; undefined where it is none. */
export function hazardHeading(heading: string): { number: string; name: string } | undefined {
  const text = heading.trim()
  if (NOT_A_HAZARD.test(text)) return undefined
  const match = NUMBERED.exec(text) ?? SPELT.exec(text)
  return match === null ? undefined : { number: (match[1] ?? '').trim(), name: (match[2] ?? '').trim() }
}

/** The number of a hazard that the name of its file begins with (`h-012-wrong-patient.md`); undefined where it has none. */
export function numberInFileName(file: string): string | undefined {
  const stem = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')
  const length = (hazardHeading(stem) ?? hazardHeading(stem.toUpperCase()))?.number.length
  return length === undefined ? undefined : stem.slice(0, length)
}
