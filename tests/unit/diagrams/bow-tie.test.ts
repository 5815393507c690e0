import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bowTiePictures } from '../../../src-shared/diagrams/bow-tie.ts'
import { readBowTie } from '../../../src-shared/diagrams/bow-tie-model.ts'
import { type HazardInput, hazardsByControl } from '../../../src-shared/diagrams/log-input.ts'
import { type Control, controlState } from '../../../src-shared/domain/control.ts'
import { controlLinkEntry, type Hazard, liveCauses } from '../../../src-shared/domain/hazard.ts'
import { riskContext } from '../../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../../src-shared/domain/standing.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAssessment,
  aSnapshot,
  aStep,
  idOf,
  scored,
  TODAY,
} from '../../support/builders.ts'
import { expectSound, groupsOf, reachedFrom } from './picture-rules.ts'

function inputOf(hazard: Hazard, controls: Control[], others: Hazard[] = []): HazardInput {
  const snapshot = aSnapshot({ hazard: [hazard, ...others], control: controls })
  const context = riskContext(snapshot, TODAY)
  return { hazard, risk: riskOf(hazard, context), context, sharing: hazardsByControl([hazard, ...others]) }
}

const words = (input: HazardInput, part: string, room = { width: 800, height: Number.POSITIVE_INFINITY }) =>
  bowTiePictures(input, room)
    .flatMap(groupsOf)
    .find(({ id }) => id === part)?.label ?? ''

const LONG = { width: 800, height: Number.POSITIVE_INFINITY }

describe('where a control stands', () => {
  test.each([
    ['prevents the cause', 1, 'before'],
    ['prevents the cause', null, 'before'],
    ['detects', 1, 'before'],
    ['detects', null, 'after'],
    ['limits the harm', 1, 'after'],
    ['limits the harm', null, 'after'],
    ['removes the hazard', 1, 'before'],
    ['removes the hazard', null, 'before'],
    ['not stated', 1, 'before'],
    ['not stated', null, 'before'],
  ] as const)('one that %s, linked to cause %s, stands %s the hazard', (acts, cause, side) => {
    const tie = readBowTie(inputOf(aHazard(1, { links: [aLink(1, 1, cause, { acts })] }), [aControl(1)]))
    expect(tie.recovery).toHaveLength(side === 'after' ? 1 : 0)
    expect(tie.lines.filter(({ controls }) => controls.length > 0).map((line) => line.cause?.number ?? null)).toEqual(
      side === 'before' ? [cause] : [],
    )
  })

  test('one whose cause was archived since stands on the line of the hazard', () => {
    const archived = { how: 'archived', reason: 'double', at: '2026-03-01T00:00:00.000Z' } as const
    const hazard = aHazard(1, { causes: [aCause(1, 1, { archived }), aCause(1, 2)], links: [aLink(1, 1, 1)] })
    const { lines } = readBowTie(inputOf(hazard, [aControl(1)]))
    expect(lines.map((line) => [line.cause?.number ?? null, line.controls.length])).toEqual([
      [2, 0],
      [null, 1],
    ])
  })

  test('existing ones come first, what detects stands next to the hazard', () => {
    const hazard = aHazard(1, {
      links: [
        aLink(1, 1, 1, { standing: 'existing', acts: 'detects' }),
        aLink(1, 2, 1),
        aLink(1, 3, 1, { standing: 'existing' }),
      ],
    })
    const [line] = readBowTie(inputOf(hazard, [aControl(1), aControl(2), aControl(3)])).lines
    expect(line?.controls.map(({ control }) => control.number)).toEqual(['CTL-003', 'CTL-002', 'CTL-001'])
  })
})

describe('what a part says', () => {
  test('a cause without a control that counts', () => {
    const withdrawn = aControl(1, { steps: [aStep('withdrawn')] })
    const hazard = aHazard(1, {
      causes: [aCause(1, 1), aCause(1, 2), aCause(1, 3)],
      links: [aLink(1, 1, 2), aLink(1, 2, 3, { acts: 'limits the harm' })],
    })
    const input = inputOf(hazard, [withdrawn, aControl(2)])
    expect(words(input, `cause:${idOf('cause 1.1')}`)).toMatch(/No control\.$/)
    expect(words(input, `cause:${idOf('cause 1.2')}`)).toMatch(
      /1 control before the hazard\. No control that counts\.$/,
    )
    expect(words(input, `cause:${idOf('cause 1.3')}`)).toMatch(/No control before the hazard\.$/)
    expect(words(input, `link:${idOf('link 1.2 1')}`)).toContain('Withdrawn. Prevents the cause. Not counted.')
  })

  test('a control that other hazards share, and one of which nobody said how it acts', () => {
    const hazard = aHazard(1, { links: [aLink(1, 1, 1, { acts: 'not stated', standing: 'existing', remains: 'no' })] })
    const others = [2, 3].map((number) => aHazard(number, { links: [aLink(number, 1, null)] }))
    expect(words(inputOf(hazard, [aControl(1)], others), `link:${idOf('link 1.1 1')}`)).toBe(
      'CTL-001, The administration screen closes itself after 1 minutes without use. Verified and effective. ' +
        'Existing, does not remain. How it acts not stated. Also on 2 other hazards.',
    )
  })

  test('the hazard with its ratings by number and word', () => {
    const controls = [aControl(1)]
    const hazard = scored(aHazard(1, { links: [aLink(1, 1, 1)] }), controls, [
      anAssessment('initial'),
      anAssessment('residual', { likelihood: 'Very Low' }),
    ])
    expect(words(inputOf(hazard, controls), 'hazard')).toMatch(
      /Initial \d [A-Z].* Today \d [A-Z].* Residual \d [A-Z][^.]*, claimed\.$/,
    )
  })

  test('effects one by one where the impact is a list', () => {
    const hazard = aHazard(1, { impact: '1) Bleeding\n2) Delay' })
    const [picture] = bowTiePictures(inputOf(hazard, []), LONG)
    expect(
      picture &&
        groupsOf(picture)
          .filter(({ role }) => role === 'effect')
          .map(({ label }) => label),
    ).toEqual(['Effect: Bleeding', 'Effect: Delay'])
  })
})

test('a large hazard becomes several pictures, none smaller than it can be read', () => {
  const causes = Array.from({ length: 25 }, (_, index) => aCause(1, index + 1))
  const controls = Array.from({ length: 40 }, (_, index) => aControl(index + 1))
  const links = controls.map((_, index) => aLink(1, index + 1, (index % 20) + 1))
  const input = inputOf(aHazard(1, { causes, links }), controls)
  const room = { width: 740, height: 456 }
  const pictures = bowTiePictures(input, room)
  expect(pictures.length).toBeGreaterThan(3)
  expect(pictures.map(({ title }) => /part (\d+) of (\d+)/.exec(title)?.slice(1).map(Number))).toEqual(
    pictures.map((_, index) => [index + 1, pictures.length]),
  )
  for (const picture of pictures) expectSound(picture, room)
  expect(bowTiePictures(input, LONG)).toHaveLength(1)
})

test('what is left of a line that is a little too high goes to the next picture, not below its own cause', () => {
  const name = 'lectus dolor nec vitae tincidunt est lorem fermentum nec ut'
  const controls = [aControl(1, { name, steps: [aStep('verified')] }), aControl(2, { name: 'eu', steps: [] })]
  const prevents = { acts: 'prevents the cause', effectiveness: 'not yet judged' } as const
  const removes = { acts: 'removes the hazard', effectiveness: 'not yet judged' } as const
  const existing = { standing: 'existing' } as const
  const unknown = { standing: 'not stated', effectiveness: 'not yet judged' } as const
  const links = [
    aLink(1, 2, null, removes),
    aLink(1, 1, null, prevents),
    aLink(1, 1, null, { ...prevents, ...existing }),
    aLink(1, 1, null, { ...prevents, ...existing, effectiveness: 'effective' }),
    aLink(1, 1, null, { ...removes, ...unknown }),
    aLink(1, 1, null, { ...unknown, acts: 'not stated' }),
    aLink(1, 2, null, { ...prevents, ...existing }),
  ].map((link, index) => ({ ...link, id: idOf(`link number ${index}`) }))
  const room = { width: 600, height: 456 }
  const input = inputOf(aHazard(1, { name: 'W', impact: 'W', causes: [], links }), controls)
  const pictures = bowTiePictures(input, room)
  expect(pictures).toHaveLength(2)
  for (const picture of pictures) expectSound(picture, room)
})

const text = fc.oneof(
  fc.lorem({ maxCount: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('W', 'i', '-'), minLength: 1, maxLength: 300 }),
)
const one = <T>(values: readonly T[]) => fc.constantFrom(...values)
const arbitraryInput = fc
  .record({
    name: text,
    impact: text,
    causes: fc.array(text, { maxLength: 9 }),
    controls: fc.array(fc.record({ name: text, state: one(controlState.options) }), { minLength: 1, maxLength: 12 }),
    links: fc.array(
      fc.record({
        control: fc.nat(11),
        cause: fc.nat(12),
        acts: one(controlLinkEntry.shape.acts.options),
        standing: one(controlLinkEntry.shape.standing.options),
        effectiveness: one(controlLinkEntry.shape.effectiveness.options),
      }),
      { maxLength: 30 },
    ),
  })
  .map((made) => {
    const controls = made.controls.map(({ name, state }, index) =>
      aControl(index + 1, { name, steps: state === 'not stated' ? [] : [aStep(state)] }),
    )
    const causes = made.causes.map((cause, index) => aCause(1, index + 1, { text: cause }))
    const links = made.links.map(({ control, cause, ...over }, index) => ({
      ...aLink(1, (control % controls.length) + 1, cause < causes.length ? cause + 1 : null, over),
      id: idOf(`link number ${index}`),
    }))
    return inputOf(aHazard(1, { name: made.name || 'Hazard', impact: made.impact, causes, links }), controls)
  })
const arbitraryRoom = fc.record({
  width: one([470, 600, 740, 800]),
  height: one([456, 700, Number.POSITIVE_INFINITY]),
})

test('whatever a hazard says: nothing overlaps, no text leaves its box, each cause and link stands once', () => {
  fc.assert(
    fc.property(arbitraryInput, arbitraryRoom, (input, room) => {
      const tie = readBowTie(input)
      const links = [...tie.lines.flatMap(({ controls }) => controls), ...tie.recovery].flatMap(
        (placed) => placed.links,
      )
      expect(links.map(({ id }) => id).toSorted()).toEqual(input.hazard.links.map(({ id }) => id).toSorted())

      const pictures = bowTiePictures(input, room)
      expect(bowTiePictures(input, room)).toEqual(pictures)
      const groups = pictures.flatMap(groupsOf)
      const shown = groups.filter(({ role }) => role === 'control').map(({ standsFor }) => standsFor.linkId)
      expect(shown).toHaveLength(new Set(shown).size)
      expect(shown).toHaveLength(tie.lines.reduce((sum, { controls }) => sum + controls.length, tie.recovery.length))
      const causes = new Set(groups.filter(({ role }) => role === 'cause').map(({ standsFor }) => standsFor.causeId))
      expect([...causes].toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual(
        liveCauses(input.hazard)
          .map(({ id }) => id)
          .toSorted(),
      )
      expect(groups.filter(({ role }) => role === 'effect')).toHaveLength(tie.effects.length)
      for (const picture of pictures) {
        expectSound(picture, room)
        expect([...reachedFrom(picture, 'hazard')].toSorted()).toEqual(
          groupsOf(picture)
            .map(({ id }) => id)
            .toSorted(),
        )
      }
    }),
    { numRuns: 150 },
  )
})
