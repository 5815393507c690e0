import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../src-main/db/database.ts'
import { verifyChain } from '../../src-main/ledger/verify.ts'
import { type Attack, attacksOnChanges, attacksOnRevisions, meanwhile, openUnguarded } from './support/attacks.ts'
import { printFigures } from './support/figures.ts'
import { copyOf, fullWorkspace } from './support/full-workspace.ts'

let made: { path: string; remove: () => Promise<void> }
let tampered: Connection

beforeAll(async () => {
  made = await fullWorkspace()
  tampered = openUnguarded(copyOf(made.path)).connection
})
afterAll(async () => {
  tampered.raw.close()
  await made.remove()
})

/** Makes each attack by itself and prints how many were found. @returns those missed or found elsewhere, in words */
async function attackAll(title: string, attacks: readonly Attack[]): Promise<string[]> {
  const counts = new Map<string, { made: number; found: number; at: number }>()
  const wrong: string[] = []
  for (const attack of attacks) {
    const found = await meanwhile(tampered, attack, () => verifyChain(tampered.db))
    const count = counts.get(attack.what) ?? { made: 0, found: 0, at: 0 }
    counts.set(attack.what, count)
    count.made++
    if (found !== null) count.found++
    if (found?.seq === attack.seq) count.at++
    else wrong.push(`change ${attack.seq}, ${attack.what}: ${found === null ? 'missed' : `found at ${found.seq}`}`)
  }
  const told = [...counts].map(([what, { made, found, at }]) => [
    what,
    `${made} made, ${found} found, ${at} at its place`,
  ])
  printFigures(title, Object.fromEntries(told) as Record<string, string>)
  expect(attacks.length).toBeGreaterThan(0)
  return wrong
}

it('an untouched ledger holds', async () => {
  expect(await verifyChain(tampered.db)).toBeNull()
})

it('every change altered, taken out, put in or swapped is found where it was', async () => {
  expect(await attackAll('Changes of the ledger', attacksOnChanges(tampered))).toEqual([])
})

it('every revision altered, taken out, put in or swapped is found where it was', async () => {
  expect(await attackAll('Revisions of the ledger', attacksOnRevisions(tampered))).toEqual([])
})
