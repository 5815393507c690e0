import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { beforeLongCommit, checkpointDone } from '../../src-main/db/checkpoint.ts'
import { type Connection, connect } from '../../src-main/db/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-replaced-'))
const open: Connection[] = []
afterEach(() => {
  for (const { raw } of open.splice(0)) raw.close()
  rmSync(folder, { recursive: true })
})

function made(name: string, word: string): Connection {
  const connection = connect(join(folder, name))
  connection.raw.exec('CREATE TABLE word (word TEXT)')
  connection.raw.prepare('INSERT INTO word VALUES (?)').run(word)
  return connection
}

it('another file put in place of the open one is not given the open one’s log, by the worker that follows a long change either', async () => {
  const other = made('other.hazards', 'theirs')
  other.raw.close()
  const ours = made('Log.hazards', 'ours')
  open.push(ours)
  const after = await beforeLongCommit(ours)
  ours.raw.prepare('INSERT INTO word VALUES (?)').run('more of ours')
  after()
  // The worker has not begun: it opens what stands at the path from here on, with our log beside it.
  rmSync(join(folder, 'Log.hazards'))
  copyFileSync(join(folder, 'other.hazards'), join(folder, 'Log.hazards'))
  await checkpointDone(ours)
  expect(readFileSync(join(folder, 'Log.hazards')).equals(readFileSync(join(folder, 'other.hazards')))).toBe(true)
  expect(ours.raw.prepare('SELECT word FROM word').pluck().all()).toEqual(['ours', 'more of ours'])
})
