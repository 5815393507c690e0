import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { column } from '../../../src-shared/diagrams/boxes.ts'
import { colourTokens, type Picture, printColours } from '../../../src-shared/diagrams/picture.ts'
import { pictureSheet } from '../../../src-shared/diagrams/picture-sheet.ts'
import { pictureSvg } from '../../../src-shared/diagrams/picture-svg.ts'
import { firstLines, textWidth, wrapText } from '../../../src-shared/diagrams/text-measure.ts'

describe('text in a width', () => {
  test.each([
    ['Arial', 10, false, 20],
    ['WWW', 10, false, 28.32],
    ['iii', 10, false, 6.66],
    ['iii', 10, true, 8.34],
    ['é–…', 10, false, 21.12],
  ] as const)('%s at %d points, bold %s, is %d wide', (words, size, bold, width) => {
    expect(textWidth(words, size, bold)).toBeCloseTo(width, 2)
  })

  test.each([
    ['one two three', 40, ['one two', 'three']],
    ['one\ntwo', 400, ['one', 'two']],
    ['half-life', 24, ['half-', 'life']],
    ['  spaced   out ', 400, ['spaced out']],
    ['', 400, []],
    [' \n ', 400, []],
  ] as const)('%j in %d points', (words, width, lines) => {
    expect(wrapText(words, width, 10)).toEqual(lines)
  })

  test('lines are never wider than the width, and no letter is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 20, max: 300 }),
        (words, width) => {
          const lines = wrapText(words, width, 8.5)
          for (const line of lines)
            if (Array.from(line).length > 1) expect(textWidth(line, 8.5)).toBeLessThanOrEqual(width)
          const letters = (text: string) => text.replace(/\s/gu, '')
          expect(letters(lines.join(''))).toBe(letters(words))
        },
      ),
    )
  })

  test('what is cut says so and still fits', () => {
    const lines = wrapText('one two three four five six seven', 40, 10)
    const cut = firstLines(lines, 2, 40, 10)
    expect(cut).toHaveLength(2)
    expect(cut.at(-1)).toMatch(/ …$/)
    for (const line of cut) expect(textWidth(line, 10)).toBeLessThanOrEqual(40)
    expect(firstLines(lines, 99, 40, 10)).toBe(lines)
  })
})

const picture: Picture = {
  title: 'Bow-tie of <script>alert("1")</script> & more',
  alt: 'A \u0001 control sign and a \ud800 lone half',
  width: 100,
  height: 40,
  shapes: [
    ...column([{ text: '</text><script>x</script>', struck: true, mark: 'verified' }], 90).at(5, 5),
    {
      kind: 'group',
      id: '"><b>',
      role: 'cause',
      label: 'x',
      standsFor: {},
      box: { x: 0, y: 0, width: 10, height: 10 },
      walk: {},
      shapes: [{ kind: 'rect', x: 0, y: 0, width: 10, height: 10, fill: 'soft', stroke: 'line', dash: [1, 2] }],
    },
  ],
  table: { caption: '', columns: [], rows: [] },
}

const sheetSvg = (one: Picture, from: string[]) => {
  const sheet = pictureSheet([one], from)
  return sheet === null ? '' : pictureSvg(sheet)
}

describe('a picture as SVG', () => {
  test.each([
    ['alone', pictureSvg(picture)],
    ['as a file', sheetSvg(picture, ['A <project>', '', 'Fictitious sample, not for clinical use'])],
  ])('%s: nothing of a text becomes a tag, nothing is fetched', (_, svg) => {
    expect(svg).not.toMatch(/<script|<b>|href|url\(|NaN|undefined/)
    expect(svg).not.toContain('\u0001')
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</title>')
    expect(svg.isWellFormed()).toBe(true)
    const names = [...svg.matchAll(/<\/?([a-z]+)/g)].map(([, name]) => name)
    expect([...new Set(names)].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual(
      ['desc', 'g', 'path', 'rect', 'svg', 'text', 'title'].filter((name) => names.includes(name)),
    )
    expect(svg.match(/<(?:g|text|svg|title|desc)[ >]/g)).toHaveLength(
      svg.match(/<\/(?:g|text|svg|title|desc)>/g)?.length ?? 0,
    )
  })

  test('has its size in points, so that it prints as large as it was laid out', () => {
    expect(pictureSvg(picture)).toContain('width="100pt" height="40pt" viewBox="0 0 100 40"')
  })

  test('says in its last line what it was taken from', () => {
    expect(sheetSvg({ ...picture, width: 500 }, ['Trial', '', 'Fictitious sample'])).toContain(
      '>Trial · Fictitious sample</text>',
    )
  })

  test('has a colour for every token', () => {
    expect(Object.keys(printColours).toSorted()).toEqual([...colourTokens].toSorted())
  })

  test('moves every shape of a sheet by the same way', () => {
    const path = { kind: 'path', d: 'M1 2H10V20A3 3 0 0 1 13 23l-6 -3.5v7Z', stroke: 'ink' } as const
    const sheet = pictureSheet(
      [{ ...picture, title: '', shapes: [path, { ...path, kind: 'rect', x: 1, y: 2, width: 3, height: 4 }] }],
      [],
    )
    const [first, second] = sheet?.shapes ?? []
    expect(first).toMatchObject({ d: 'M15 24H24V42A3 3 0 0 1 27 45l-6 -3.5v7Z' })
    expect(second).toMatchObject({ x: 15, y: 24 })
  })

  test('puts several pictures under each other, and none where there is none', () => {
    const two = pictureSheet([picture, picture], ['Trial'])
    expect(two?.shapes.filter(({ kind }) => kind === 'group')).toHaveLength(2)
    expect(two?.height).toBeGreaterThan(2 * picture.height)
    expect(pictureSheet([], [])).toBeNull()
  })
})
