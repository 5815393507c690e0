import { spawnSync } from 'node:child_process'

// Runs a command on a display: the one there is, else one made for it (Linux, by xvfb-run).

const [command = '', ...args] = process.argv.slice(2)
const made = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
const run = made
  ? spawnSync('xvfb-run', ['-a', command, ...args], { stdio: 'inherit' })
  : spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
if (run.error !== undefined) {
  console.error(
    made
      ? 'Electron needs a display and there is none: install xvfb (Debian: apt-get install xvfb xauth).'
      : `${command} could not be started: ${run.error.message}`,
  )
}
process.exit(run.status ?? 1)
