import { describe, expect, test } from 'vitest'
import { BLANK_DRAFT, toggled, whoseOf } from '../../../src-renderer/features/import/draft.ts'

describe('whose log it is', () => {
  test.each([
    [null, ['DCB0160'], 'supplier'],
    [null, ['DCB0129', 'DCB0160'], 'supplier'],
    [null, ['DCB0129'], 'ours'],
    ['ours', ['DCB0160'], 'ours'],
    ['supplier', ['DCB0129'], 'supplier'],
  ] as const)('chosen %s, standards %j: %s', (whose, standards, expected) => {
    expect(whoseOf({ ...BLANK_DRAFT, whose }, standards)).toBe(expected)
  })
})

test('nothing is merged and nothing taken as existing until it is ticked', () => {
  expect(BLANK_DRAFT.merge.size).toBe(0)
  expect(BLANK_DRAFT.existing.size).toBe(0)
})

test('a tick changes a copy', () => {
  const before = new Set(['I4#1'])
  expect([...toggled(before, 'I5#1', true)]).toEqual(['I4#1', 'I5#1'])
  expect([...toggled(before, 'I4#1', false)]).toEqual([])
  expect([...before]).toEqual(['I4#1'])
})
