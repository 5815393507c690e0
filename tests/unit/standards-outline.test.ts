import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { standardsPack } from '../../src-shared/domain/standards-pack.ts'

const pack = standardsPack.parse(
  JSON.parse(readFileSync(new URL('../../resources/standards/nhs-2018.json', import.meta.url), 'utf8')),
)
const known = new Set<string>(pack.standards.flatMap(({ id, clauses }) => clauses.map((one) => `${id} ${one.id}`)))

describe('the outline of the clinical safety case report', () => {
  const TABLES = [
    'people-and-roles',
    'sessions',
    'scheme',
    'hazards-initial',
    'matrix-initial',
    'matrix-residual',
    'controls-register',
    'controls-by-state',
    'evidence-list',
    'residual-risks',
    'transferred-hazards',
    'test-issues',
    'assumptions',
    'constraints',
    'third-parties',
    'hand-overs',
    'plan',
    'milestones',
    'answered-findings',
    'open-findings',
    'archived-hazards',
    'decisions-for-the-board',
    'hazard-log-reference',
    'version-history',
    'approvals',
    'configuration',
    'residual-not-accepted',
    'supplier-evidence',
    'benefit-analyses',
  ]
  const section = (id: string) => pack.outline.find((one) => one.id === id)

  it('has the eleven sections in order, behind an executive summary', () => {
    expect(pack.outline[0]?.id).toBe('executive-summary')
    expect(
      pack.outline.filter(({ number }) => /^\d+$/.test(number)).map(({ number, title }) => [number, title]),
    ).toEqual([
      ['1', 'Introduction'],
      ['2', 'System definition and overview'],
      ['3', 'Clinical risk management system'],
      ['4', 'Clinical risk analysis'],
      ['5', 'Clinical risk evaluation'],
      ['6', 'Clinical risk control'],
      ['7', 'Hazard log'],
      ['8', 'Test issues'],
      ['9', 'Summary safety statement'],
      ['10', 'Quality assurance and document approval'],
      ['11', 'Configuration control'],
    ])
  })

  it('numbers its sections without a gap, each with a name of its own', () => {
    const counted: number[] = []
    for (const { number } of pack.outline.filter((one) => one.number !== '')) {
      const [main, sub] = number.split('.').map(Number)
      if (sub === undefined) expect(main).toBe(counted.push(0))
      else {
        expect(main).toBe(counted.length)
        counted[counted.length - 1] = sub
        expect(sub).toBe(
          pack.outline.filter((one) => one.number.startsWith(`${main}.`)).findIndex((one) => one.number === number) + 1,
        )
      }
    }
    expect(new Set(pack.outline.map(({ id }) => id)).size).toBe(pack.outline.length)
    for (const { id } of pack.outline) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      expect(id.length).toBeLessThanOrEqual(60)
    }
  })

  it('asks for text and tables only where it has no sections below', () => {
    const heads = pack.outline.filter(
      ({ number }) => number !== '' && pack.outline.some((one) => one.number.startsWith(`${number}.`)),
    )
    expect(heads.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '6', '7', '9', '10', '11'])
    for (const head of heads) expect([head.clauses, head.tables]).toEqual([[], []])
  })

  it('names only clauses that exist, of standards that the section is for', () => {
    for (const { id, clauses, standards } of pack.outline) {
      expect(standards.length, id).toBeGreaterThan(0)
      expect(new Set(clauses).size, id).toBe(clauses.length)
      for (const clause of clauses) {
        expect(known.has(clause), `${id}: ${clause}`).toBe(true)
        expect(standards, `${id}: ${clause}`).toContain(clause.split(' ')[0])
      }
    }
  })

  it('puts every table of the model somewhere, and no table that the model does not have', () => {
    const placed = pack.outline.flatMap(({ tables }) => tables)
    expect([...new Set(placed)].toSorted()).toEqual(TABLES.toSorted())
  })

  it('puts no table into the report twice, but milestones, states of controls and matrices', () => {
    const placed = pack.outline.flatMap(({ tables }) => tables)
    const twice = placed.filter((table, index) => placed.indexOf(table) !== index)
    expect(twice.toSorted()).toEqual(['controls-by-state', 'matrix-initial', 'matrix-residual', 'milestones'])
  })

  it.each([
    { id: 'operational-environment', clauses: ['DCB0160 4.2.3'] },
    { id: 'supplier-evidence', clauses: ['DCB0160 2.5.1'] },
    { id: 'local-customisations', clauses: ['DCB0160 7.1.1'] },
    { id: 'top-management-acceptance', clauses: ['DCB0160 2.2.2'] },
    { id: 'third-party-products', clauses: ['DCB0129 2.5.1', 'DCB0129 2.5.2'] },
    { id: 'formal-review', clauses: ['DCB0129 7.1.1', 'DCB0129 7.1.2', 'DCB0160 7.1.2', 'DCB0160 7.1.3'] },
    { id: 'release-configuration', clauses: ['DCB0129 7.1.3'] },
    { id: 'corrective-actions', clauses: ['DCB0129 7.2.3', 'DCB0160 7.2.3'] },
    { id: 'residual-risk-not-accepted', clauses: ['DCB0129 6.1.6', 'DCB0129 6.2.1'] },
    { id: 'implementation-of-controls', clauses: ['DCB0129 6.3.2', 'DCB0129 6.3.3'] },
    { id: 'hazard-log-reference', clauses: ['DCB0129 3.3.3'] },
    { id: 'transferred-hazards', clauses: ['DCB0129 6.3.1', 'DCB0160 6.3.1'] },
    { id: 'clinical-safety-officer-statement', clauses: ['DCB0129 3.5.2', 'DCB0160 3.5.2'] },
  ])('has $id, which answers $clauses', ({ id, clauses }) => {
    expect(section(id)?.clauses).toEqual(expect.arrayContaining(clauses))
  })

  it('keeps what only a deploying organisation answers out of a report for DCB0129 alone', () => {
    expect(pack.outline.filter(({ standards }) => !standards.includes('DCB0129')).map(({ id }) => id)).toEqual([
      'local-customisations',
      'supplier-evidence',
      'go-live-criteria',
      'top-management-acceptance',
    ])
  })

  it('tells what each section is for', () => {
    for (const { id, guidance } of pack.outline) expect(guidance, id).toMatch(/^[A-Z].{30,}\.$/)
  })
})
