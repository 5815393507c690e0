import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPack } from '../../src-main/backend/pack.ts'
import { readSample, type SampleHazard } from '../../src-main/services/sample-content.ts'
import { lookUp, proposeSeverity } from '../../src-shared/domain/scheme.ts'

const RESOURCES = join(import.meta.dirname, '../../resources')
/** The day the sample is told from: what is overdue or past review is so on this day. */
const TODAY = '2026-11-22'

const pack = readPack(RESOURCES)
const { hazards: all, ...sample } = readSample(RESOURCES)
const hazards = all.filter(({ candidate }) => candidate !== true)
const candidates = all.filter(({ candidate }) => candidate === true)

type SampleLink = SampleHazard['links'][number]

const controlOf = new Map(sample.controls.map((control) => [control.key, control]))
const evidenceOf = new Map(sample.evidence.map((piece) => [piece.key, piece]))
const stateOf = (of: string) => controlOf.get(of)?.steps.at(-1)?.state
const live = ({ links }: SampleHazard) =>
  links.filter(({ control }) => !['rejected', 'withdrawn'].includes(stateOf(control) ?? ''))
const assessed = ({ assessments }: SampleHazard, at: 'initial' | 'residual') =>
  assessments.find(({ stage }) => stage === at)

function ratingOf(hazard: SampleHazard, at: 'initial' | 'residual'): number | null {
  const made = assessed(hazard, at)
  return made === undefined ? null : (lookUp(pack.scheme, made.severity, made.likelihood)?.number ?? 0)
}

function isEvidenced({ control, effectiveness, evidence = [] }: SampleLink): boolean {
  const current = (piece: string) => (evidenceOf.get(piece)?.reviewBy ?? TODAY) >= TODAY
  return (
    stateOf(control) === 'verified' && effectiveness === 'effective' && evidence.length > 0 && evidence.every(current)
  )
}

function keysOf(of: SampleHazard[]): string[] {
  return of.map((hazard) => hazard.key)
}

describe('the sample project holds together', () => {
  test('keys are unique', () => {
    const kinds: { key: string }[][] = [
      sample.organisations,
      sample.people,
      sample.project.milestones,
      sample.sessions,
      sample.evidence,
      sample.controls,
      all,
    ]
    for (const kind of kinds) expect(new Set(kind.map((one) => one.key)).size).toBe(kind.length)
  })

  test('every key that is named exists', () => {
    const known = new Set(
      [
        sample.organisations,
        sample.people,
        sample.project.milestones,
        sample.sessions,
        sample.evidence,
        sample.controls,
        all,
      ].flatMap((kind: { key: string }[]) => kind.map((one) => one.key)),
    )
    const NAMING = new Set(
      'organisation owner approver person reviewer supplier milestone by raisedBy minutes control effectiveBy session hazards evidence assessedBy'.split(
        ' ',
      ),
    )
    const unknown: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [field, inner] of Object.entries(value)) {
        if (NAMING.has(field)) {
          for (const name of [inner].flat() as unknown[]) {
            if (typeof name === 'string' && name !== '' && !known.has(name)) unknown.push(`${path}.${field}: ${name}`)
          }
        }
        walk(inner, `${path}.${field}`)
      }
    }
    walk({ ...sample, all }, '')
    expect(unknown).toEqual([])
  })

  test('causes are numbered from 1, and links name causes of their own hazard and each control once', () => {
    for (const { key: of, causes, links } of hazards) {
      expect(
        causes.map(({ number }) => number),
        of,
      ).toEqual(causes.map((_, index) => index + 1))
      for (const { causes: answered } of links)
        for (const number of answered) expect(causes[number - 1], of).toBeDefined()
      expect(new Set(links.map(({ control }) => control)).size, of).toBe(links.length)
    }
  })

  test('steps of a control are in order, and no evidence is younger than what it shows', () => {
    const late: string[] = []
    for (const { key: of, steps } of sample.controls) {
      expect(
        steps.map(({ on }) => on),
        of,
      ).toEqual(steps.map(({ on }) => on).sort())
      for (const step of steps) {
        expect(step.on <= TODAY, of).toBe(true)
        late.push(
          ...step.evidence
            .filter((piece) => (evidenceOf.get(piece)?.date ?? '') > step.on)
            .map((piece) => `${of} ${piece}`),
        )
        if (step.state === 'verified') expect(step.evidence.length, of).toBeGreaterThan(0)
      }
    }
    for (const hazard of hazards) {
      for (const { control, effectiveness, effectiveOn, effectiveBy, evidence = [] } of hazard.links) {
        if (effectiveness !== 'effective') continue
        expect(effectiveBy, hazard.key).toBeDefined()
        expect(evidence.length, `${hazard.key} ${control}`).toBeGreaterThan(0)
        late.push(
          ...evidence
            .filter((piece) => (evidenceOf.get(piece)?.date ?? '') > (effectiveOn ?? ''))
            .map((piece) => `${hazard.key} ${piece}`),
        )
      }
      for (const { assessedOn } of hazard.assessments) expect(assessedOn >= hazard.raisedOn, hazard.key).toBe(true)
    }
    expect(late).toEqual([])
  })

  test('every control and every piece of evidence is used', () => {
    const linked = new Set(all.flatMap(({ links }) => links.map(({ control }) => control)))
    expect(sample.controls.filter((control) => !linked.has(control.key))).toEqual([])
    const cited = new Set([
      ...sample.controls.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence)),
      ...all.flatMap(({ links }) => links.flatMap(({ evidence }) => evidence ?? [])),
      ...sample.sessions.map(({ minutes }) => minutes),
    ])
    expect(sample.evidence.filter((piece) => !cited.has(piece.key))).toEqual([])
  })

  test('words come from the standards pack', () => {
    for (const hazard of all) {
      expect(pack.categories).toContain(hazard.category)
      if (hazard.careSetting !== '') expect(pack.careSettings).toContain(hazard.careSetting)
      for (const made of hazard.assessments) {
        expect(lookUp(pack.scheme, made.severity, made.likelihood), hazard.key).not.toBeNull()
        expect(proposeSeverity(pack.scheme, made.harmKind, made.patients), hazard.key).toBe(made.severity)
      }
    }
    const sections = pack.outline.map(({ id }) => id)
    for (const { section } of sample.narrative) expect(sections).toContain(section)
    expect(new Set(sample.narrative.map(({ section }) => section)).size).toBe(sample.narrative.length)
    expect(sample.plan.acceptance.map(({ rating }) => rating).sort((a, b) => a - b)).toEqual(
      pack.scheme.ratings.map(({ number }) => number),
    )
  })

  test('it never says what the product never says', () => {
    const everything = JSON.stringify([sample, all])
    expect(everything).not.toMatch(/\bcompliant\b|\btolerable\b|tamper-proof|all clear|successfully/i)
    expect(everything).not.toMatch(/[\u2013\u2014\u2018\u2019\u201C\u201D]/)
  })
})

describe('the sample project is realistic', () => {
  test('size and spread', () => {
    expect(hazards).toHaveLength(28)
    expect(candidates).toHaveLength(3)
    expect(sample.controls.length).toBeGreaterThanOrEqual(35)
    expect(sample.evidence.length).toBeGreaterThanOrEqual(20)
    expect(new Set(hazards.map(({ category }) => category)).size).toBeGreaterThanOrEqual(10)
    for (const hazard of hazards) {
      expect(hazard.causes.length, hazard.key).toBeGreaterThanOrEqual(2)
      for (const words of [hazard.description, hazard.impact])
        expect(words.split(' ').length, hazard.key).toBeGreaterThan(15)
    }
  })

  test('names are specific; one candidate is generic on purpose', () => {
    expect(all.filter(({ name }) => name.split(/\s+/).length <= 5).map(({ name }) => name)).toEqual([
      'Drug interactions',
    ])
    expect(JSON.stringify(hazards.map(({ name }) => name))).not.toMatch(
      /system (is )?unavailable|user error|human error/i,
    )
    const texts = all.flatMap(({ name, description, impact, causes }) => [
      name,
      description,
      impact,
      ...causes.map((cause) => cause.text),
    ])
    const written = texts.filter((words) => words !== '')
    expect(new Set(written).size).toBe(written.length)
  })

  test('ratings', () => {
    const counted = (at: 'initial' | 'residual') =>
      [0, 1, 2, 3, 4, 5].map((number) => hazards.filter((hazard) => ratingOf(hazard, at) === number).length)
    expect(counted('initial')).toEqual([0, 0, 1, 17, 9, 1])
    expect(counted('residual')).toEqual([0, 2, 12, 12, 1, 0])
    for (const hazard of hazards) {
      const [initial, residual] = [ratingOf(hazard, 'initial') ?? 0, ratingOf(hazard, 'residual')]
      expect(residual === null || residual <= initial, hazard.key).toBe(true)
      for (const made of hazard.assessments) {
        expect(made.likelihoodReason, hazard.key).not.toBe('')
        const rating = lookUp(pack.scheme, made.severity, made.likelihood)
        if (made.acceptability === 'acceptable' && rating?.needsReason === true)
          expect(made.justification, hazard.key).not.toBe('')
        if (rating?.blocksIssue === true) expect(made.acceptability, hazard.key).toBe('not acceptable')
      }
    }
  })

  test('controls are shared, and a third of the residual ratings are evidenced', () => {
    const touched = (of: string) => hazards.filter(({ links }) => links.some(({ control }) => control === of)).length
    expect(sample.controls.filter((control) => touched(control.key) >= 3).length).toBeGreaterThanOrEqual(5)
    expect(Math.max(...sample.controls.map((control) => touched(control.key)))).toBeLessThanOrEqual(6)
    const evidenced = hazards.filter(
      (hazard) => assessed(hazard, 'residual') !== undefined && live(hazard).every(isEvidenced),
    )
    expect(keysOf(evidenced).sort()).toEqual(
      'h-access h-anticoagulants h-history-migration h-observations h-order-set h-referral h-result-wrong-patient h-vte h-wristband'.split(
        ' ',
      ),
    )
    const elsewhere = ({ control }: SampleLink) => controlOf.get(control)?.organisation !== sample.project.organisation
    const conditional = hazards.filter(
      (hazard) =>
        assessed(hazard, 'residual') !== undefined &&
        !evidenced.includes(hazard) &&
        live(hazard).every((link) => isEvidenced(link) || elsewhere(link)),
    )
    expect(keysOf(conditional).sort()).toEqual(['h-clinic-lists', 'h-discharge', 'h-dose-units'])
    expect(keysOf(hazards.filter((hazard) => assessed(hazard, 'residual') === undefined))).toEqual(['h-mobile'])
  })
})

describe('the open problems that README.md lists are there, and are the only ones of their kind', () => {
  const uncontrolled = hazards.flatMap((hazard) =>
    hazard.causes
      .filter(({ number }) => !live(hazard).some(({ causes }) => causes.includes(number)))
      .map(({ number }) => `${hazard.key} ${number}`),
  )
  const trainingOnly = hazards.filter((hazard) =>
    live(hazard).every(({ control }) => ['training', 'information'].includes(controlOf.get(control)?.type ?? '')),
  )
  const inState = (state: string) =>
    sample.controls.filter((control) => stateOf(control.key) === state).map((control) => control.key)
  const handedOver = new Set(
    sample.handOvers.filter(({ direction }) => direction === 'given').flatMap(({ hazards: of }) => of),
  )
  const lowered = hazards.filter((hazard) => {
    const [initial, residual] = [assessed(hazard, 'initial'), assessed(hazard, 'residual')]
    return residual !== undefined && residual.severity !== initial?.severity
  })
  const overdue = sample.controls.filter(
    ({ key: of, due, milestone }) =>
      ['proposed', 'agreed'].includes(stateOf(of) ?? '') &&
      [due, sample.project.milestones.find((one) => one.key === milestone)?.date].some((date) => date && date < TODAY),
  )
  const linksWhere = (wanted: (link: SampleLink) => boolean) =>
    hazards.flatMap((hazard) => hazard.links.filter(wanted).map(({ control }) => `${hazard.key} ${control}`))

  test.each<[string, string[], string[]]>([
    ['a cause with no control', uncontrolled, ['h-imaging 3']],
    ['a severity lowered', keysOf(lowered), ['h-scanned-notes']],
    [
      '… without a reason',
      keysOf(lowered.filter((hazard) => assessed(hazard, 'residual')?.severityReason === '')),
      ['h-scanned-notes'],
    ],
    [
      'a reason for severity missing',
      keysOf(hazards.filter(({ assessments }) => assessments.some((made) => made.severityReason === ''))),
      ['h-scanned-notes'],
    ],
    [
      'Closed with an open action',
      keysOf(hazards.filter(({ status, actions }) => status === 'Closed' && actions.some(({ done }) => done === null))),
      ['h-order-set'],
    ],
    [
      'Transferred without a hand-over',
      keysOf(hazards.filter((hazard) => hazard.status === 'Transferred' && !handedOver.has(hazard.key))),
      ['h-clinic-lists'],
    ],
    [
      'a hand-over not acknowledged',
      sample.handOvers.filter(({ acknowledgedOn }) => acknowledgedOn === null).flatMap((one) => one.hazards),
      ['h-recovery'],
    ],
    ['Major with training and information only', keysOf(trainingOnly), ['h-potassium']],
    [
      'existing but does not remain',
      linksWhere(({ standing, remains }) => standing === 'existing' && remains !== 'yes'),
      ['h-handover c-handover-sheet'],
    ],
    ['an overdue control', overdue.map((control) => control.key), ['c-allergy-compare']],
    [
      'evidence past its review-by day',
      sample.evidence.filter(({ reviewBy }) => reviewBy !== null && reviewBy < TODAY).map((piece) => piece.key),
      ['e-policy-downtime'],
    ],
    ['a hazard without an owner', keysOf(hazards.filter(({ owner }) => owner === '')), ['h-mobile']],
    ['a residual of 4', keysOf(hazards.filter((hazard) => ratingOf(hazard, 'residual') === 4)), ['h-downtime']],
    ['a rejected control', inState('rejected'), ['c-alert-all']],
    ['a failed verification', inState('failed verification'), ['c-queue-alarm']],
    ['controls only proposed', inState('proposed'), ['c-weight-centile', 'c-handover-stamp', 'c-drill']],
    [
      'links whose new hazards are not yet assessed',
      linksWhere(({ newHazards }) => newHazards === 'not yet assessed'),
      [
        'h-wrong-record c-screen-lock',
        'h-time-critical c-transfer-doses',
        'h-handover c-handover-stamp',
        'h-downtime c-paper-pack',
        'h-theatre-list c-list-screen',
      ],
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected)
  })

  test('a control not verified stands under a claimed residual that is called acceptable', () => {
    expect(stateOf('c-transfer-doses')).toBe('agreed')
    expect(hazards.find((hazard) => hazard.key === 'h-time-critical')?.assessments[1]?.acceptability).toBe('acceptable')
  })

  test('README.md names each of them', () => {
    const readme = readFileSync(join(RESOURCES, 'sample', 'README.md'), 'utf8')
    for (const name of 'h-imaging h-scanned-notes h-order-set h-clinic-lists h-recovery h-potassium h-handover c-allergy-compare e-policy-downtime h-mobile h-downtime c-alert-all c-queue-alarm h-time-critical k-interactions'.split(
      ' ',
    )) {
      expect(readme).toContain(name)
    }
  })
})
