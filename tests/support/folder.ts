import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new temporary folder of the test's own. */
export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hazard-ledger-test-'))
}
