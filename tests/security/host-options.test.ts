import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readWindowState, writeWindowState } from '../../src-main/electron/window-state.ts'
import { type Surroundings, whyNoWindow } from '../../src-main/hosts/choose-host.ts'
import { hostOptions, projectFolder } from '../../src-main/hosts/host-options.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the command line of a host', () => {
  test.each([
    [[], { port: null }],
    [['--port', '8080'], { port: 8080 }],
    [['--port=0'], { port: 0 }],
    [['--workspace', 'a.hazards', '--data', 'd'], { port: null, workspace: resolve('a.hazards'), data: resolve('d') }],
    // What Electron's own command line carries beside ours.
    [['.', '--remote-debugging-port=0', '--inspect', '--data=d'], { port: null, data: resolve('d') }],
  ])('%j', (args, options) => expect(hostOptions(args)).toEqual(options))

  test.each([
    [['--port'], '--port takes'],
    [['--port', 'x'], '--port takes'],
    [['--port', '65536'], '--port takes'],
    [['--port', '-1'], '--port takes'],
    [['--workspace'], '--workspace takes'],
    [['--data='], '--data takes'],
  ])('%j is refused', (args, problem) => expect(hostOptions(args)).toContain(problem))
})

test("the program's folder is found from its sources and from its build", () => {
  mkdirSync(join(folder, 'resources'))
  mkdirSync(join(folder, 'out', 'main', 'chunks'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{}')
  expect(projectFolder(join(folder, 'out', 'main', 'chunks'))).toBe(folder)
  expect(() => projectFolder(tmpdir())).toThrow('was not found')
})

describe('whether a window can be shown', () => {
  const linux: Surroundings = { platform: 'linux', env: { DISPLAY: ':0' }, user: 1000, args: [] }
  const off = ['--no', 'sandbox'].join('-')
  test.each<[string, Partial<Surroundings>, string | null]>([
    ['Linux with X', {}, null],
    ['Linux with Wayland', { env: { WAYLAND_DISPLAY: 'wayland-0' } }, null],
    ['Linux without a display', { env: {} }, 'There is no display for a window.'],
    ['Linux with an empty display', { env: { DISPLAY: '' } }, 'There is no display for a window.'],
    ['root', { user: 0 }, 'Electron keeps its sandbox, and so does not run as root.'],
    ['root who asks for it', { user: 0, args: [off] }, null],
    ['root without a display', { user: 0, args: [off], env: {} }, 'There is no display for a window.'],
    ['macOS', { platform: 'darwin', env: {} }, null],
    ['Windows', { platform: 'win32', env: {}, user: undefined }, null],
  ])('%s', (_what, given, why) => expect(whyNoWindow({ ...linux, ...given })).toBe(why))
})

describe('where the window was', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  const state = { x: 10, y: 20, width: 1200, height: 800, maximised: false, zoom: 1 }

  test('is read as written, and nothing is left beside it', () => {
    writeWindowState(folder, state)
    writeWindowState(folder, { ...state, maximised: true })
    expect(readWindowState(folder, [screen])).toEqual({ ...state, maximised: true })
    expect(readdirSync(folder)).toEqual(['window.json'])
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({ ...state, maximised: true })
  })

  test.each([
    ['nothing', null],
    ['broken JSON', '{'],
    ['another shape', '{"x":1}'],
    ['more than the shape', JSON.stringify({ ...state, preload: '/tmp/x' })],
    ['a window too small to take hold of', JSON.stringify({ ...state, width: 10 })],
    ['no numbers', JSON.stringify({ ...state, x: null })],
    ['a screen that is gone', JSON.stringify({ ...state, x: 3000 })],
    ['a title bar above the screen', JSON.stringify({ ...state, y: -200 })],
    ['a title bar below the screen', JSON.stringify({ ...state, y: 1079 })],
  ])('is forgotten: %s', (_what, text) => {
    if (text !== null) writeFileSync(join(folder, 'window.json'), text)
    expect(readWindowState(folder, [screen])).toBeNull()
  })

  test('comes with the zoom it had, and with none where an earlier version wrote it', () => {
    writeWindowState(folder, { ...state, zoom: 1.44 })
    expect(readWindowState(folder, [screen])?.zoom).toBe(1.44)
    const { zoom: _zoom, ...earlier } = state
    writeFileSync(join(folder, 'window.json'), JSON.stringify(earlier))
    expect(readWindowState(folder, [screen])?.zoom).toBe(1)
  })

  test.each([
    ['wider and higher than the screen', { width: 3000, height: 2000 }, { x: 0, y: 0, width: 1920, height: 1080 }],
    ['wider, and half outside', { x: 900, width: 2500 }, { x: 0, y: 20, width: 1920, height: 800 }],
    ['small enough, and half outside', { x: 1500 }, { x: 1500, y: 20, width: 1200, height: 800 }],
  ])('is made to fit a smaller screen: %s', (_what, window, fits) => {
    writeWindowState(folder, { ...state, ...window })
    expect(readWindowState(folder, [screen])).toMatchObject(fits)
  })

  test('fits the screen it is mostly on', () => {
    writeWindowState(folder, { ...state, x: 1800, width: 2560, height: 1400 })
    const second = { x: 1920, y: 0, width: 2560, height: 1440 }
    expect(readWindowState(folder, [screen, second])).toMatchObject({ x: 1800, y: 20, width: 2560, height: 1400 })
  })

  test('may be on a second screen', () => {
    writeWindowState(folder, { ...state, x: -1900 })
    expect(readWindowState(folder, [screen, { ...screen, x: -1920 }])).toMatchObject({ x: -1900 })
  })
})
