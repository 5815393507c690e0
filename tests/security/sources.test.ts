import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { channels, eventNames } from '../../src-shared/contract/channels.ts'

// What the sources may not say, wherever they may say it.

const project = join(import.meta.dirname, '..', '..')
const notOurs = new Set(['node_modules', 'out', '.git', 'test-results', 'playwright-report', 'pages'])

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

const files = filesBelow(project).map((path) => ({
  name: relative(project, path).replaceAll(sep, '/'),
  text: () => readFileSync(path, 'utf8'),
}))
const sources = files.filter(({ name }) => /^src-.*\.tsx?$/.test(name))

const matching = (pattern: RegExp, among = sources) =>
  among
    .filter(({ text }) => pattern.test(text()))
    .map(({ name }) => name)
    .sort()

test('the sources were found', () => {
  expect(sources.map(({ name }) => name)).toContain('src-main/electron/ipc.ts')
})

test('electron is imported by the desktop host and its preload only', () => {
  const importers = matching(/(?:from|import|require)\s*\(?\s*['"]electron(?:\/[^'"]*)?['"]/)
  expect(importers).not.toEqual([])
  expect(importers.filter((name) => !/^src-main\/(electron|preload)\/|^src-main\/index\.ts$/.test(name))).toEqual([])
})

test.each([
  ['ipcMain', ['src-main/electron/ipc.ts']],
  ['ipcRenderer', ['src-main/preload/index.ts']],
  ['contextBridge', ['src-main/preload/index.ts']],
  ['openExternal', ['src-main/electron/external-links.ts']],
  ['new BrowserWindow', ['src-main/electron/window.ts']],
  ['registerSchemesAsPrivileged', ['src-main/electron/app-scheme.ts']],
])('%s stands in one file only', (word, where) => {
  expect(matching(new RegExp(`\\b${word}\\b(?!:)`))).toEqual(where)
})

test('nothing awaits Electron at the top level of main, which would hang for ever', () => {
  expect(matching(/await\s+app\.whenReady/)).toEqual([])
})

test('the switch that turns the sandbox off stands in the continuous build and in tests/support only', () => {
  const word = ['--no', 'sandbox'].join('-')
  const told = files.filter(({ name }) => /\.(tsx?|m?js|cjs|json|ya?ml|sh)$|^\.ci\//.test(name))
  const users = matching(new RegExp(word), told)
  expect(users.filter((name) => !/^\.ci\/run$|^tests\/support\//.test(name))).toEqual([])
})

test('every window is made with the settings of the design', () => {
  const made = sources.find(({ name }) => name === 'src-main/electron/window.ts')?.text() ?? ''
  const settings =
    /webPreferences: \{([^}]*)\}/
      .exec(made)?.[1]
      ?.trim()
      .split(/,?\s*\n\s*/) ?? []
  expect(settings.map((line) => line.replace(/,$/, '')).sort()).toEqual(
    [
      'preload: options.preload',
      'sandbox: true',
      'contextIsolation: true',
      'nodeIntegration: false',
      'nodeIntegrationInWorker: false',
      'nodeIntegrationInSubFrames: false',
      'webviewTag: false',
      'navigateOnDragDrop: false',
      'webSecurity: true',
      'allowRunningInsecureContent: false',
      'spellcheck: true',
      'devTools: !app.isPackaged',
    ].sort(),
  )
})

test.each([
  ['a policy loosened', /unsafe-inline|unsafe-eval|bypassCSP/],
  ['text run as code', /\beval\s*\(|\bnew Function\b/],
  [
    'markup written past React',
    /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\(/,
  ],
  ['a guard by part of an address', /\.includes\(\s*['"`]app:\/\//],
  ['every address listened on', /['"]0\.0\.0\.0['"]|\.listen\([^)]*['"]::['"]/],
])('%s is nowhere in the sources', (_what, pattern) => {
  expect(matching(pattern)).toEqual([])
})

test('the preload is one small CommonJS file with nothing in it but the names', async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      ssr: join(project, 'src-main/preload/index.ts'),
      minify: true,
      rollupOptions: { external: ['electron'], output: { format: 'cjs' } },
    },
  })
  const chunks = [built].flat().flatMap((part) => ('output' in part ? part.output : []))
  expect(chunks).toHaveLength(1)
  const code = chunks[0]?.type === 'chunk' ? chunks[0].code : ''
  const required = [...code.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name?.slice(1, -1))
  expect(required).toEqual(['electron'])
  // The names grow with the product; what stands around them may not.
  const names = [...channels, ...eventNames].reduce((sum, name) => sum + name.length + 3, 0)
  expect(Buffer.byteLength(code) - names).toBeLessThan(1_000)
})
