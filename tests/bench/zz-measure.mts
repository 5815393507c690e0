import { monitorEventLoopDelay } from 'node:perf_hooks'
import { rmSync } from 'node:fs'
import { startBackend } from '/work/main/tests/support/backend.ts'
import { copyLargeWorkspace } from '/work/main/tests/bench/large-workspace.ts'
import { packed, takeIn, lasting, readBack } from '/work/main/tests/support/packages.ts'
const size = process.argv[2] === 'full' ? undefined : { hazards: 1000, controls: 1500, evidence: 120, people: 60 }
const path = `/tmp/work/package/large.hazards`
rmSync(path, { force: true })
await copyLargeWorkspace(path, size)
const from = await startBackend({ open: path })
const to = await startBackend()
await to.call('workspace.create', { name: 'To' })
const delay = monitorEventLoopDelay({ resolution: 2 }); delay.enable()
const [{ id }] = await from.call('project.list', {})
const time = async (what: string, act: () => Promise<any>) => {
  delay.reset(); const t = performance.now(); const r = await act()
  console.log(what, Math.round(performance.now() - t), 'ms; longest stop', Math.round(delay.max / 1e6), 'ms; rss', Math.round(process.memoryUsage().rss / 1e6)); return r
}
const out = await time('export', () => packed(from, id))
console.log(out.bytes.length / 1e6, 'MB')
await time('import', () => takeIn(to, out.bytes))
const again = await time('export again', () => packed(to, id))
console.log(Buffer.from(JSON.stringify(lasting(readBack(again)))).equals(Buffer.from(JSON.stringify(lasting(readBack(out))))))
await from.close(); await to.close()
