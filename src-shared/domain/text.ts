import { z } from 'zod'

/** Longest name or title, in UTF-16 code units. */
export const NAME_LIMIT = 500
/** Longest other text, in UTF-16 code units. */
export const TEXT_LIMIT = 10_000

// C0 controls but tab and LF, and the two non-characters: XML 1.0 cannot carry them, so one of them would make a
// Word document unreadable and a workbook silently differ.
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const REFUSED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** What {@link cleanText} did to a text; `changes` is empty where it stands as it came. */
export interface CleanedText {
  text: string
  changes: ('line endings made LF' | 'control characters taken out' | 'broken characters taken out')[]
}

/**
 * The one rule that every text passes on its way in: CRLF and CR become LF; control characters, U+FFFE, U+FFFF and
 * lone surrogates are taken out. Idempotent. Says what it did, so that an import can list it.
 */
export function cleanText(raw: string): CleanedText {
  const changes: CleanedText['changes'] = []
  let text = raw.replace(/\r\n?/g, '\n')
  if (text !== raw) changes.push('line endings made LF')
  const withoutControls = text.replace(REFUSED, '')
  if (withoutControls !== text) changes.push('control characters taken out')
  text = withoutControls
  if (!text.isWellFormed()) {
    // toWellFormed puts U+FFFD where a half character stood; a text may also hold U+FFFD of its own, which stays.
    text = text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    changes.push('broken characters taken out')
  }
  return { text, changes }
}

const cleaned = z.string().transform((raw) => cleanText(raw).text)

/** A name or title on one line: cleaned, trimmed, not empty, at most {@link NAME_LIMIT} characters. */
export const nameText = cleaned
  .transform((text) => text.replace(/\s*\n\s*/g, ' ').trim())
  .pipe(z.string().min(1, 'Write a name.').max(NAME_LIMIT, `A name can have ${NAME_LIMIT} characters at most.`))

/** One line that may be empty. */
export const shortText = cleaned
  .transform((text) => text.replace(/\s*\n\s*/g, ' ').trim())
  .pipe(z.string().max(NAME_LIMIT, `This can have ${NAME_LIMIT} characters at most.`))

/** Text of several lines that may be empty: cleaned, without white space at its ends. */
export const longText = cleaned
  .transform((text) => text.trim())
  .pipe(z.string().max(TEXT_LIMIT, `This can have ${TEXT_LIMIT.toLocaleString('en-GB')} characters at most.`))

/** A reason that may not be empty. */
export const reasonText = longText.pipe(z.string().min(1, 'Write the reason.'))
