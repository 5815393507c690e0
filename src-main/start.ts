import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWithoutSandbox, noSandboxSwitch, whyNoWindow } from './hosts/choose-host.ts'

// `npm start`: builds, then opens the desktop window, or serves the browser where no window can be had.

const project = join(import.meta.dirname, '..')
const electron = join(project, 'node_modules', 'electron')
const args = process.argv.slice(2)

build()
const because =
  whyNoWindow({ platform: process.platform, env: process.env, user: process.getuid?.(), args }) ?? whyNoElectron()
if (because === null) {
  follow(spawn(electronBinary() as string, [project, ...args], { stdio: 'inherit' }))
} else {
  console.log(`${because} Serving the browser instead.`)
  const own = isWithoutSandbox(args) ? args.filter((arg) => arg !== `--${noSandboxSwitch}`) : args
  follow(spawn(process.execPath, [join(project, 'out', 'main', 'serve.js'), ...own], { stdio: 'inherit' }))
}

function build(): void {
  const tool = join(project, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status } = spawnSync(process.execPath, [tool, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'], {
    cwd: project,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/** The Electron executable, if it is there: the one the environment names, or the one Electron's package fetched. */
function electronBinary(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const named = join(electron, 'path.txt')
  const inside = existsSync(named) ? readFileSync(named, 'utf8').trim() : override && 'electron'
  if (!inside) return null
  const path = join(override ?? join(electron, 'dist'), inside)
  return existsSync(path) ? path : null
}

/** Fetches Electron's binary where it is missing, as Electron's own package does; says so where that fails. */
function whyNoElectron(): string | null {
  if (electronBinary() !== null) return null
  console.log('Fetching Electron…')
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 300_000 })
  return electronBinary() === null ? "Electron's program could not be fetched." : null
}

/** Ends as the child ends. Ctrl+C reaches the child by itself; here it only must not end us first. */
function follow(child: ChildProcess): void {
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('error', (fault) => {
    console.error(fault.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
}
