import canonicalize from 'canonicalize'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src-main/ledger/canonical.ts'

/** As the reference implementation has it; undefined where it throws or has nothing. */
function reference(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch {
    return undefined
  }
}

function ours(value: unknown): string | undefined {
  try {
    return canonicalJson(value)
  } catch {
    return undefined
  }
}

describe('canonical JSON', () => {
  it('is that of the reference implementation, and refuses what it refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything({ withDate: true, withUnicodeString: true })), (value) => {
        expect(ours(value)).toBe(reference(value))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    [{ 9: 'nine', 10: 'ten', b: 1, a: [] }, '{"10":"ten","9":"nine","a":[],"b":1}'],
    [{ '\u20ac': 1, '\r': 2, '\ud83d\ude00': 3, 1: 4 }, '{"\\r":2,"1":4,"\u20ac":1,"\ud83d\ude00":3}'],
    [[0, -0, 1e30, 0.1, 1e-7, null, true], '[0,0,1e+30,0.1,1e-7,null,true]'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([['\ud800'], [{ '\ud800': 1 }], [Number.NaN], [[Number.POSITIVE_INFINITY]]])('refuses %j', (value) => {
    expect(() => canonicalJson(value)).toThrow()
  })
})
