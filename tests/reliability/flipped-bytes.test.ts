import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { printFigures } from './support/figures.ts'
import { findDamage } from './support/find-damage.ts'
import { fullWorkspace } from './support/full-workspace.ts'
import { type Page, pagesOf } from './support/pages.ts'
import { randomFrom, runSeed } from './support/random.ts'
import { differences, readOut } from './support/read-out.ts'

/** Bytes of the file's header (file format of SQLite, 1.3). */
const HEADER = 100
/** Flips in bytes that no page uses, besides one in each page. */
const UNUSED = 100
/** Flips in content of the schema, the ledger and issued versions, besides those. */
const CONTENT = 150

let made: { path: string; remove: () => Promise<void> }
let original: Map<string, string>
let folder: string
const seed = runSeed()
const random = randomFrom(seed)

beforeAll(async () => {
  made = await fullWorkspace()
  const read = readOut(made.path)
  if (read === null) throw new Error('The workspace cannot be read out.')
  original = read
  folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-flipped-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await made.remove()
})

const evidence = () => made.path.replace(/\.hazards$/, '.evidence')

type Outcome = { what: 'opening' | 'full check' | 'harmless' | 'missed'; where: string }

/** Changes one byte of a copy of the workspace, and looks what comes of it. */
async function flip(at: number): Promise<Outcome> {
  const path = join(folder, 'Log.hazards')
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  const bytes = readFileSync(made.path)
  bytes[at] = (bytes[at] ?? 0) ^ (1 + random.below(255))
  writeFileSync(path, bytes)
  const found = await findDamage(path, evidence())
  if (found !== null) return { what: found.at, where: found.where }
  const changed = differences(original, readOut(path))
  if (changed?.length === 0) return { what: 'harmless', where: '' }
  return { what: 'missed', where: changed?.join(', ') ?? 'cannot be read' }
}

/** Flips each of some bytes and prints what came of them. @returns those that were missed, in words */
async function flipAll(title: string, places: { at: number; page: Page | null }[]): Promise<string[]> {
  const counts = { opening: 0, 'full check': 0, harmless: 0, missed: 0 }
  const missed: string[] = []
  const unsaid: string[] = []
  const harmlessIn = new Map<string, number>()
  for (const { at, page } of places) {
    const { what, where } = await flip(at)
    counts[what]++
    const told = `byte ${at} (${page === null ? 'header' : `page ${page.number}, ${page.owner}`})`
    if (what === 'missed') missed.push(`${told}: ${where}`)
    else if (what === 'harmless')
      harmlessIn.set(page?.owner ?? 'header', (harmlessIn.get(page?.owner ?? 'header') ?? 0) + 1)
    else if (where.trim() === '') unsaid.push(told)
  }
  printFigures(`${title}, seed ${seed}`, {
    'bytes changed, one at a time': places.length,
    'found at opening': counts.opening,
    'found by the full check': counts['full check'],
    'harmless (all tables read out the same)': counts.harmless,
    missed: counts.missed,
    'harmless ones lay in': [...harmlessIn].map(([owner, count]) => `${owner} ${count}`).join(', '),
  })
  return [...missed, ...unsaid.map((told) => `${told}: found, but not said where`)]
}

it('an untouched workspace has nothing to find', async () => {
  expect(await findDamage(made.path, evidence())).toBeNull()
})

it('one byte changed in each page is found, or harmless', async () => {
  const { size, pages } = pagesOf(made.path)
  const places = pages.map((page) => ({ page, at: page.offset + random.below(size) }))
  expect(await flipAll(`One byte of each of ${pages.length} pages`, places)).toEqual([])
})

it('each byte of the header changed is found, or harmless', async () => {
  const places = Array.from({ length: HEADER }, (_, at) => ({ at, page: null }))
  expect(await flipAll('Each byte of the header', places)).toEqual([])
})

it('bytes changed in what the ledger does not cover are found', async () => {
  const { size, pages } = pagesOf(made.path)
  // Small tables: every byte of their content; the schema, the issued bytes and indexes: some of it.
  const used = (page: Page) =>
    Array.from({ length: size }, (_, byte) => byte)
      .filter((byte) => page.gap === null || byte < page.gap.from || byte > page.gap.to)
      .map((byte) => ({ page, at: page.offset + byte }))
  const owned = (owners: readonly string[]) => pages.filter(({ owner }) => owners.includes(owner))
  const small = owned(['workspace', 'kysely_migration', 'kysely_migration_lock']).flatMap(used)
  const large = owned(['sqlite_schema', 'baseline_content', 'change', 'revision'])
  const some = Array.from({ length: CONTENT }, () => random.pick(used(random.pick(large))))
  expect(await flipAll('Bytes of content', [...small, ...some])).toEqual([])
})

it('bytes changed that nothing uses are harmless, or found', async () => {
  const { size, pages } = pagesOf(made.path)
  const roomy = pages.filter(({ gap, owner }) => gap !== null || owner === 'freelist')
  const places = Array.from({ length: UNUSED }, () => {
    const page = random.pick(roomy)
    const { from, to } = page.gap ?? { from: 0, to: size - 1 }
    return { page, at: page.offset + from + random.below(to - from + 1) }
  })
  expect(await flipAll('Bytes between content and on the freelist', places)).toEqual([])
})
