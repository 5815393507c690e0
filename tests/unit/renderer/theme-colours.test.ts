import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// What the colours have to do in every theme: be read, and tell the ratings apart by lightness, for every kind of eye.

const css = readFileSync(join(import.meta.dirname, '../../../src-renderer/theme/tokens.css'), 'utf8')

function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  expect(start, selector).toBeGreaterThanOrEqual(0)
  const body = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]),
  )
}

const light = tokensOf(':root[data-mantine-color-scheme="light"]')
const dark = tokensOf(':root[data-mantine-color-scheme="dark"]')
const themes: [name: string, tokens: Record<string, string>, least: number][] = [
  ['light', light, 4.5],
  ['dark', { ...light, ...dark }, 4.5],
  ['high contrast, light', tokensOf(':root[data-contrast="more"][data-mantine-color-scheme="light"]'), 7],
  ['high contrast, dark', tokensOf(':root[data-contrast="more"][data-mantine-color-scheme="dark"]'), 7],
]

type Rgb = [number, number, number]
const linear = (colour: string): Rgb => {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b
function contrast(one = '', other = ''): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

// Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB; achromatopsia is luminance itself.
const eyes: Record<string, [Rgb, Rgb, Rgb]> = {
  'full colour vision or none': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
const seen = (colour: string, eye: [Rgb, Rgb, Rgb]): Rgb => {
  const [r, g, b] = linear(colour)
  return eye.map((row) => Math.max(0, row[0] * r + row[1] * g + row[2] * b)) as Rgb
}

describe.each(themes)('%s', (_name, tokens, least) => {
  test.each([1, 2, 3, 4, 5])('the words in a rating of step %i are read', (step) => {
    expect(contrast(tokens[`--hl-rating-${step}`], tokens[`--hl-rating-${step}-text`])).toBeGreaterThanOrEqual(least)
  })

  test.each(['--hl-text', '--hl-dimmed', '--hl-heading', '--hl-acts', '--hl-error', '--hl-rating-none-text'])(
    '%s is read on the page, the rail, and what is chosen',
    (name) => {
      for (const ground of ['--hl-page', '--hl-rail']) {
        expect(contrast(tokens[name], tokens[ground]), ground).toBeGreaterThanOrEqual(least)
      }
    },
  )

  test('the notice is read, and focus and edges are seen', () => {
    expect(contrast(tokens['--hl-notice'], tokens['--hl-notice-text'])).toBeGreaterThanOrEqual(least)
    for (const name of ['--hl-focus', '--hl-edge']) {
      expect(contrast(tokens[name], tokens['--hl-page']), name).toBeGreaterThanOrEqual(3)
    }
  })

  test.each(Object.keys(eyes))('each rating is darker than the one below it, for %s', (name) => {
    const eye = eyes[name]
    if (eye === undefined) throw new Error(name)
    const steps = [1, 2, 3, 4, 5].map((step) => luminance(seen(tokens[`--hl-rating-${step}`] ?? '', eye)))
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1]
      if (before !== undefined) expect((before + 0.05) / (step + 0.05), `step ${index + 1}`).toBeGreaterThan(1.02)
    }
  })
})
