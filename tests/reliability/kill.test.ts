import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { RESOURCES } from '../support/backend.ts'
import { nhsWorkbook } from '../support/workbooks.ts'
import { buildWriter } from './support/build-writer.ts'
import { middle, printFigures } from './support/figures.ts'
import type { LaneOrder } from './support/kill-lane.ts'
import { addTallies, type Tally } from './support/kill-tally.ts'
import { runSeed } from './support/random.ts'

/** Kills in all, and processes that kill: one for each processor of a small machine. */
const KILLS = Number(process.env['RELIABILITY_KILLS'] ?? 1000)
const LANES = 2

const lane = join(import.meta.dirname, 'support/kill-lane.ts')
const project = join(import.meta.dirname, '../..')

interface LaneAnswer {
  fault: string | null
  tally: Tally
  took: Record<string, number>
  seconds: number
}

async function runLane(order: LaneOrder): Promise<LaneAnswer> {
  const node = ['--disable-warning=ExperimentalWarning', lane, JSON.stringify(order)]
  const ran = await promisify(execFile)(process.execPath, node, { maxBuffer: 10_000_000 }).catch(
    (error: { stdout?: string; stderr?: string }) => ({ stdout: error.stdout ?? '', stderr: error.stderr ?? '' }),
  )
  const answer = ran.stdout.trim().split('\n').at(-1) ?? ''
  if (!answer.startsWith('{')) throw new Error(`A lane ended without its answer.\n${ran.stderr}`)
  return JSON.parse(answer) as LaneAnswer
}

it(`${KILLS} kills at random moments lose nothing that was acknowledged, and no start needs repair`, async () => {
  const seed = runSeed()
  const program = await buildWriter(join(project, 'out/reliability'))
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-lanes-'))
  const workbook = join(folder, 'log.xlsx')
  writeFileSync(workbook, await nhsWorkbook())
  const answers = await Promise.all(
    Array.from({ length: LANES }, (_, index) =>
      runLane({
        program,
        resources: RESOURCES,
        workbook,
        seed: (seed + index * 7919) % 2 ** 32,
        kills: Math.ceil(KILLS / LANES),
        perWorkspace: 100,
        perWholeCheck: 25,
      }),
    ),
  )
  rmSync(folder, { recursive: true, force: true })
  const tally = addTallies(answers.map((one) => one.tally))
  const took = (channel: string) => middle(answers.map((one) => one.took[channel] ?? 0)).toFixed(1)
  printFigures(`kill -9, seed ${seed}`, {
    kills: tally.kills,
    'of them, while the program opened the workspace': tally.where['while it opens'],
    'of them, while a call was unanswered': tally.insideCall,
    'of them, inside a write transaction (SQLite’s lock held)': tally.insideTransaction,
    'of them, while the log was brought into the file': tally.insideCheckpoint,
    'kills after which frames without a commit stood in the log': tally.tornLog,
    'kills inside each call': told(tally.insideCalls),
    'changes acknowledged and found with their hash': tally.acknowledged,
    'changes committed, but not yet acknowledged': tally.committedUnheard,
    'changes in all ledgers': tally.changes,
    'calls refused by a rule, nothing changed': tally.refused,
    'starts that found everything, no repair, lock free': tally.checks,
    'of them, checked wholly': tally.wholeChecks,
    workspaces: tally.workspaces,
    'backups found whole': tally.backups,
    'half-made backups, never taken for one': tally.halfBackups,
    'middle times: a change, an import, an issue, a backup (ms)': [
      'hazard.update',
      'import.run',
      'baseline.issue',
      'workspace.backup',
    ]
      .map(took)
      .join(', '),
    seconds: Math.max(...answers.map(({ seconds }) => seconds)).toFixed(0),
  })
  expect(answers.map(({ fault }) => fault)).toEqual(answers.map(() => null))
  expect(tally.kills).toBe(Math.ceil(KILLS / LANES) * LANES)
  // The kills were where they are meant to be, or they showed nothing.
  for (const channel of ['import.run', 'baseline.issue', 'workspace.backup', 'hazard.edit-many']) {
    expect(tally.insideCalls[channel] ?? 0, `kills inside ${channel}`).toBeGreaterThan(0)
  }
})

function told(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
