import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src-main/cli/arguments.ts'
import { cli } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { lasting, readBack } from '../support/packages.ts'

const EXPORT = ['--document', 'hazard-log', '--format', 'json', '--json']

describe('a package on the command line', () => {
  it.each([
    ['of a report', ['--document', 'safety-case', '--format', 'json', '--out', 'a.json']],
    ['nowhere', ['--document', 'hazard-log', '--format', 'json']],
    ['as something else', ['--document', 'hazard-log', '--format', 'json', '--out', 'a.docx']],
  ])('%s is a fault of usage', (_what, words) => {
    expect(typeof parseCommandLine(['export', '--workspace', 'W', ...words])).toBe('string')
  })

  it('goes out of one workspace and into another, and out again equal', async () => {
    const folder = aFolder()
    const [from, to] = [join(folder, 'From.hazards'), join(folder, 'To.hazards')]
    const first = join(folder, 'Sample.hazards.zip')
    await cli('sample', '--workspace', from, '--json')
    const out = await cli('export', '--workspace', from, ...EXPORT, '--out', first)
    expect(out).toMatchObject({ exit: 0, json: { file: first, withheld: [] } })
    const json = join(folder, 'Sample.hazards.json')
    expect((await cli('export', '--workspace', from, ...EXPORT, '--out', json)).exit).toBe(0)
    const taken = await cli('import', first, '--workspace', to, '--json')
    expect(taken.exit).toBe(0)
    expect(taken.json).toMatchObject({ hazards: 28, baselines: 0, approvals: 0, newKeys: [], filesNotThere: [] })
    const again = join(folder, 'Again.hazards.json')
    expect((await cli('export', '--workspace', to, ...EXPORT, '--out', again)).exit).toBe(0)
    expect(lasting(readBack({ bytes: readFileSync(again) }))).toEqual(lasting(readBack({ bytes: readFileSync(json) })))
    expect((await cli('verify', '--workspace', to, '--json')).exit).toBe(0)
  })

  it('says in words what came, with the notice of the sample', async () => {
    const folder = aFolder()
    const [from, json] = [join(folder, 'From.hazards'), join(folder, 'Sample.hazards.json')]
    await cli('sample', '--workspace', from)
    await cli('export', '--workspace', from, '--document', 'hazard-log', '--format', 'json', '--out', json)
    const { out } = await cli('import', json, '--workspace', join(folder, 'To.hazards'))
    expect(out).toContain('28 hazards')
    expect(out).toContain('Fictitious sample, not for clinical use')
  })

  it('that is none is refused: exit 1, an error object, nothing changed', async () => {
    const folder = aFolder()
    const file = join(folder, 'Broken.hazards.json')
    writeFileSync(file, '{"format":"hazard-ledger-package"')
    const to = join(folder, 'To.hazards')
    const { exit, json } = await cli('import', file, '--workspace', to, '--json')
    expect(exit).toBe(1)
    expect(json).toMatchObject({
      error: { code: 'unreadable', message: expect.stringContaining('Nothing was changed.') },
    })
    expect(existsSync(`${to.replace(/\.hazards$/, '')}.evidence`)).toBe(false)
    expect(await cli('import', file, '--workspace', to, '--project', 'Ward', '--json')).toMatchObject({
      exit: 1,
      json: { error: { code: 'refused' } },
    })
    expect(await cli('import', join(folder, 'No.hazards.zip'), '--workspace', to, '--json')).toMatchObject({
      exit: 1,
      json: { error: { code: 'not-found' } },
    })
  })
})
