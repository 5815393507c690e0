import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { upkeep } from '../../src-main/backend/upkeep.ts'
import { startBackend } from '../support/backend.ts'
import { copyLargeWorkspace } from './large-workspace.ts'

// Times the full check, of the sample and of 10,000 hazards, and the longest block of the main thread meanwhile.

async function time(title: string, path: string): Promise<void> {
  const blocks = monitorEventLoopDelay({ resolution: 1 })
  blocks.enable()
  const from = performance.now()
  const report = await upkeep({
    what: 'check',
    path,
    evidenceFolder: path.replace(/\.hazards$/, '.evidence'),
    heads: [],
  })
  const took = performance.now() - from
  blocks.disable()
  const parts = [...new Set(report.findings.map(({ part }) => part))].join(', ')
  console.log(
    `${title}: ${(statSync(path).size / 1e6).toFixed(1)} MB, ${report.counts.changes} changes, ${report.counts.revisions} revisions, ${report.counts.records} records: ${(took / 1000).toFixed(2)} s; longest block of the main thread ${(blocks.max / 1e6).toFixed(0)} ms; ${report.findings.length} findings ${parts}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-bench-check-'))
try {
  const app = await startBackend({ dataFolder: folder })
  await app.call('sample.create', {})
  const path = await app.workspacePath()
  await time('Sample', path)
  await app.close()
  const large = join(folder, 'Large.hazards')
  await copyLargeWorkspace(large)
  const again = await startBackend({ dataFolder: join(folder, 'large'), open: large })
  await time('10,000 hazards', large)
  const before = performance.now()
  await again.call('workspace.backup', {})
  console.log(`Backup of it: ${((performance.now() - before) / 1000).toFixed(2)} s`)
  await again.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
