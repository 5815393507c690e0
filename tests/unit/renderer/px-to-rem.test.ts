import { describe, expect, test } from 'vitest'
import { inRem, pxToRem } from '../../../src-renderer/theme/px-to-rem.ts'

describe('measures follow the text size', () => {
  test.each([
    ['font-size', '13px', '0.8125rem'],
    ['padding', '4px 8px 4px 16px', '0.25rem 0.5rem 0.25rem 1rem'],
    ['margin', '-8px', '-0.5rem'],
    ['grid-template-columns', 'minmax(0, 1fr) 340px', 'minmax(0, 1fr) 21.25rem'],
    ['max-height', 'calc(100vh - 120px)', 'calc(100vh - 7.5rem)'],
    ['border-spacing', '4px', '0.25rem'],
    // Hairlines and hidden boxes stay, and so does what is no length of ours.
    ['width', '1px', '1px'],
    ['gap', '2px', '2px'],
    ['border-left', '4px solid red', '4px solid red'],
    ['outline-offset', '-4px', '-4px'],
    ['box-shadow', 'inset 3px 0 0 red', 'inset 3px 0 0 red'],
    ['--hl-shadow', '0 2px 8px black', '0 2px 8px black'],
    ['width', '12em', '12em'],
    ['background', 'url(icon-16px.svg)', 'url(icon-16px.svg)'],
  ])('%s: %s', (property, value, expected) => expect(inRem(property, value)).toBe(expected))

  test("libraries' own styles are left alone", () => {
    const declaration = { prop: 'width', value: '20px', source: { input: { file: '/x/node_modules/y/z.css' } } }
    pxToRem.Declaration(declaration)
    expect(declaration.value).toBe('20px')
  })

  test('a container is narrow sooner where the text is larger', () => {
    const rule = { params: 'page (max-width: 760px)' }
    pxToRem.AtRule.container(rule)
    expect(rule.params).toBe('page (max-width: 47.5rem)')
  })
})
