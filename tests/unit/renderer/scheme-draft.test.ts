import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lengthened, nextVersion, renamed, shortened } from '../../../src-renderer/features/settings/scheme-draft.ts'
import { type Scheme, schemeProblems } from '../../../src-shared/domain/scheme.ts'

const pack = JSON.parse(
  readFileSync(new URL('../../../resources/standards/nhs-2018.json', import.meta.url), 'utf8'),
) as { scheme: Scheme }
const scheme = pack.scheme
const own = nextVersion(scheme, '0193b2f0-0000-7000-8000-000000000001')

test('a first change gets its own identity, the next ones the next version', () => {
  expect(own).toMatchObject({ id: '0193b2f0-0000-7000-8000-000000000001', version: '1' })
  expect(nextVersion(own, own.id)).toMatchObject({ id: own.id, version: '2', title: own.title })
  expect(nextVersion({ ...own, version: '2026 spring' }, own.id).version).toBe('2026 spring.1')
})

test('a word renamed stays the one its kinds of harm propose', () => {
  const draft = renamed(own, 'severity', 3, 'Grave')
  expect(draft.harmKinds.some(({ one, several }) => one === 'Major' || several === 'Major')).toBe(false)
  expect(schemeProblems(draft)).toEqual([])
})

test.each(['severity', 'likelihood'] as const)('a %s more keeps the matrix whole; one less does too', (axis) => {
  const longer = renamed(lengthened(own, axis), axis, 5, 'Beyond')
  expect(schemeProblems(longer)).toEqual([])
  expect(shortened(longer, axis, 5)).toEqual(own)
})

test('the scheme it came from is left as it was', () => {
  const before = structuredClone(scheme)
  renamed(own, 'severity', 0, 'Slight')
  expect(scheme).toEqual(before)
})
