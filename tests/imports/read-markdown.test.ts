import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { GridSheet } from '../../src-main/imports/grid.ts'
import { readSource } from '../../src-main/imports/read-file.ts'
import { joinMarkdownPages, readMarkdown } from '../../src-main/imports/readers/read-markdown.ts'
import { asFile } from '../support/workbooks.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function sheets(text: string, name = 'log.md'): GridSheet[] {
  const result = readMarkdown(utf8(text), name)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function cells(sheet: GridSheet | undefined): Record<string, string> {
  return Object.fromEntries(sheet?.cells.map(({ ref, text }) => [ref, text]) ?? [])
}

/** Headings and texts of a sheet of pages, a record for each row. */
function pages(sheet: GridSheet | undefined): Record<string, string>[] {
  const heads = new Map(sheet?.cells.filter(({ row }) => row === 1).map(({ column, text }) => [column, text]))
  const rows: Record<string, string>[] = []
  for (const { row, column, text } of sheet?.cells ?? []) {
    if (row > 1) (rows[row - 2] ??= {})[heads.get(column) ?? ''] = text
  }
  return rows
}

describe('tables of a Markdown log', () => {
  const table = (row: string) => `| A | B |\n|---|:-:|\n${row}\n`

  it.each([
    ['an escaped pipe', '| a \\| b | c |', { A2: 'a | b', B2: 'c' }],
    ['an escaped pipe in code', '| `a \\| b` | c |', { A2: 'a | b', B2: 'c' }],
    ['line breaks', '| 1) one<br>2) two<br/>3) three | |', { A2: '1) one\n2) two\n3) three' }],
    ['emphasis', '| **bold** and *it* __x__ _y_ ~~z~~ | ***both*** |', { A2: 'bold and it x y z', B2: 'both' }],
    ['marks that are text', '| 2 * 3 | patient_id_no |', { A2: '2 * 3', B2: 'patient_id_no' }],
    ['escapes', '| \\*not\\* | 1\\. |', { A2: '*not*', B2: '1.' }],
    [
      'a link',
      '| [policy](https://example.org/p) | <https://example.org> |',
      {
        A2: 'policy (https://example.org/p)',
        B2: 'https://example.org',
      },
    ],
    [
      'a link by reference',
      '| [policy][P] | [x] |\n\n[p]: https://example.org/p',
      {
        A2: 'policy (https://example.org/p)',
        B2: '[x]',
      },
    ],
    [
      'a link of HTML',
      '| <a href="https://example.org">text</a> | <b>x</b><sup>2</sup> |',
      {
        A2: 'text (https://example.org)',
        B2: 'x2',
      },
    ],
    [
      'entities and comparisons',
      '| a &amp; b &lt; c | <5 and >3, <patient name> |',
      {
        A2: 'a & b < c',
        B2: '<5 and >3, <patient name>',
      },
    ],
    ['a row with too few cells', '| a |', { A2: 'a' }],
    ['a row with too many cells', '| a | b | c | d |', { A2: 'a', B2: 'b', C2: 'c', D2: 'd' }],
    ['a row without pipes at its ends', 'a | b', { A2: 'a', B2: 'b' }],
    ['Japanese', '| 患者の取り違え | **「重大」**な影響 |', { A2: '患者の取り違え', B2: '「重大」な影響' }],
    ['right-to-left text', '| מטופל שגוי | مريض **خطأ** |', { A2: 'מטופל שגוי', B2: 'مريض خطأ' }],
  ])('%s', (_, row, expected) => {
    const [sheet] = sheets(table(row))
    expect(cells(sheet)).toEqual({ A1: 'A', B1: 'B', ...expected })
  })

  it('names each table after the heading above it, each name once', () => {
    const text = `# Log\n${table('| a | b |')}\n## Open ##\n${table('| c | d |')}\n${table('| e | f |')}`
    expect(sheets(text).map(({ name }) => name)).toEqual(['Log', 'Open', 'Open (2)'])
    expect(sheets(table('| a | b |')).map(({ name }) => name)).toEqual(['Table 1'])
  })

  it('reads a table that ends without a blank line, and none inside code or a comment', () => {
    const text = `# One\n${table('| a | b |')}# Two\n\`\`\`\n${table('| code | code |')}\`\`\`\n<!--\n${table('| x | y |')}-->\n`
    const found = sheets(text)
    expect(found).toHaveLength(1)
    expect(cells(found[0])).toEqual({ A1: 'A', B1: 'B', A2: 'a', B2: 'b' })
  })

  it('reads a table in a quotation, with CRLF and a byte order mark', () => {
    const text = `\uFEFF> ${table('| a | b |').trim().split('\n').join('\r\n> ')}\r\n`
    expect(cells(sheets(text)[0])).toEqual({ A1: 'A', B1: 'B', A2: 'a', B2: 'b' })
  })

  it('gives an HTML table its merges, and what is inside cells as text', () => {
    const [sheet] = sheets(`## HTML log
<table>
  <caption>Ignored: a heading stands above</caption>
  <thead><tr><th>ID</th><th colspan="2">Hazard</th></tr></thead>
  <tr><td rowspan="2">H1</td><td>a<br>b &amp; c</td><td><ul><li>one</li><li>two</li></ul></td></tr>
  <tr><td><p>first</p><p>second</p></td><td>

- **x**
- y

</td></tr>
</table>`)
    expect(sheet).toMatchObject({ name: 'HTML log', merges: ['B1:C1', 'A2:A3'] })
    expect(cells(sheet)).toEqual({
      A1: 'ID',
      B1: 'Hazard',
      A2: 'H1',
      B2: 'a\nb & c',
      C2: '- one\n- two',
      B3: 'first\nsecond',
      C3: '- x\n- y',
    })
  })

  it.each([
    [
      'cells and rows never closed',
      '<table><tr><th>A<th>B<th>C<tr><td>1<td>2<td>3',
      { A1: 'A', B1: 'B', C1: 'C', A2: '1', B2: '2', C2: '3' },
    ],
    [
      'a table never closed before a heading',
      '<table><tr><td>1<td>2<td>3\n\n# Next\n\ntext',
      { A1: '1', B1: '2', C1: '3' },
    ],
    [
      'a table within a cell',
      '<table><tr><td>a<table><tr><td>x<td>y</table></td><td>b</td><td>c</td></table>',
      { A1: 'a\nx | y', B1: 'b', C1: 'c' },
    ],
    [
      'a cell that reaches below the last row',
      '<table><tr><td rowspan="900">a<td>b<td>c</table>',
      { A1: 'a', B1: 'b', C1: 'c' },
    ],
  ])('HTML: %s', (_, html, expected) => {
    const [sheet] = sheets(html)
    expect(cells(sheet)).toEqual(expected)
    expect(sheet?.merges).toEqual([])
  })

  it('keeps a table of headings alone', () => {
    expect(cells(sheets('| ID | Hazard | Severity |\n|--|--|--|\n')[0])).toEqual({
      A1: 'ID',
      B1: 'Hazard',
      C1: 'Severity',
    })
  })
})

describe('the page of one hazard', () => {
  it('becomes headings and the texts below them', () => {
    const [sheet, ...others] = sheets(`# H-012 Wrong patient selected

The wrong record is
opened.

| Field | Value |
|---|---|
| Owner | Ann |

## Causes

1. Two patients of *one* name
2. Screen left open
   - by night

## Initial risk

### Severity
Major

### Likelihood
Low

## Residual risk
**Severity:** Moderate
**Likelihood:** Low

## Controls
- **Timeout:** the screen locks
- Name alert
`)
    expect(others).toEqual([])
    expect(sheet?.name).toBe('log')
    expect(pages(sheet)).toEqual([
      {
        'Hazard ID': 'H-012',
        'Hazard name': 'Wrong patient selected',
        Description: 'The wrong record is opened.',
        Owner: 'Ann',
        Causes: '1. Two patients of one name\n2. Screen left open\n   - by night',
        'Initial risk: Severity': 'Major',
        'Initial risk: Likelihood': 'Low',
        'Residual risk: Severity': 'Moderate',
        'Residual risk: Likelihood': 'Low',
        Controls: '- Timeout: the screen locks\n- Name alert',
      },
    ])
  })

  it.each<[string, string, Record<string, string>]>([
    [
      'front matter',
      '---\nid: H-7\ntitle: "A: name"\ninitial:\n  severity: 4\ntags: [a, b]\nnote: |\n  one\n  two\n---\n## Causes\nx\n',
      {
        'Hazard ID': 'H-7',
        'Hazard name': 'A: name',
        'initial: severity': '4',
        tags: '- a\n- b',
        note: 'one\ntwo',
        Causes: 'x',
      },
    ],
    [
      'words and what they say',
      '# H-1 Name\n\n| Severity | Major |\n|---|---|\n| Likelihood | Low |\n',
      { 'Hazard ID': 'H-1', 'Hazard name': 'Name', Severity: 'Major', Likelihood: 'Low' },
    ],
    [
      'a row for each assessment',
      '# H-1 Name\n## Risk\n| | Severity | Likelihood |\n|--|--|--|\n| Initial | Major | Low |\n| Residual | Minor | Low |\n',
      {
        'Hazard ID': 'H-1',
        'Hazard name': 'Name',
        'Risk: Initial: Severity': 'Major',
        'Risk: Initial: Likelihood': 'Low',
        'Risk: Residual: Severity': 'Minor',
        'Risk: Residual: Likelihood': 'Low',
      },
    ],
    [
      'a table within a section, whose rows keep one number',
      '# H-1 Name\n## Causes\n| Cause | Control |\n|--|--|\n| c1 | k1 |\n| c2 | |\n| c3 | k3 |\n',
      {
        'Hazard ID': 'H-1',
        'Hazard name': 'Name',
        'Causes: Cause': '1) c1\n2) c2\n3) c3',
        'Causes: Control': '1) k1\n3) k3',
      },
    ],
    [
      'an HTML table of headings beside texts, in Japanese',
      '# H-3 患者取り違え\n<table>\n<tr><th>重大度</th><td>重大</td></tr>\n<tr><th>原因</th><td>同姓<br>同名</td></tr>\n</table>\n\n## 管理策\n警告を\n表示する。\n',
      {
        'Hazard ID': 'H-3',
        'Hazard name': '患者取り違え',
        重大度: '重大',
        原因: '同姓\n同名',
        管理策: '警告を表示する。',
      },
    ],
    [
      'headings of one level and no title',
      '### Name\nWrong dose\n\n### Description\n\n### Cause(s)\n1. a\n1. b\n\n-----\n\n### Hazard Status\nopen\n',
      { Name: 'Wrong dose', 'Cause(s)': '1. a\n1. b', 'Hazard Status': 'open' },
    ],
    [
      'labels in bold and no headings',
      '# Hazard\n\n**Hazard id:** Hazard-0001\n\n**Hazard name:** Wrong identity\n\n**Causes:**\n\n- Race\n- Parent\n',
      { 'Hazard id': 'Hazard-0001', 'Hazard name': 'Wrong identity', Causes: '- Race\n- Parent' },
    ],
    [
      'numbered sections, and numbered entries within one',
      '# H-1 Name\n## 1. Description\nx\n## 2. Controls\n### 1. Lock\nlocks\n### 2. Alert\n',
      { 'Hazard ID': 'H-1', 'Hazard name': 'Name', Description: 'x', Controls: '1. Lock\nlocks\n2. Alert' },
    ],
  ])('%s', (_, text, expected) => {
    expect(pages(sheets(text)[0])).toEqual([expected])
  })

  it('takes the number from the name of the file where the page says none', () => {
    expect(pages(sheets('## Name\nx\n## Causes\ny\n', 'h-012-wrong-patient.md')[0])).toEqual([
      { 'Hazard ID': 'h-012', Name: 'x', Causes: 'y' },
    ])
  })

  it('a file in which hazard follows hazard has a row for each, and what stands outside apart', () => {
    const [hazards, text, summary, ...others] = sheets(`# Hazard log
**Version:** 1.0

## Summary
| Status | Count |
|--|--|
| Open | 2 |

## H-001: First
| Field | Value |
|--|--|
| **Hazard ID** | H-001 |
| **Status** | Open |

### Initial risk
- **Severity:** Major
- **Likelihood:** Low

---

## H-002: Second
### Causes
- c

## Sign-off
Nobody yet.
`)
    expect(others).toEqual([])
    expect(pages(hazards)).toEqual([
      {
        'Hazard name': 'First',
        'Hazard ID': 'H-001',
        Status: 'Open',
        'Initial risk: Severity': 'Major',
        'Initial risk: Likelihood': 'Low',
      },
      { 'Hazard name': 'Second', 'Hazard ID': 'H-002', Causes: '- c' },
    ])
    expect(text?.name).toBe('Other text')
    expect(pages(text)).toMatchObject([{ Version: '1.0', 'Sign-off': 'Nobody yet.' }])
    expect(summary?.name).toBe('Summary')
  })

  it('with its scores in small tables is a page still', () => {
    const scores = (severity: string) => `| Severity | Likelihood | Risk |\n|---|---|---|\n| ${severity} | Low | 3 |\n`
    const text = `# H-1 Wrong patient\n\n## Description\nText.\n\n## Causes\n- One\n- Two\n\n## Initial risk\n${scores('Major')}\n## Residual risk\n${scores('Minor')}`
    expect(pages(sheets(text)[0])).toMatchObject([
      {
        'Hazard ID': 'H-1',
        Description: 'Text.',
        'Initial risk: Severity': 'Major',
        'Residual risk: Severity': 'Minor',
        'Residual risk: Likelihood': 'Low',
      },
    ])
  })

  it('a table of hazards is read as one, whatever stands around it', () => {
    const found = sheets(
      '# Log\n**Status:** draft\n**Owner:** Ann\n\n| ID | Hazard | Severity |\n|--|--|--|\n| H-1 | a | 2 |\n',
    )
    expect(found).toMatchObject([{ name: 'Log' }])
    expect(cells(found[0])).toMatchObject({ A2: 'H-1', C2: '2' })
  })
})

describe('a folder of pages', () => {
  const page = (name: string, text: string) => ({ name, bytes: utf8(text) })

  it('is joined in the order of names, with every heading and the page it came from', () => {
    const result = joinMarkdownPages(
      [
        page('h-10.md', '# H-10 Ten\n## Causes\nx\n## Status\nOpen\n'),
        page('h-2.md', '# H-2 Two\n## Causes\ny\n## Owner\nAnn\n'),
        page('README.md', '# About this folder\n## Contributing\nz\n'),
        page('empty.md', ''),
        page('picture.md', '\u0000\u0001'),
        page('matrix.md', '| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |\n'),
      ],
      'hazards',
    )
    if (!result.ok) throw new Error(result.error.message)
    expect(result.value.sheet.cells.filter(({ row }) => row === 1).map(({ text }) => text)).toEqual([
      'Hazard ID',
      'Hazard name',
      'Causes',
      'Owner',
      'Status',
      'Source page',
    ])
    expect(pages(result.value.sheet)).toEqual([
      { 'Hazard ID': 'H-2', 'Hazard name': 'Two', Causes: 'y', Owner: 'Ann', 'Source page': 'h-2.md' },
      { 'Hazard ID': 'H-10', 'Hazard name': 'Ten', Causes: 'x', Status: 'Open', 'Source page': 'h-10.md' },
    ])
    const apart = Object.fromEntries(result.value.apart.map(({ name, reason }) => [name, reason]))
    expect(Object.keys(apart).sort()).toEqual(['README.md', 'empty.md', 'matrix.md', 'picture.md'])
    expect(apart['README.md']).toContain('shares no heading')
    expect(apart['empty.md']).toContain('empty')
  })

  it('without any page of a hazard is refused', () => {
    const result = joinMarkdownPages([page('a.md', 'prose'), page('b.md', '')], 'notes')
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) expect(result.error.message).toContain('Nothing was changed.')
  })
})

describe('Markdown that holds no log', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['prose', utf8('Only a paragraph.\n\nAnd another.'), /no table and no headings/],
    ['an empty file', utf8(' \n\n'), /empty/],
    ['a file of a comment', utf8('<!-- | a | b |\n|--|--| -->'), /no table and no headings/],
    ['a table without any text', utf8('<table><tr><td></td></tr></table>'), /no table and no headings/],
    ['bytes that are not text', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), /not a text file/],
  ])('%s', async (_, bytes, expected) => {
    const result = await readSource(asFile('log.md', bytes), 'log.md')
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } })
    if (!result.ok) {
      expect(result.error.message).toMatch(expected)
      expect(result.error.message).toContain('Nothing was changed.')
      expect(result.error.hint).toMatch(/\w.*\.$/)
    }
  })

  it('is read through the worker by its ending', async () => {
    const result = await readSource(
      asFile('log.MARKDOWN', '| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |\n'),
      'log.MARKDOWN',
    )
    expect(result).toMatchObject({ ok: true, value: { kind: 'markdown', sheets: [{ name: 'Table 1' }] } })
  })

  const piece = fc.constantFrom(
    '| a | b |\n',
    '|--|--|\n',
    '# H-1 x\n',
    '## y\n',
    '- **Severity:** 1\n',
    '<table>',
    '<tr>',
    '<td rowspan=3>',
    '</table>',

    '**',
    '`',
    '[a](',
    '<!--',
    '-->',
    '```\n',
    '---\n',
    'id: x\n',
    '> ',
    '\n',
    '&amp',
    '\\',
    '患者',
    '<td colspan=9>',
    ' ',
  )
  property.prop([fc.array(piece, { maxLength: 60 })], { numRuns: 300 })(
    'any mixture of its marks is read or refused, with cells in order and within one sheet once',
    (pieces) => {
      const result = readMarkdown(utf8(pieces.join('')), 'log.md')
      if (!result.ok) {
        expect(result.error.code).toBe('unreadable')
        return
      }
      for (const { cells } of result.value) {
        const places = cells.map(({ row, column }) => row * 100_000 + column)
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
        expect(cells.every(({ text }) => text !== '')).toBe(true)
      }
      expect(new Set(result.value.map(({ name }) => name)).size).toBe(result.value.length)
    },
  )
})
