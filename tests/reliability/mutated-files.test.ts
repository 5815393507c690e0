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
  for (let at = 0; at < FILES; at++) {
    const { name, bytes, what } = mutated(random.pick(whole), random)
    const path = join(folder, 'spoilt')
    writeFileSync(path, bytes)
    const begun = performance.now()
    const read = await readPreview(
      path,
      name,
      { scheme: exampleScheme, options: recognisedOnly },
      { start: measured.start },
    )
    const seconds = (performance.now() - begun) / 1000
    if (seconds > longest.seconds) longest = { seconds, what: `${name}: ${what}` }
    const end = read.ok ? 'a preview' : read.error.code
    ends.set(end, (ends.get(end) ?? 0) + 1)
    if (!read.ok) {
      expect(read.error, `${name}, number ${at} of seed ${seed}: ${what}`).toMatchObject({ code: 'unreadable' })
      expect(read.error.message).toContain('Nothing was changed.')
    }
    expect(seconds, `${name}, number ${at} of seed ${seed}: ${what}`).toBeLessThan(SECONDS)
  }
  rmSync(folder, { recursive: true })
  const peak = measured.peak()
  const own = process.resourceUsage().maxRSS * 1024
  printFigures(`Spoilt files, seed ${seed}`, {
    read: FILES,
    ...Object.fromEntries(ends),
    'longest (s)': longest.seconds.toFixed(1),
    'which was': longest.what,
    'peak of a reader (MB)': Math.round(peak / 1024 ** 2),
    'peak of the asking process (MB)': Math.round(own / 1024 ** 2),
  })
  expect(peak).toBeLessThan(BYTES)
})
