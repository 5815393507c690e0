import { describe, expect, it } from 'vitest'
import { buildSafetyCase } from '../../src-main/documents/model/build-safety-case.ts'
import { viewLog } from '../../src-main/documents/model/log-view.ts'
import { trendFigures } from '../../src-main/documents/model/pictures.ts'
import { liveTable, liveTables } from '../../src-main/documents/model/tables/index.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import { counts } from '../../src-shared/domain/hazard.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import {
  fillLiveFields,
  type LiveValues,
  liveFields,
  liveTableTitles,
  splitAtTables,
} from '../../src-shared/format/live-fields.ts'
import { aProject, aRegister, aSnapshot, aSoundLog, idOf, TODAY } from '../support/builders.ts'
import { blocksOf, inputOf, pack, rowsOf, tableNamed, tablesOf, wholeText, wordsOf } from '../support/documents.ts'
import { exampleScheme } from '../support/scheme.ts'

const build = (snapshot: Snapshot) => buildSafetyCase(inputOf(snapshot))
const headings = (snapshot: Snapshot) =>
  blocksOf(build(snapshot)).flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
const narrative = (section: string, text: string) => ({
  id: idOf(section),
  projectId: idOf('project'),
  archived: null,
  section,
  text,
})
const withText = (section: string, text: string) => {
  const log = aSoundLog()
  return { ...log, records: { ...log.records, narrative: [narrative(section, text)] } }
}

describe('tables of the report', () => {
  it.each([...new Set(pack.outline.flatMap(({ tables }) => tables))])(
    'has the table %s, which the pack asks for',
    (key) => {
      const made = liveTable(key)?.(viewLog(inputOf(aSnapshot()))) ?? []
      expect(made.length).toBeGreaterThan(0)
      const tables = made.filter((block) => block.kind === 'table')
      expect(tables.every(({ rows, caption }) => rows.length > 0 && caption !== '')).toBe(true)
    },
  )

  it('has a name in the menu for each, and no other', () => {
    expect(Object.keys(liveTables).toSorted()).toEqual(Object.keys(liveTableTitles).toSorted())
    expect(liveTable('toString')).toBeUndefined()
  })
})

describe('the clinical safety case report', () => {
  it('says on page one what the clinical safety officer says, with conditions and decisions, in the words of people', () => {
    const statement = {
      id: idOf('statement'),
      projectId: idOf('project'),
      archived: null,
      recommendation: 'recommend with conditions' as const,
      text: 'Ward 7 may go live.',
      conditions: 'Paper charts for a week\nNights staffed',
      personId: idOf('person Ada Okafor'),
      date: '2026-03-01',
    }
    const log = aSnapshot({ safetyStatement: [statement], boardDecision: [aRegister('boardDecision')] })
    const [first, second] = blocksOf(build(log))
    expect(first?.kind).toBe('title')
    expect(second?.kind === 'table' && rowsOf(second)).toEqual([
      ['Recommendation', 'Recommend with conditions'],
      ['Statement', 'Ward 7 may go live.'],
      ['Conditions', '1. Paper charts for a week\n2. Nights staffed'],
      ['Given by', 'Ada Okafor, 1 March 2026'],
      ['Decisions asked of the board', '1. Go live on ward 7.'],
    ])
  })

  it('says so where no statement was given and no decision is asked', () => {
    const rows = rowsOf(tableNamed(build(aSoundLog()), "Clinical safety officer's statement"))
    expect(rows[0]).toEqual(['Recommendation', 'Not yet given'])
    expect(rows.at(-1)).toEqual(['Decisions asked of the board', 'Not recorded'])
  })

  it('has the sections of the standards that the project follows, and no others', () => {
    const only = (standards: ('DCB0129' | 'DCB0160')[]) => headings(aSnapshot({}, { project: aProject({ standards }) }))
    expect(only(['DCB0160'])).toContain('9.2  Go-live criteria')
    expect(only(['DCB0129'])).not.toContain('9.2  Go-live criteria')
    const manufacturer = wholeText(build(aSnapshot({}, { project: aProject({ standards: ['DCB0129'] }) })))
    expect(manufacturer).not.toMatch(/Clauses: .*DCB0160|unconfirmed wording/i)
  })

  it('tells why numbers are missing before the contents, so that no page holds that line alone', () => {
    const blocks = blocksOf(build(aSnapshot({}, { project: aProject({ standards: ['DCB0129'] }) })))
    const contents = blocks.findIndex(({ kind }) => kind === 'contents')
    const before = blocks[contents - 1]
    expect(before?.kind === 'paragraph' && wordsOf(before)).toContain('Sections 2.5, 3.4, 9.2, 9.5 belong to DCB0160')
    expect(blocks[contents + 1]?.kind).toBe('heading')
  })

  it('prints Not recorded for what nobody wrote, and nothing of the kind under a mere heading', () => {
    const blocks = blocksOf(build(aSoundLog()))
    const after = (heading: string) => {
      const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading)
      return blocks.slice(at + 1, at + 3)
    }
    const words = (heading: string) =>
      after(heading).map((block) => (block.kind === 'paragraph' ? wordsOf(block) : block.kind))
    expect(words('9.3  Result of the review before delivery or deployment')).toContain('Not recorded.')
    expect(words('4.1  How hazards were identified')).toContain('Text of this section: not recorded.')
    expect(words('4  Clinical risk analysis')[0]).toBe('heading')
  })

  it('says where the hazards are under a section about them that nobody wrote', () => {
    const said = /The log has \d+ hazards? with \d+ causes?\. The hazard log that goes with this report/
    expect(wholeText(build(aSoundLog()))).toMatch(said)
    expect(wholeText(build(aSnapshot({})))).not.toMatch(said)
  })

  it('lists every hazard identified with its impact and causes', () => {
    const log = aSoundLog()
    const table = tableNamed(build(log), 'Hazards, potential clinical impact and causes')
    expect(table.rows).toHaveLength(log.records.hazard.filter(counts).length)
    const [first] = log.records.hazard
    expect(JSON.stringify(table.rows[0])).toContain(first?.name)
  })

  it('shows pictures over time from the second day on', () => {
    const day = { hazards: 1, byRating: {}, unscored: 1, controls: 0, done: 0, due: 0, overdue: 0 }
    const kinds = (days: string[]) =>
      trendFigures({
        ...viewLog(inputOf(aSoundLog())),
        trend: { days: days.map((one) => ({ ...day, day: one })), planned: [] },
      }).map(({ kind }) => kind)
    expect(kinds(['2026-03-01'])).toEqual(['paragraph'])
    expect(new Set(kinds(['2026-03-01', '2026-03-02']))).toEqual(new Set(['picture']))
  })

  it('says which clauses have unconfirmed wording, and cautions on the front sheet', () => {
    const text = wholeText(build(aSoundLog()))
    expect(text).toMatch(/Clauses: DCB0160 .*\(unconfirmed wording\)/)
    expect(text).toContain('Unconfirmed wording: the text of DCB0160 v3.2 was not read in full.')
  })

  it('puts live fields and tables where the text has them, and no table twice in a section', () => {
    const text = 'There are [[hazards]] hazards.\n\n[[table:residual-risks]]\n\nAfter it, [[nonsense]] stays.'
    const model = build(withText('residual-risk', text))
    const blocks = blocksOf(model)
    const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === '6.3  Residual clinical risk')
    const here = blocks
      .slice(at + 2, at + 5)
      .map((block) =>
        block.kind === 'paragraph' ? wordsOf(block) : block.kind === 'table' ? block.caption : block.kind,
      )
    expect(here).toEqual([
      'There are 2 hazards.',
      'Residual clinical risk of every hazard',
      'After it, [[nonsense]] stays.',
    ])
    const residual = tablesOf(model).filter(({ caption }) => caption === 'Residual clinical risk of every hazard')
    expect(residual).toHaveLength(1)
  })
})

describe('what the report does not repeat', () => {
  const under = (snapshot: Snapshot, title: string) => {
    const blocks = blocksOf(build(snapshot))
    const from = blocks.findIndex((block) => block.kind === 'heading' && block.text === title) + 1
    const next = blocks.findIndex((block, index) => index >= from && block.kind === 'heading')
    return blocks.slice(from, next)
  }
  const linesOf = (blocks: ReturnType<typeof blocksOf>) =>
    blocks.flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block)] : []))
  const captionsOf = (blocks: ReturnType<typeof blocksOf>) =>
    blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : []))

  it('prints a table that two sections ask for once, and says in the other where it stands', () => {
    const log = aSoundLog()
    const captions = tablesOf(build(log)).map(({ caption }) => caption)
    for (const once of ['Hazards by initial clinical risk in the matrix', 'Controls by state'])
      expect(captions.filter((caption) => caption === once)).toHaveLength(1)
    const summary = under(log, 'Executive summary')
    expect(captionsOf(summary)).not.toContain('Controls by state')
    expect(linesOf(summary).at(-1)).toContain('Matrix of residual clinical risk: see 6.3  Residual clinical risk.')
  })

  it('says what has no record in a line, not in an empty frame', () => {
    const issues = under(aSnapshot(), '8  Test issues')
    expect(captionsOf(issues)).toEqual([])
    expect(linesOf(issues)).toContain('Test issues: not recorded.')
  })

  it('asks for no text where records say what it would', () => {
    const log = aSnapshot({ testIssue: [aRegister('testIssue')] })
    expect(captionsOf(under(log, '8  Test issues'))).toEqual(['Test issues'])
    expect(linesOf(under(log, '8  Test issues')).join(' ')).not.toContain('not recorded')
  })

  it('says why numbers are missing where a standard asks for fewer sections', () => {
    const manufacturer = aSnapshot({}, { project: aProject({ standards: ['DCB0129'] }) })
    expect(wholeText(build(manufacturer))).toMatch(
      /Sections 2\.5, .*belong to DCB0160 and are not part of this report\./,
    )
    const both = aSnapshot({}, { project: aProject({ standards: ['DCB0129', 'DCB0160'] }) })
    expect(wholeText(build(both))).not.toContain('not part of this report')
  })

  it('has another reference than the hazard log', () => {
    const model = build(aSnapshot({}, { project: aProject({ reference: 'REF-1' }) }))
    expect(rowsOf(tableNamed(model, 'Document details'))).toContainEqual([
      'Reference',
      'REF-1, clinical safety case report',
    ])
    expect(rowsOf(tableNamed(model, 'Related documents'))[0]?.[1]).toBe('REF-1, hazard log')
  })
})

describe('live fields', () => {
  const values: LiveValues = {
    counts: countLog(aSoundLog(), TODAY),
    scheme: exampleScheme,
    openFindings: 7,
    projectName: 'Wards',
    systemName: 'Wardnote 4.2',
    organisationName: 'Northbrook',
    version: '0.1 DRAFT',
    today: TODAY,
  }
  it.each([
    ['[[hazards]] and [[ Hazards ]]', '2 and 2'],
    ['[[closed]] closed, [[evidenced]] evidenced', '1 closed, 1 evidenced'],
    ['[[residual-not-scored]]', '1'],
    ['[[initial-3]] of 3', '1 of 3'],
    ['[[open-findings]] on [[today]]', '7 on 3 March 2026'],
    ['[[initial-9]] [[toString]] [[', '[[initial-9]] [[toString]] [['],
  ])('%s → %s', (text, filled) => {
    expect(fillLiveFields(text, values)).toBe(filled)
  })

  it('have tokens of their own, each with a title and a value', () => {
    const fields = liveFields(exampleScheme)
    expect(new Set(fields.map(({ token }) => token)).size).toBe(fields.length)
    for (const { token, title, value } of fields)
      expect([token, title !== '', value(values) !== '']).toEqual([token, true, true])
  })

  it('leave a table of an unknown name in the text', () => {
    expect(splitAtTables('a [[table:plan]] b [[table:poem]]')).toEqual([
      { text: 'a ' },
      { table: 'plan' },
      { text: ' b [[table:poem]]' },
    ])
  })
})
