import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cleanText,
  longText,
  NAME_LIMIT,
  nameText,
  reasonText,
  shortText,
  TEXT_LIMIT,
} from '../../src-shared/domain/text.ts'

const ENDINGS = 'line endings made LF'
const CONTROLS = 'control characters taken out'
const BROKEN = 'broken characters taken out'

/** What no text of the product may hold: C0 controls but tab and LF, U+FFFE, U+FFFF. */
function isRefused(character: string): boolean {
  const code = character.charCodeAt(0)
  return (code < 0x20 && code !== 0x09 && code !== 0x0a) || code === 0xfffe || code === 0xffff
}

describe('cleanText', () => {
  const table: { what: string; raw: string; text: string; changes: string[] }[] = [
    { what: 'nothing', raw: '', text: '', changes: [] },
    { what: 'plain text', raw: 'Wrong patient selected', text: 'Wrong patient selected', changes: [] },
    { what: 'tab and LF', raw: 'a\tb\nc', text: 'a\tb\nc', changes: [] },
    { what: 'CRLF', raw: 'a\r\nb\r\n', text: 'a\nb\n', changes: [ENDINGS] },
    { what: 'CR alone', raw: 'a\rb', text: 'a\nb', changes: [ENDINGS] },
    { what: 'CR before CRLF', raw: 'a\r\r\nb', text: 'a\n\nb', changes: [ENDINGS] },
    { what: 'NUL', raw: 'a\u0000b', text: 'ab', changes: [CONTROLS] },
    { what: 'vertical tab, form feed, escape', raw: '\u000Ba\u000C\u001Bb\u0001', text: 'ab', changes: [CONTROLS] },
    { what: 'U+FFFE and U+FFFF', raw: 'a\uFFFEb\uFFFF', text: 'ab', changes: [CONTROLS] },
    { what: 'DEL and C1 controls, which XML carries', raw: 'a\u007F\u0085b', text: 'a\u007F\u0085b', changes: [] },
    { what: 'a replacement character of its own', raw: 'a\uFFFDb', text: 'a\uFFFDb', changes: [] },
    { what: 'a whole surrogate pair', raw: 'a😷b', text: 'a😷b', changes: [] },
    { what: 'a lone high surrogate', raw: 'a\uD83Db', text: 'ab', changes: [BROKEN] },
    { what: 'a lone low surrogate', raw: 'a\uDE37b', text: 'ab', changes: [BROKEN] },
    { what: 'two high and one low', raw: '\uD83D\uD83D\uDE37', text: '😷', changes: [BROKEN] },
    { what: 'one high and two low', raw: '\uD83D\uDE37\uDE37', text: '😷', changes: [BROKEN] },
    { what: 'halves in the wrong order', raw: '\uDE37\uD83D', text: '', changes: [BROKEN] },
    { what: 'a broken character beside U+FFFD', raw: '\uFFFD\uD83D\uFFFD', text: '\uFFFD\uFFFD', changes: [BROKEN] },
    { what: 'everything at once', raw: 'a\r\n\u0001b\uD83D', text: 'a\nb', changes: [ENDINGS, CONTROLS, BROKEN] },
    { what: 'formulas and markup', raw: '=1+1 <b>&amp;</b>', text: '=1+1 <b>&amp;</b>', changes: [] },
    { what: 'accents, composed or not', raw: 'é e\u0301 ß', text: 'é e\u0301 ß', changes: [] },
  ]
  it.each(table)('$what', ({ raw, text, changes }) => {
    expect(cleanText(raw)).toEqual({ text, changes })
  })

  // Binary strings hold every UTF-16 code unit, lone surrogates among them; the second mixes the ones that matter.
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
  const nasty = fc.constantFrom(
    '\r',
    '\n',
    '\t',
    '\u0000',
    '\u001F',
    '\uFFFE',
    '\uFFFF',
    '\uFFFD',
    '\uD83D',
    '\uDE37',
    'a',
    ' ',
  )
  const anyText = fc.oneof(
    fc.string({ unit }),
    fc.string({ unit: nasty, maxLength: 40 }),
    fc.string({ unit: 'grapheme' }),
  )

  it('leaves a cleaned text alone', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = cleanText(raw)
        expect(cleanText(text)).toEqual({ text, changes: [] })
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves well-formed text without any refused character or CR', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = cleanText(raw)
        expect(text.isWellFormed()).toBe(true)
        expect(text.split('').filter(isRefused)).toEqual([])
        expect(text).not.toContain('\r')
      }),
      { numRuns: 1000 },
    )
  })

  it('says that it did something exactly where it did', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, changes } = cleanText(raw)
        expect(changes.length > 0).toBe(text !== raw)
      }),
      { numRuns: 1000 },
    )
  })

  it('loses nothing else: what it keeps stands in the order it came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (wanted, place) => {
        const { text } = cleanText(wanted)
        // Anywhere, also between the halves of a character: the control goes, the halves meet again.
        const at = place % (text.length + 1)
        expect(cleanText(`${text.slice(0, at)}\u0001${text.slice(at)}`).text).toBe(text)
      }),
    )
  })
})

describe('the text schemas', () => {
  it.each([
    { schema: nameText, name: 'nameText', raw: '  Wrong \r\n patient ', text: 'Wrong patient' },
    { schema: nameText, name: 'nameText', raw: 'a\tb', text: 'a\tb' },
    { schema: nameText, name: 'nameText', raw: '\u0001a', text: 'a' },
    { schema: shortText, name: 'shortText', raw: ' \n ', text: '' },
    { schema: shortText, name: 'shortText', raw: 'a\rb', text: 'a b' },
    { schema: longText, name: 'longText', raw: '\n a\r\nb \n', text: 'a\nb' },
    { schema: longText, name: 'longText', raw: '', text: '' },
    { schema: reasonText, name: 'reasonText', raw: ' because ', text: 'because' },
  ])('$name makes "$text" of its input', ({ schema, raw, text }) => {
    expect(schema.parse(raw)).toBe(text)
    expect(schema.parse(text)).toBe(text)
  })

  it.each([
    { schema: nameText, name: 'nameText', raw: '', says: 'Write a name.' },
    { schema: nameText, name: 'nameText', raw: ' \u0000 \n', says: 'Write a name.' },
    {
      schema: nameText,
      name: 'nameText',
      raw: 'x'.repeat(NAME_LIMIT + 1),
      says: 'A name can have 500 characters at most.',
    },
    {
      schema: shortText,
      name: 'shortText',
      raw: 'x'.repeat(NAME_LIMIT + 1),
      says: 'This can have 500 characters at most.',
    },
    {
      schema: longText,
      name: 'longText',
      raw: 'x'.repeat(TEXT_LIMIT + 1),
      says: 'This can have 10,000 characters at most.',
    },
    { schema: reasonText, name: 'reasonText', raw: ' \n', says: 'Write the reason.' },
    {
      schema: reasonText,
      name: 'reasonText',
      raw: 'x'.repeat(200_000),
      says: 'This can have 10,000 characters at most.',
    },
  ])('$name refuses what is empty or too long: $says', ({ schema, raw, says }) => {
    const outcome = schema.safeParse(raw)
    expect(outcome.error?.issues.map(({ message }) => message)).toContain(says)
  })

  it('counts the limit after cleaning', () => {
    expect(nameText.parse(`  ${'x'.repeat(NAME_LIMIT)}\u0000 `)).toHaveLength(NAME_LIMIT)
    expect(longText.parse(`\n${'x'.repeat(TEXT_LIMIT)}\n`)).toHaveLength(TEXT_LIMIT)
  })
})
