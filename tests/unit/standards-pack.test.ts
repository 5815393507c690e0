import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessmentEntry } from '../../src-shared/domain/assessment.ts'
import { controlEntry } from '../../src-shared/domain/control.ts'
import { evidenceEntry } from '../../src-shared/domain/evidence.ts'
import { controlLinkEntry, hazardEntry } from '../../src-shared/domain/hazard.ts'
import { organisationEntry } from '../../src-shared/domain/organisation.ts'
import { personEntry } from '../../src-shared/domain/person.ts'
import { healthItSystem, projectEntry } from '../../src-shared/domain/project.ts'
import { registerEntries } from '../../src-shared/domain/registers.ts'
import { lookUp, proposeSeverity, schemeProblems } from '../../src-shared/domain/scheme.ts'
import { type Clause, confidence, standardsPack } from '../../src-shared/domain/standards-pack.ts'

const raw: unknown = JSON.parse(
  readFileSync(new URL('../../resources/standards/nhs-2018.json', import.meta.url), 'utf8'),
)
const pack = standardsPack.parse(raw)
const { scheme } = pack

/** From the surest to the least sure. */
const ORDER = confidence.options

const clauseConfidence = new Map<string, Clause['confidence']>(
  pack.standards.flatMap(({ id, clauses }) => clauses.map((one) => [`${id} ${one.id}`, one.confidence] as const)),
)

/** `DCB0129 2.3.1, 2.3.2; DCB0160 2.3.1` → each clause with its standard. */
function clausesNamed(source: string): string[] {
  return [...source.matchAll(/(DCB01(?:29|60)) (\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*)/g)].flatMap(([, standard, ids]) =>
    (ids ?? '').split(', ').map((id) => `${standard} ${id}`),
  )
}

/** Every string of the pack with its path. */
function strings(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`))
}

describe('the pack nhs-2018', () => {
  it('fits the schema and comes out of it as it stands in the file', () => {
    expect(pack).toEqual(raw)
    expect(pack).toMatchObject({ id: 'nhs-2018', version: '1', date: '2026-11-22' })
  })

  it.each([
    { standard: 'DCB0129', version: '4.2', count: 61, must: 58, should: ['4.1.2', '6.2.2'] },
    { standard: 'DCB0160', version: '3.2', count: 66, must: 63, should: ['4.1.2', '6.2.2'] },
  ])('holds the $count clauses of $standard, each once and in order', ({ standard, version, count, must, should }) => {
    const found = pack.standards.find(({ id }) => id === standard)
    const clauses = found?.clauses ?? []
    expect(found?.version).toBe(version)
    expect(clauses).toHaveLength(count)
    expect(clauses.filter(({ level }) => level === 'MUST')).toHaveLength(must)
    expect(clauses.filter(({ level }) => level === 'SHOULD').map(({ id }) => id)).toEqual(should)
    expect(clauses.filter(({ level }) => level === 'rule').map(({ id }) => id)).toEqual(['5.1.2'])
    const places = clauses.map(({ id }) => id.split('.').reduce((sum, part) => sum * 100 + Number(part), 0))
    expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b))
  })

  it('says of DCB0129 that all is verified, of DCB0160 how sure each clause is', () => {
    const [made, deployed] = pack.standards
    expect(made?.clauses.every((one) => one.confidence === 'verified')).toBe(true)
    expect(made?.caution).toBe('')
    expect(deployed?.caution).toMatch(/unconfirmed wording/i)
    const count = (sure: string) => deployed?.clauses.filter((one) => one.confidence === sure).length
    expect([
      count('verified'),
      count('quoted'),
      count('paraphrased'),
      count('corroborated'),
      count('unconfirmed'),
    ]).toEqual([0, 9, 10, 2, 45])
  })

  it('names people and documents in full', () => {
    const found = strings(raw).filter(({ text }) =>
      /\b(?:CSO|CRM|CRMP|CRMF|CSCR|CSC|SIML|HL|w\.r\.t|incl)\b/.test(text),
    )
    expect(found).toEqual([])
  })

  it('promises nothing that the product never says', () => {
    const never =
      /\b(?:compliant|compliance|tamper.proof|all clear|official template|prescribed meanings?|ready to go)\b|registration verified|!/i
    expect(strings(raw).filter(({ text }) => never.test(text))).toEqual([])
  })
})

describe('the example matrix', () => {
  // Read row by row as the guidance's example is published; the worst likelihood stands at the top.
  const severities = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic']
  const published: [string, number[]][] = [
    ['Very High', [3, 4, 4, 5, 5]],
    ['High', [2, 3, 3, 4, 5]],
    ['Medium', [2, 2, 3, 3, 4]],
    ['Low', [1, 2, 2, 3, 4]],
    ['Very Low', [1, 1, 2, 2, 3]],
  ]
  const cells = published.flatMap(([likelihood, row]) =>
    row.map((rating, column) => ({ likelihood, severity: severities[column] ?? '', rating })),
  )

  it('has 25 cells and no more', () => {
    expect(cells).toHaveLength(25)
    expect(scheme.lookup.flat()).toHaveLength(25)
    expect(scheme.severity.map(({ word }) => word)).toEqual(severities)
    expect(scheme.likelihood.map(({ word }) => word)).toEqual(published.map(([word]) => word).toReversed())
  })

  it.each(cells)('$severity × $likelihood is $rating', ({ severity, likelihood, rating }) => {
    expect(lookUp(scheme, severity, likelihood)?.number).toBe(rating)
  })

  it('is sound', () => {
    expect(schemeProblems(scheme)).toEqual([])
  })

  it('has the five ratings in short words, with what each obliges', () => {
    expect(
      scheme.ratings.map((one) => [one.number, one.label, one.colourStep, one.needsReason, one.blocksIssue]),
    ).toEqual([
      [1, 'Acceptable', 1, false, false],
      [2, 'Acceptable with a reason', 2, true, false],
      [3, 'Undesirable', 3, true, false],
      [4, 'Must be reduced', 4, false, true],
      [5, 'Unacceptable', 5, false, true],
    ])
    for (const { label, text } of scheme.ratings) {
      expect(`${label} ${text}`).not.toMatch(/\b(?:high|medium|low|tolerable)\b/i)
    }
  })

  it('prints where it comes from and how it is used', () => {
    expect(scheme.source).toContain('as four NHS sources publish it')
    expect(scheme.source).toContain(
      'The specification prescribes no matrix; your clinical risk management plan decides',
    )
    expect(scheme.convention).toMatch(/^Likelihood is that of the harm to a patient, not that of the cause/)
    expect(scheme.convention).toContain('over what period or population')
  })

  it.each([
    { harm: 'death', one: 'Major', several: 'Catastrophic' },
    { harm: 'permanent-life-changing-incapacity', one: 'Major', several: 'Catastrophic' },
    { harm: 'severe-injury-recovery-not-expected', one: 'Major', several: 'Catastrophic' },
    { harm: 'severe-injury-recovery-expected', one: 'Considerable', several: 'Major' },
    { harm: 'severe-psychological-trauma', one: 'Considerable', several: 'Major' },
    { harm: 'minor-injury-recovery-not-expected', one: 'Significant', several: 'Considerable' },
    { harm: 'significant-psychological-trauma', one: 'Significant', several: 'Considerable' },
    { harm: 'minor-injury-recovery-expected', one: 'Minor', several: 'Significant' },
    { harm: 'minor-psychological-upset-or-inconvenience', one: 'Minor', several: 'Significant' },
  ])('proposes $one for $harm of one patient and $several for several', ({ harm, one, several }) => {
    expect(proposeSeverity(scheme, harm, 'one')).toBe(one)
    expect(proposeSeverity(scheme, harm, 'several')).toBe(several)
  })

  it('has no kind of harm that the table above leaves out', () => {
    expect(scheme.harmKinds).toHaveLength(9)
    expect(new Set(scheme.harmKinds.map(({ id }) => id)).size).toBe(9)
    for (const { id } of scheme.harmKinds) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  })

  it('is found unsound by any change of one cell that makes a rating fall, and by no other', () => {
    const cell = fc.record({ row: fc.nat(4), column: fc.nat(4), value: fc.integer({ min: 1, max: 5 }) })
    fc.assert(
      fc.property(cell, ({ row, column, value }) => {
        const lookup = scheme.lookup.map((values) => [...values])
        const changed = lookup[row]
        if (changed) changed[column] = value
        const at = (r: number, c: number) => lookup[r]?.[c]
        const sound =
          value >= (at(row, column - 1) ?? 1) &&
          value >= (at(row - 1, column) ?? 1) &&
          value <= (at(row, column + 1) ?? 5) &&
          value <= (at(row + 1, column) ?? 5)
        const problems = schemeProblems({ ...scheme, lookup })
        expect(problems.length === 0).toBe(sound)
        for (const problem of problems) expect(problem).toContain('the rating falls from')
      }),
      { numRuns: 500 },
    )
  })
})

describe('terms and help', () => {
  const explained = [
    ...pack.terms.map((one) => ({ name: one.term, text: one.meaning, ...one })),
    ...Object.entries(pack.fieldHelp).map(([name, one]) => ({ name, ...one })),
  ]

  it.each(explained)('$name is no surer than the clauses it names', ({ source, text, confidence: said }) => {
    expect(text).toMatch(/^["A-Z].*\.$/s)
    const weakest = Math.max(
      0,
      ...clausesNamed(source).map((clause) => {
        const sure = clauseConfidence.get(clause)
        expect(sure, clause).toBeDefined()
        return sure === undefined ? 0 : ORDER.indexOf(sure)
      }),
    )
    expect(ORDER.indexOf(said)).toBeGreaterThanOrEqual(weakest)
    // Guidance was read in quotations, practice is nobody's rule: neither may pass as verified.
    if (/as quoted by another party|practice/i.test(source)) expect(said).not.toBe('verified')
    // And what claims to be verified says on what.
    if (said === 'verified') {
      expect(source).toMatch(/^(?:DCB0129 (?:v4\.2, glossary|\d\.\d\.\d)|Example matrix|The 19-column layout|Product$)/)
    }
  })

  it('explains no term twice', () => {
    expect(new Set(pack.terms.map(({ term }) => term.toLowerCase())).size).toBe(pack.terms.length)
  })

  it('explains every word of the example matrix with its own definition', () => {
    const meanings = pack.terms.map(({ meaning }) => meaning)
    for (const { definition } of [...scheme.severity, ...scheme.likelihood]) expect(meanings).toContain(definition)
    for (const { text } of scheme.ratings) expect(meanings).toContain(text)
  })

  // Help is found by the name a person would give the field: ids of records drop their ending.
  const RENAMED: Record<string, string> = {
    'hazard.raisedFrom': 'hazard.source',
    'evidence.holdsPatientData': 'evidence.patientData',
    'project.version': 'project.logVersion',
    'system.name': 'project.system',
  }
  const keyOf = (record: string, field: string) =>
    RENAMED[`${record}.${field}`] ??
    `${record === 'system' ? 'project' : record}.${field === 'evidenceIds' ? 'evidence' : field.replace(/Id(s?)$/, '$1')}`
  const forms: Record<string, { shape: object }> = {
    hazard: hazardEntry,
    control: controlEntry,
    link: controlLinkEntry,
    evidence: evidenceEntry,
    assessment: assessmentEntry,
    project: projectEntry,
    system: healthItSystem,
    organisation: organisationEntry,
    person: personEntry,
    ...registerEntries,
  }
  it.each(Object.entries(forms).map(([record, { shape }]) => ({ record, fields: Object.keys(shape) })))(
    'there is help for every field of a $record',
    ({ record, fields }) => {
      const without = fields.map((field) => keyOf(record, field)).filter((key) => pack.fieldHelp[key] === undefined)
      expect(without).toEqual([])
    },
  )
})

describe('lists', () => {
  it('gives the statuses the guidance’s meaning for a manufacturer, with its caution', () => {
    expect(pack.statuses.map(({ status }) => status)).toEqual(['Open', 'Transferred', 'Closed'])
    for (const one of pack.statuses) expect(one.cautionUnderDcb0160).toBe('Meaning under DCB0160 unconfirmed.')
  })

  it.each(['categories', 'careSettings', 'professions'] as const)('%s has no entry twice', (list) => {
    expect(pack[list].length).toBeGreaterThanOrEqual(10)
    expect(new Set(pack[list].map((entry) => entry.toLowerCase())).size).toBe(pack[list].length)
  })

  it('has the phases of each standard in order, verification due from the test phase on', () => {
    const of = (standard: 'DCB0129' | 'DCB0160') =>
      pack.lifecyclePhases.filter((one) => one.standards.includes(standard))
    expect(of('DCB0129').map((one) => [one.id, one.implementationDue, one.verificationDue])).toEqual([
      ['requirements-analysis', false, false],
      ['design', false, false],
      ['test', true, true],
      ['delivery', true, true],
      ['modification', true, true],
    ])
    expect(of('DCB0160').map((one) => [one.id, one.implementationDue, one.verificationDue])).toEqual([
      ['deployment', true, true],
      ['use', true, true],
      ['maintenance', true, true],
      ['decommissioning', true, true],
    ])
  })
})
