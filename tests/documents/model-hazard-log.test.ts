import { describe, expect, it } from 'vitest'
import { buildHazardLog } from '../../src-main/documents/model/build-hazard-log.ts'
import { groupFindings } from '../../src-shared/checks/group-findings.ts'
import { runChecks } from '../../src-shared/checks/run-checks.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAnswer,
  anAssessment,
  anEvidence,
  aProject,
  aSnapshot,
  aSoundLog,
  idOf,
  NOW,
  scored,
  TODAY,
} from '../support/builders.ts'
import { blocksOf, inputOf, rowsOf, tableNamed, tablesOf, textOf, wholeText } from '../support/documents.ts'

const build = (snapshot: Snapshot) => buildHazardLog(inputOf(snapshot))
const said = (snapshot: Snapshot) => wholeText(build(snapshot))
const log = (...hazard: Snapshot['records']['hazard']) => aSnapshot({ hazard })

describe('the hazard log as a document', () => {
  it('carries the mark of a draft and the notice of a sample on every page, the front sheet too', () => {
    const model = build(aSnapshot({}, { project: aProject({ notice: 'Fictitious sample, not for clinical use' }) }))
    expect(model.header).toBe('DRAFT – not issued · Fictitious sample, not for clinical use')
    const title = blocksOf(model)[0]
    expect(title?.kind === 'title' && title.mark).toBe('DRAFT – not issued\nFictitious sample, not for clinical use')
    expect(model.footer).toContain('0.1 DRAFT')
  })

  it('gives the matrix with its definitions before any score', () => {
    const captions = tablesOf(build(aSoundLog())).map(({ caption }) => caption)
    const order = [
      'Severity: words and definitions',
      'Risk matrix',
      'The position in five lines',
      'Hazards at a glance',
    ]
    expect(order.map((caption) => captions.indexOf(caption))).toEqual(
      order.map((caption) => captions.indexOf(caption)).toSorted((a, b) => a - b),
    )
    expect(captions).toContain('Risk matrix')
    expect(rowsOf(tableNamed(build(aSoundLog()), 'The position in five lines'))).toHaveLength(5)
  })

  it('gives each hazard once, its own table right under its heading', () => {
    const blocks = blocksOf(build(aSoundLog()))
    for (const number of ['HAZ-001', 'HAZ-002']) {
      const at = blocks.flatMap((block, index) =>
        block.kind === 'heading' && block.text.startsWith(number) ? [index] : [],
      )
      expect(at).toHaveLength(1)
      const own = blocks[(at[0] ?? 0) + 1]
      expect(own?.kind === 'table' && textOf(own.rows[0]?.[1])).toBe(number)
    }
  })

  it('adds each column of the ratings up to all hazards, unscored ones told apart', () => {
    const hazards = [
      scored(aHazard(1), [], [anAssessment('initial'), anAssessment('residual', { likelihood: 'Low' })]),
      scored(aHazard(2), [], [anAssessment('initial', { origin: 'imported', confirmedAt: null, confirmedBy: null })]),
      aHazard(3),
      aHazard(4, { candidate: true }),
      aHazard(5, { archived: { how: 'archived', reason: 'Raised twice', at: NOW } }),
    ]
    const rows = rowsOf(tableNamed(build(log(...hazards)), 'Hazards by rating'))
    const all = rows.findIndex(([name]) => name === 'All hazards')
    for (const column of [1, 2, 3]) {
      const sum = rows.slice(0, all).reduce((total, row) => total + Number(row[column]), 0)
      expect([column, sum, rows[all]?.[column]]).toEqual([column, 3, '3'])
    }
    expect(rows.find(([name]) => name?.startsWith('Of these'))?.slice(1, 4)).toEqual(['1', '1', '0'])
    const statuses = rowsOf(tableNamed(build(log(...hazards)), 'Hazards by status'))
    expect(statuses.slice(0, -1).reduce((total, row) => total + Number(row[1]), 0)).toBe(3)
  })

  it('lists candidates and archived hazards with their reasons, outside the counts', () => {
    const model = build(
      log(
        aHazard(4, { name: 'Drug interactions', candidate: true }),
        aHazard(5, { archived: { how: 'merged', reason: 'Same as HAZ-001', at: NOW } }),
      ),
    )
    expect(rowsOf(tableNamed(model, 'Candidate hazards'))[0]?.slice(0, 2)).toEqual(['HAZ-004', 'Drug interactions'])
    expect(rowsOf(tableNamed(model, 'Archived hazards'))[0]).toEqual([
      'HAZ-005',
      expect.any(String),
      'Merged, 3 March 2026',
      'Same as HAZ-001',
    ])
  })

  it('shows beside a score that it was imported, or made before changes, with the list', () => {
    const imported = { origin: 'imported', confirmedAt: null, confirmedBy: null } as const
    expect(said(log(scored(aHazard(1), [], [anAssessment('initial', imported)])))).toContain(
      'Score imported, not confirmed',
    )
    const before = scored(aHazard(1), [], [anAssessment('initial')])
    const after = { ...before, impact: 'Worse than thought.', causes: [...before.causes, aCause(1, 2)] }
    expect(said(log(after))).toContain('Scored before these changes: impact changed, cause added')
  })

  it('prints the rating of the source beside that of the matrix where they differ', () => {
    const score = {
      stage: 'residual',
      severity: 'Minor',
      likelihood: 'Low',
      severityShown: 'Minor',
      likelihoodShown: 'Low',
      ratingShown: '3',
      cells: { severity: 'N7', likelihood: 'O7', rating: 'P7' },
      importId: idOf('import'),
      differenceConfirmed: null,
    } as const
    const text = said(log(aHazard(1, { sourceScores: [score] })))
    expect(text).toContain('1 by the matrix; source showed 3, cell P7; not confirmed by a person.')
    expect(text).toContain('Source showed 3')
  })

  it('says under both scores which controls are said to carry the change between them', () => {
    const links = [aLink(1, 1, 1, { standing: 'additional', acts: 'prevents the cause' })]
    const rowOf = (assessments: Parameters<typeof scored>[2]) => {
      const hazard = scored(aHazard(1, { links }), [], assessments)
      const model = build(aSnapshot({ hazard: [hazard], control: [aControl(1)], evidence: [anEvidence(1)] }))
      const scores = tablesOf(model).find(({ headerRows }) => textOf(headerRows[0]?.[1]) === 'Initial clinical risk')
      return scores?.rows.find(([name]) => textOf(name) === 'Initial to residual')
    }
    const initial = anAssessment('initial', { severity: 'Major', likelihood: 'High' })
    const row = rowOf([initial, anAssessment('residual', { severity: 'Major', likelihood: 'Low' })])
    expect(textOf(row?.[1])).toContain('Severity unchanged: Major.')
    expect(textOf(row?.[1])).toContain('Likelihood High → Low: 1 control prevents the cause: CTL-001')
    expect(row?.[1]?.columnSpan).toBe(2)
    expect(rowOf([initial])).toBeUndefined()
  })

  it('puts each control beside the cause it answers, and names a cause that has none', () => {
    const hazard = aHazard(1, {
      causes: [aCause(1, 1), aCause(1, 2, { text: 'Nobody looks at the list' })],
      links: [
        aLink(1, 1, 1),
        aLink(1, 2, null, { standing: 'existing', remains: 'no', effectiveness: 'not yet judged' }),
      ],
    })
    const model = build(aSnapshot({ hazard: [hazard], control: [aControl(1), aControl(2)], evidence: [anEvidence(1)] }))
    const table = tablesOf(model).find(({ headerRows }) => textOf(headerRows[0]?.[1]) === 'Possible cause')
    const rows = rowsOf(table ?? tableNamed(model, 'none'))
    expect(rows[0]?.slice(0, 2)).toEqual(['1', aCause(1, 1).text])
    expect(rows[0]?.[2]).toMatch(/^CTL-001 {2}/)
    expect(rows[0]?.[5]).toBe('● Verified and effective')
    expect(rows[0]?.[6]).toContain('evidence: Test report 1')
    expect(rows[1]).toEqual(['2', 'Nobody looks at the list', 'No control answers this cause.'])
    expect(rows[2]?.[1]).toBe('The hazard as a whole')
    expect(rows[2]?.[5]).toBe('◕ Verified')
    expect(rows[2]?.[6]).toContain('Existing, does not remain after go-live')
  })

  it('prints Not recorded where there is no record, never nothing and never None', () => {
    const model = build(aSnapshot({ hazard: [aHazard(1, { description: '', impact: '', ownerId: null })] }))
    const empty = tablesOf(model).filter(({ rows }) => rows.length === 0)
    expect(empty).toEqual([])
    expect(rowsOf(tableNamed(model, 'Clinical risk management plan'))).toEqual([['Not recorded']])
    const cells = tablesOf(model).flatMap((table) => rowsOf(table).flat())
    expect(cells).not.toContain('None')
    const own = tablesOf(model).find(({ rows }) => textOf(rows[0]?.[0]) === 'Hazard number')
    expect(rowsOf(own ?? tableNamed(model, ''))[0]?.[5]).toBe('Not recorded')
  })

  it('gives open findings as one line a check, whatever their number', () => {
    const hazards = Array.from({ length: 30 }, (_hazard, index) => aHazard(index + 1))
    const input = inputOf(log(...hazards))
    const rows = rowsOf(tableNamed(buildHazardLog(input), 'Open findings by check'))
    expect(rows).toHaveLength(new Set(groupFindings(input.findings).map(({ check }) => check)).size)
    expect(input.findings.length).toBeGreaterThan(rows.length * 3)
    expect(rows.reduce((sum, row) => sum + Number((row[2] ?? '').split('\n')[0]), 0)).toBe(input.findings.length)
  })

  it('names every hazard that a check found, however many', () => {
    const hazards = Array.from({ length: 30 }, (_hazard, index) =>
      aHazard(index + 1, { ownerId: index < 20 ? null : idOf('person Ada Okafor') }),
    )
    const rows = rowsOf(tableNamed(build(log(...hazards)), 'Open findings by check'))
    const where = rows.find(([, what]) => what === 'Hazards without an owner')?.[3] ?? ''
    expect(where.split(', ')).toHaveLength(20)
  })

  it('tells the board which residual risks were judged not acceptable', () => {
    const refused = scored(
      aHazard(1),
      [],
      [
        anAssessment('initial'),
        anAssessment('residual', { acceptability: 'not acceptable', justification: 'A change of role is needed.' }),
      ],
    )
    const [, remains] = rowsOf(tableNamed(build(log(refused)), 'The position in five lines'))
    expect(remains?.[1]).toContain(`not acceptable: ${refused.number} ${refused.name}`)
  })

  it('lists every answered finding with who, when and why', () => {
    const snapshot = log(aHazard(1, { ownerId: null }))
    const [first] = runChecks(snapshot, { today: TODAY, due: { implementation: true, verification: true } })
    if (first === undefined) throw new Error('no finding')
    const answered = { ...snapshot, records: { ...snapshot.records, answer: [anAnswer(first)] } }
    expect(rowsOf(tableNamed(build(answered), 'Answered findings'))).toEqual([
      [expect.stringContaining(first.message), 'Discussed and agreed.', 'Ada Okafor, 1 March 2026'],
    ])
  })

  it('keeps the title of evidence that holds patient data to itself', () => {
    const marked = anEvidence(1, { title: 'Letter about Mr Smith', reference: 'Smith-1', holdsPatientData: true })
    const hazard = aHazard(1, { links: [aLink(1, 1, 1)], evidenceIds: [marked.id] })
    const text = said(aSnapshot({ hazard: [hazard], control: [aControl(1)], evidence: [marked] }))
    expect(text).not.toMatch(/Smith/)
    expect(text).toContain('title withheld')
  })

  it('shortens what an import left out to a count for each reason', () => {
    const leftOut = Array.from({ length: 590 }, (_entry, row) => ({ cell: `E${row}`, text: 'None', reason: 'none' }))
    const made = {
      id: idOf('import'),
      projectId: idOf('project'),
      archived: null,
      fileName: 'source.xlsx',
      sha256: 'a'.repeat(64),
      size: 1234,
      evidenceId: null,
      sheet: 'Hazard Log',
      mapping: 'nhs-nineteen-columns',
      whose: 'ours' as const,
      organisationId: null,
      at: NOW,
      counts: { hazards: 11, causes: 86, controls: 109 },
      cover: [],
      versions: [],
      listed: [{ as: 'approver' as const, name: 'A. Name', title: '', date: '', cell: 'B2' }],
      leftOut,
      findings: [],
      textChanges: [],
    }
    const rows = rowsOf(tableNamed(build(aSnapshot({ import: [made] })), 'Import of source.xlsx'))
    const row = (name: string) => rows.find(([first]) => first === name)?.[1]
    expect(row('Read')).toBe(
      '206 entries read (11 hazards, 86 causes, 109 control entries), 590 left out, listed in the workspace.',
    )
    expect(row('Left out, by reason')).toBe('Said only "None": 590')
    expect(row('Names on the source')).toBe('Approver: A. Name; listed; no date given')
  })

  it('never says what the product never says', () => {
    const text = said(aSoundLog())
    for (const word of [
      /\bcompliant\b/i,
      /\ball clear\b/i,
      /\bregistration verified\b/i,
      /\btamper/i,
      /\bimported completely\b/i,
    ]) {
      expect(text).not.toMatch(word)
    }
    expect(text).toContain('Evidenced means that the controls are evidenced, not that the score is right.')
  })
})
