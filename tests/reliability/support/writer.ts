import { readSync, writeSync } from 'node:fs'
import { createBackend } from '../../../src-main/backend/create-backend.ts'
import { connect } from '../../../src-main/db/database.ts'
import type { Hand } from './hand.ts'
import { randomFrom } from './random.ts'
import { acts } from './writer-acts.ts'
import type { Kept, WriterLine, WriterOrder } from './writer-lines.ts'

/*
 * A program that works on a workspace until it is killed: it opens the real application, makes one call after another,
 * and tells each beginning and each acknowledgement in a line of its own, written before anything else happens. Its
 * order comes as JSON on its command line; on its standard input it is told to open ("o"), and then to work ("w") or
 * to close ("c").
 */

/** One line in one write before the program goes on: what was said cannot be lost with the program. */
function say(line: WriterLine): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** Waits for the next letter; "c" where whoever started it is gone. */
function told(): string {
  const letter = Buffer.alloc(1)
  return readSync(0, letter) === 1 ? letter.toString() : 'c'
}

const order = JSON.parse(process.argv[2] ?? '') as WriterOrder
say({ what: 'loaded' })
if (told() !== 'o') process.exit()
say({ what: 'opening' })
const backend = await createBackend({
  dataFolder: order.dataFolder,
  resources: order.resources,
  open: order.workspace,
  create: true,
  ports: {
    clock: { now: () => new Date() },
    host: { account: 'writer', computer: 'made-up computer', kind: 'command line' },
    dialogs: { available: false, chooseWorkspace: async () => null, chooseNewWorkspace: async () => null },
    print: {
      available: async () => ({ ok: true, value: null }),
      toPdf: async () => {
        throw new Error('The writer prints nothing.')
      },
    },
  },
})
const hashes = new Map<number, string>()
backend.onEvent(({ name, data }) => {
  if (name !== 'changed') return
  const { seq, hash } = data as { seq: number; hash: string }
  hashes.set(seq, hash)
})
const status = await backend.call('workspace.status', {})
if (!status.ok) throw new Error(status.error.message)
const { open, problem } = status.value as {
  open: { position: number; readOnly: boolean; notice: string } | null
  problem: { failure: { code: string; message: string } } | null
}
say({ what: 'open', open, refused: problem?.failure ?? null })

let calls = 0
const call: Hand['call'] = async (channel, input, kept = () => null, leaves) => {
  const number = ++calls
  say({ what: 'begin', number, channel, leaves: leaves ?? null })
  const answer = await backend.call(channel, input)
  if (!answer.ok) {
    const { code, message } = answer.error
    say({ what: 'refused', number, channel, code, message })
    return null
  }
  const { seq } = (answer.value ?? {}) as { seq?: number }
  const hash = seq === undefined ? undefined : hashes.get(seq)
  const change = seq === undefined || hash === undefined ? null : { seq, hash }
  const value = answer.value as Parameters<typeof kept>[0]
  say({ what: 'done', number, channel, change, kept: kept(value) satisfies Kept | null })
  return value
}

if (told() === 'w') {
  const random = randomFrom(order.seed)
  const looking = connect(order.workspace, { readOnly: true })
  const hand: Hand = { backend, random, look: looking.raw, workbook: order.workbook, call }
  await acts.prepare(hand)
  if (order.act !== null) {
    for (let before = 0; before < order.before; before++) await acts[random.pick(order.among)](hand)
    await acts[order.act](hand)
  }
  for (;;) await acts[random.pick(order.among)](hand)
}
await backend.close()
say({ what: 'closed' })
