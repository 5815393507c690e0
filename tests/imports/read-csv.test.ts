import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { readCsv } from '../../src-main/imports/readers/read-csv.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function texts(bytes: Uint8Array): Record<string, string> {
  const result = readCsv(bytes, 'log.csv')
  if (!result.ok) throw new Error(result.error.message)
  return Object.fromEntries(result.value[0]?.cells.map(({ ref, text }) => [ref, text]) ?? [])
}

describe('reading CSV', () => {
  it.each([
    ['commas', 'a,b\nc,d', { A1: 'a', B1: 'b', A2: 'c', B2: 'd' }],
    ['semicolons around commas', 'a;b\n"x, y";z\n', { A1: 'a', B1: 'b', A2: 'x, y', B2: 'z' }],
    ['tabs', 'a\tb\nc\td', { A1: 'a', B1: 'b', A2: 'c', B2: 'd' }],
    ['commas around lists with semicolons', 'a,b\n"1; 2; 3","4; 5"\n', { A1: 'a', B1: 'b', A2: '1; 2; 3', B2: '4; 5' }],
    ['a byte order mark', '\uFEFFa,b', { A1: 'a', B1: 'b' }],
    [
      'quotation marks and line ends in cells',
      '"say ""so""","two\r\nlines"\r\n',
      { A1: 'say "so"', B1: 'two\r\nlines' },
    ],
    ['blank cells', 'a,,b\n,,c', { A1: 'a', C1: 'b', C2: 'c' }],
    [
      'guarded formulas',
      `"'=1+1","'-5",'quoted'\n"''=x",a,b`,
      { A1: '=1+1', B1: '-5', C1: "'quoted'", A2: "'=x", B2: 'a', C2: 'b' },
    ],
    ['one column', 'a\nb\n', { A1: 'a', A2: 'b' }],
  ])('%s', (_, text, expected) => {
    expect(texts(utf8(text))).toEqual(expected)
  })

  it('reads Windows-1252 and UTF-16 as Excel writes them', () => {
    expect(texts(new Uint8Array([0x61, 0x2c, 0x96, 0x20, 0xe9]))).toEqual({ A1: 'a', B1: '– é' })
    const wide = Buffer.from('\uFEFFa\té', 'utf16le')
    expect(texts(wide)).toEqual({ A1: 'a', B1: 'é' })
  })

  it('reads Shift_JIS as Excel writes it in Japan, and takes no European text for it', () => {
    const japanese = '94d48d862c836e8355815b83682c8cb488f60d0a312c8ab38ed282cc8ee682e888e182a62c93af90a993af96bc0d0a'
    expect(texts(Buffer.from(japanese, 'hex'))).toEqual({
      A1: '番号',
      B1: 'ハザード',
      C1: '原因',
      A2: '1',
      B2: '患者の取り違え',
      C2: '同姓同名',
    })
    // "Rhéa" could be read as a Japanese character, words of Cyrillic as half-width ones.
    const french = Buffer.from('Hazard,Cause\nDose vue trop tard,Rhéa à côté', 'latin1')
    expect(texts(french)).toMatchObject({ B2: 'Rhéa à côté' })
    const cyrillic = Buffer.from('cef8e8e1eae02cc4eee7e0', 'hex')
    expect(texts(cyrillic)).toEqual({ A1: 'Îøèáêà', B1: 'Äîçà' })
  })

  it.each([
    ['a quotation that never ends', utf8('a,b\n"c,d\n')],
    ['an empty file', utf8(' \n')],
    ['bytes that are not text', new Uint8Array([1, 0, 2, 0, 3])],
  ])('refuses %s and says that nothing was changed', (_, bytes) => {
    const result = readCsv(bytes, 'log.csv')
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) {
      expect(result.error.message).toContain('Nothing was changed.')
      expect(result.error.hint).toBeTruthy()
    }
  })

  const guard = (text: string) => (/^[=+\-@\t\r']/.test(text) ? `'${text}` : text)
  const quote = (text: string) => `"${guard(text).replaceAll('"', '""')}"`
  const cell = fc.string({ maxLength: 20 }).filter((text) => !text.includes('\u0000'))
  property.prop([fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })])(
    'gives back what our own export would write',
    (rows) => {
      fc.pre(rows.some((row) => row.some((text) => text.trim() !== '')))
      const bytes = utf8(rows.map((row) => row.map(quote).join(',')).join('\r\n'))
      const expected: Record<string, string> = {}
      rows.forEach((row, index) => {
        row.forEach((text, column) => {
          if (text !== '') expected[`${'ABC'.charAt(column)}${index + 1}`] = text
        })
      })
      expect(texts(bytes)).toEqual(expected)
    },
  )
})
