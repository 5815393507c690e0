// Loaded into the browser host's process by --import: on SIGUSR2 it writes how long its event loop was held up since the
// last time, and its memory, to the file that HAZARD_LEDGER_LOOP names.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 2 })
delay.enable()
process.on('SIGUSR2', () => {
  writeFileSync(
    process.env.HAZARD_LEDGER_LOOP,
    JSON.stringify({ longest: delay.max / 1e6, resident: process.memoryUsage().rss }),
  )
  delay.reset()
})
