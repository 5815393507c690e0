import { describe, expect, it } from 'vitest'
import { isDeeperThan } from '../../src-main/imports/readers/xml-depth.ts'

const nested = (depth: number, inner = '') => `${'<a b="1">'.repeat(depth)}${inner}${'</a>'.repeat(depth)}`

describe('how deep elements stand', () => {
  it.each([
    ['the limit', nested(5), false],
    ['one more', nested(6), true],
    ['elements side by side', '<a><b></b><b/></a>'.repeat(20), false],
    ['empty elements', `<r>${'<b/>'.repeat(20)}</r>`, false],
    ['a ">" within an attribute', `<r>${'<b c="1>2"/>'.repeat(20)}</r>`, false],
    ['tags within a comment', `<r><!-- ${nested(20)} --></r>`, false],
    ['tags within CDATA', `<r><![CDATA[${'<a>'.repeat(20)}]]></r>`, false],
    ['never closed', '<a>'.repeat(9), true],
    ['an open tag at the end', '<a><b', false],
    ['nothing', '', false],
  ])('%s', (_, xml, deeper) => {
    expect(isDeeperThan(new TextEncoder().encode(xml), 5)).toBe(deeper)
  })
})
