import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findWord,
  lookUp,
  proposeSeverity,
  rank,
  type Scheme,
  scheme,
  schemeProblems,
} from '../../src-shared/domain/scheme.ts'

const word = (text: string) => ({ word: text, definition: '' })
const rating = (number: number, label: string) => ({
  number,
  label,
  text: '',
  colourStep: 1,
  needsReason: false,
  blocksIssue: false,
})

/** Three severities, two likelihoods, three ratings: nothing here may depend on five by five. */
const small: Scheme = scheme.parse({
  id: 'small',
  version: '1',
  title: 'Small scheme',
  source: 'Made for a test',
  convention: '',
  severity: [word('Slight'), word('Serious'), word('Very Grave')],
  likelihood: [word('Rare'), word('Often')],
  lookup: [
    [1, 1, 2],
    [1, 2, 3],
  ],
  ratings: [rating(1, 'Fine'), rating(2, 'Reason wanted'), rating(3, 'Stop')],
  harmKinds: [{ id: 'death', text: 'Death', one: 'Serious', several: 'Very Grave' }],
})

describe('lookUp', () => {
  it.each([
    { severity: 'Slight', likelihood: 'Rare', number: 1 },
    { severity: 'Very Grave', likelihood: 'Rare', number: 2 },
    { severity: 'Slight', likelihood: 'Often', number: 1 },
    { severity: 'Serious', likelihood: 'Often', number: 2 },
    { severity: 'Very Grave', likelihood: 'Often', number: 3 },
    { severity: null, likelihood: 'Often', number: undefined },
    { severity: 'Slight', likelihood: null, number: undefined },
    { severity: null, likelihood: null, number: undefined },
    { severity: 'Catastrophic', likelihood: 'Often', number: undefined },
    { severity: 'Often', likelihood: 'Slight', number: undefined },
    { severity: 'slight', likelihood: 'rare', number: undefined },
    { severity: '', likelihood: '', number: undefined },
  ])('gives $number for $severity × $likelihood', ({ severity, likelihood, number }) => {
    expect(lookUp(small, severity, likelihood)?.number).toBe(number)
  })

  it('gives the whole rating', () => {
    expect(lookUp(small, 'Very Grave', 'Often')?.label).toBe('Stop')
  })

  it('is null where the cell holds no rating of the scheme', () => {
    expect(lookUp({ ...small, lookup: [[9, 9, 9]] }, 'Slight', 'Rare')).toBeNull()
    expect(lookUp({ ...small, lookup: [] }, 'Slight', 'Rare')).toBeNull()
  })
})

describe('findWord', () => {
  it.each([
    { text: 'Serious', found: 'Serious' },
    { text: 'serious', found: 'Serious' },
    { text: '  SERIOUS\t', found: 'Serious' },
    { text: 'very grave', found: 'Very Grave' },
    { text: ' Very \n  grave ', found: 'Very Grave' },
    { text: 'Very\u00a0Grave', found: 'Very Grave' },
    { text: 'Grave', found: undefined },
    { text: 'VeryGrave', found: undefined },
    { text: 'Serious.', found: undefined },
    { text: '', found: undefined },
    { text: '   ', found: undefined },
  ])('finds $found for "$text"', ({ text, found }) => {
    expect(findWord(small.severity, text)).toBe(found)
  })

  it('finds a word that itself holds more than one blank', () => {
    expect(findWord([word('Very  Grave')], 'very grave')).toBe('Very  Grave')
  })

  it('finds every word of an axis however it is cased and spaced', () => {
    const blank = fc.stringMatching(/^[ \t\n\u00a0]{1,3}$/)
    fc.assert(
      fc.property(fc.constantFrom(...small.severity), blank, fc.boolean(), (entry, space, upper) => {
        const typed = `${space}${entry.word.replaceAll(' ', space)}${space}`
        expect(findWord(small.severity, upper ? typed.toUpperCase() : typed.toLowerCase())).toBe(entry.word)
      }),
    )
  })
})

describe('rank', () => {
  it.each([
    { of: 'Slight', place: 0 },
    { of: 'Very Grave', place: 2 },
    { of: 'very grave', place: -1 },
    { of: null, place: -1 },
  ])('of $of is $place', ({ of, place }) => {
    expect(rank(small.severity, of)).toBe(place)
  })
})

describe('proposeSeverity', () => {
  it('knows one patient from several, and proposes nothing for a kind it does not have', () => {
    expect(proposeSeverity(small, 'death', 'one')).toBe('Serious')
    expect(proposeSeverity(small, 'death', 'several')).toBe('Very Grave')
    expect(proposeSeverity(small, 'inconvenience', 'one')).toBeNull()
    expect(proposeSeverity({ ...small, harmKinds: [] }, 'death', 'one')).toBeNull()
  })
})

describe('schemeProblems', () => {
  it('finds nothing wrong with a sound scheme', () => {
    expect(schemeProblems(small)).toEqual([])
  })

  const faults: { fault: string; change: Partial<Scheme>; says: string[] }[] = [
    {
      fault: 'a severity twice but for case',
      change: {
        severity: [word('Slight'), word('Serious'), word('Very Grave'), word('SLIGHT')],
        lookup: [
          [1, 1, 2, 2],
          [1, 2, 3, 3],
        ],
      },
      says: ['Two severity words are the same.'],
    },
    {
      fault: 'a likelihood twice but for blanks',
      change: { likelihood: [word('Very often'), word('Very  often')] },
      says: ['Two likelihood words are the same.'],
    },
    {
      fault: 'a likelihood twice',
      change: { likelihood: [word('Rare'), word('Rare')] },
      says: ['Two likelihood words are the same.'],
    },
    {
      fault: 'ratings out of order',
      change: { ratings: [rating(2, 'Reason wanted'), rating(1, 'Fine'), rating(3, 'Stop')] },
      says: ['Rating 1 carries the number 2.', 'Rating 2 carries the number 1.'],
    },
    {
      fault: 'a row too few',
      change: { lookup: [[1, 1, 2]] },
      says: ['The matrix needs one row for each likelihood.'],
    },
    {
      fault: 'a row too many',
      change: {
        lookup: [
          [1, 1, 2],
          [1, 2, 3],
          [3, 3, 3],
        ],
      },
      says: ['The matrix needs one row for each likelihood.'],
    },
    {
      fault: 'a cell too few',
      change: {
        lookup: [
          [1, 1],
          [1, 2, 3],
        ],
      },
      says: ['Rare: one cell for each severity is needed.'],
    },
    {
      fault: 'a cell too many',
      change: {
        lookup: [
          [1, 1, 2],
          [1, 2, 3, 3],
        ],
      },
      says: ['Often: one cell for each severity is needed.'],
    },
    {
      fault: 'a number that is no rating',
      change: {
        lookup: [
          [1, 1, 2],
          [1, 2, 4],
        ],
      },
      says: ['Very Grave × Often shows 4, which is not a rating.'],
    },
    {
      fault: 'a rating that falls as severity rises',
      change: {
        lookup: [
          [1, 1, 2],
          [1, 3, 2],
        ],
      },
      says: ['Often: the rating falls from 3 to 2 as severity rises to Very Grave.'],
    },
    {
      fault: 'a rating that falls as likelihood rises',
      change: {
        lookup: [
          [1, 2, 3],
          [1, 2, 2],
        ],
      },
      says: ['Very Grave: the rating falls from 3 to 2 as likelihood rises to Often.'],
    },
    {
      fault: 'a kind of harm that proposes an unknown word',
      change: { harmKinds: [{ id: 'death', text: 'Death', one: 'Serious', several: 'Catastrophic' }] },
      says: ['Kind of harm "death" proposes the unknown Catastrophic.'],
    },
  ]
  it.each(faults)('finds $fault', ({ change, says }) => {
    expect(schemeProblems({ ...small, ...change })).toEqual(says)
  })

  it('finds nothing exactly where no rating falls from any cell to one at least as severe and likely', () => {
    const lookup = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    })
    fc.assert(
      fc.property(lookup, (cells) => {
        const placed = cells.flatMap((row, r) => row.map((value, c) => ({ r, c, value })))
        const falls = placed.some((a) => placed.some((b) => b.r >= a.r && b.c >= a.c && b.value < a.value))
        expect(schemeProblems({ ...small, lookup: cells }).length > 0).toBe(falls)
      }),
      { numRuns: 300 },
    )
  })

  it('never throws, whatever the lookup holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer(), { maxLength: 6 }), { maxLength: 6 }), (lookup) => {
        expect(Array.isArray(schemeProblems({ ...small, lookup }))).toBe(true)
      }),
    )
  })
})
