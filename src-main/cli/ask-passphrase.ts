import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * The passphrase of a key: from HAZARD_LEDGER_PASSPHRASE, else typed at a terminal, where it is not shown. Null where
 * there is neither; never from an argument, which other programs can read.
 */
export async function askPassphrase(): Promise<string | null> {
  const given = process.env['HAZARD_LEDGER_PASSPHRASE']
  if (given) return given
  if (!process.stdin.isTTY) return null
  process.stderr.write('Passphrase of the key: ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
