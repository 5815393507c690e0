import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPreview } from '../../src-main/imports/read-file.ts'
import { recognisedOnly } from '../../src-shared/domain/import-options.ts'
import { measuring } from '../support/measured-process.ts'
import { exampleScheme } from '../support/scheme.ts'
import { printFigures } from './support/figures.ts'
import { mutated, wholeFiles } from './support/mutations.ts'
import { randomFrom, runSeed } from './support/random.ts'

/** How many files are spoilt and read; fewer where a machine has to be quick. */
const FILES = Number(process.env['RELIABILITY_FILES'] ?? '10000')
/** Files read at the same time: one for each processor of a small machine. Number and seed make a file, whoever reads it. */
const LANES = 2
/** Most that reading one may take: seconds, and bytes of its process at its peak. */
const SECONDS = 10
const BYTES = 1024 ** 3

it('spoilt files: each ends in a preview or in a refusal with words, in time and in memory', async () => {
  const measured = measuring()
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-spoilt-'))
  const seed = runSeed()
  const random = randomFrom(seed)
  const whole = await wholeFiles()
  const ends = new Map<string, number>()
  let longest = { seconds: 0, what: '' }
  let at = 0
  const lane = async (path: string): Promise<void> => {
    while (at < FILES) {
      const number = at++
      const { name, bytes, what } = mutated(random.pick(whole), random)
      writeFileSync(path, bytes)
      const begun = performance.now()
      const asked = { scheme: exampleScheme, options: recognisedOnly }
      const read = await readPreview(path, name, asked, { start: measured.start })
      const seconds = (performance.now() - begun) / 1000
      if (seconds > longest.seconds) longest = { seconds, what: `${name}: ${what}` }
      const end = read.ok ? 'a preview' : read.error.code
      ends.set(end, (ends.get(end) ?? 0) + 1)
      const told = `${name}, number ${number} of seed ${seed}: ${what}`
      if (!read.ok) {
        expect(read.error, told).toMatchObject({ code: 'unreadable' })
        expect(read.error.message).toContain('Nothing was changed.')
      }
      expect(seconds, told).toBeLessThan(SECONDS)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(join(folder, `spoilt ${index}`))))
  rmSync(folder, { recursive: true })
  const peak = measured.peak()
  const own = process.resourceUsage().maxRSS * 1024
  printFigures(`Spoilt files, seed ${seed}`, {
    read: FILES,
    ...Object.fromEntries(ends),
    'longest (s)': longest.seconds.toFixed(1),
    'which was': longest.what,
    minutes: ((performance.now() - begun) / 60_000).toFixed(1),
    'peak of a reader (MB)': Math.round(peak / 1024 ** 2),
    'peak of the asking process (MB)': Math.round(own / 1024 ** 2),
  })
  expect(peak).toBeLessThan(BYTES)
})
