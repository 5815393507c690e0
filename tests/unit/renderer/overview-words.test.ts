import { describe, expect, test } from 'vitest'
import { daysTo, initialParts, residualParts } from '../../../src-renderer/features/overview/words.ts'

describe('days to a milestone', () => {
  test.each([
    [null, 0, 'no date'],
    ['2026-03-03', 0, 'today'],
    ['2026-03-04', 0, '1 day to go'],
    ['2026-05-20', 3, '78 days to go'],
    // Across the change to summer time a day is still a day.
    ['2026-03-30', 0, '27 days to go'],
    ['2026-03-02', 0, 'passed 1 day ago'],
    ['2026-02-28', 2, 'overdue by 3 days'],
  ])('%s with %i open controls: %s', (date, open, words) => {
    expect(daysTo(date, '2026-03-03', open)).toBe(words)
  })
})

test('the parts of a cell add up to its count', () => {
  const cell = { all: 9, evidenced: 2, unconfirmed: 3 }
  expect(residualParts(cell).map(({ word, count }) => [word, count])).toEqual([
    ['evidenced', 2],
    ['claimed', 4],
    ['not confirmed', 3],
  ])
  expect(initialParts(cell).map(({ word, count }) => [word, count])).toEqual([['not confirmed', 3]])
})
