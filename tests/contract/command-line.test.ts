import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src-main/cli/arguments.ts'
import { cli } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { asFile, nhsWorkbook } from '../support/workbooks.ts'

const workspace = () => join(aFolder(), 'Ward.hazards')
const log = async () => asFile('EPR Hazard Log V1.7.xlsx', await nhsWorkbook())

describe('its words', () => {
  it.each([
    ['nothing', []],
    ['an unknown action', ['destroy', '--workspace', 'W']],
    ['no workspace', ['check']],
    ['an unknown option', ['check', '--workspace', 'W', '--force']],
    ['no file to import', ['import', '--workspace', 'W']],
    ['two files to import', ['import', 'a', 'b', '--workspace', 'W']],
    ['an unknown source', ['import', 'a', '--workspace', 'W', '--source', 'theirs']],
    ['an unknown document', ['export', '--workspace', 'W', '--document', 'poem', '--format', 'docx', '--out', 'o']],
    ['an unknown format', ['export', '--workspace', 'W', '--document', 'hazard-log', '--format', 'odt', '--out', 'o']],
    ['no place to write', ['export', '--workspace', 'W', '--document', 'hazard-log', '--format', 'docx']],
  ])('%s is a fault of usage: exit 2, said on standard error alone', async (_what, words) => {
    expect(typeof parseCommandLine(words)).toBe('string')
    const { exit, out, err } = await cli(...words)
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain('Usage:')
  })
})

describe('import', () => {
  it('makes the workspace and prints one object', async () => {
    const path = workspace()
    const { exit, json, dataFolder } = await cli(
      'import',
      await log(),
      '--workspace',
      path,
      '--project',
      'EPR',
      '--json',
    )
    expect(exit).toBe(0)
    expect(json).toMatchObject({ project: 'EPR', hazards: 3, causes: 9, controls: 12 })
    expect((json as { findings: object[] }).findings[0]).toEqual({
      rule: 'version-differs',
      hazard: null,
      cell: expect.stringContaining('Cover Page'),
      message: expect.any(String),
    })
    expect(existsSync(join(dataFolder, 'settings.json'))).toBe(false)
  })

  it("takes a supplier's log without making its scores ours", async () => {
    const path = workspace()
    await cli(
      'import',
      await log(),
      '--workspace',
      path,
      '--source',
      'supplier',
      '--supplier',
      'Made-up Systems',
      '--json',
    )
    const { json } = await cli('check', '--workspace', path, '--json')
    expect(json).toMatchObject({ counts: { initial: { unscored: 3 }, claimed: 0, evidenced: 0 } })
  })

  it.each([
    ['a file that is not there', 'nowhere.xlsx', 'not-found'],
    ['text named .xlsx', 'text.xlsx', 'unreadable'],
  ])('refuses %s: exit 1, an error object, nothing changed', async (_what, name, code) => {
    const file = join(aFolder(), name)
    if (code === 'unreadable') writeFileSync(file, 'No,Hazard\n')
    const { exit, json } = await cli('import', file, '--workspace', workspace(), '--json')
    expect(exit).toBe(1)
    expect(json).toMatchObject({ error: { code, message: expect.stringContaining('Nothing was changed.') } })
  })

  it('says the same in words for people', async () => {
    const { exit, out } = await cli('import', await log(), '--workspace', workspace())
    expect(exit).toBe(0)
    expect(out).toMatch(/3 hazards, 9 causes, 12 control entries read; \d+ left out/)
  })
})

describe('check', () => {
  it('prints counts whose sums equal all hazards, and exits 1 while a finding stands open', async () => {
    const path = workspace()
    await cli('import', await log(), '--workspace', path, '--project', 'EPR')
    const before = readFileSync(path)
    const { exit, json } = await cli('check', '--workspace', path, '--project', 'epr', '--json')
    expect(exit).toBe(1)
    expect(json).toMatchObject({
      counts: {
        hazards: 3,
        causes: 9,
        controls: 12,
        evidence: 1,
        status: { Open: 0, Transferred: 0, Closed: 0, 'not stated': 3 },
        initial: { 1: 0, 2: 1, 3: 2, 4: 0, 5: 0, unscored: 0, unconfirmed: 3 },
        claimed: 0,
        evidenced: 0,
      },
    })
    expect((json as { findings: object[] }).findings[0]).toEqual({
      rule: expect.any(String),
      severity: 'error',
      hazard: null,
      message: expect.any(String),
    })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('asks which project where there are several, and refuses one that is not there', async () => {
    const path = workspace()
    await cli('import', await log(), '--workspace', path, '--project', 'One')
    await cli('import', await log(), '--workspace', path, '--project', 'Two')
    expect((await cli('check', '--workspace', path, '--json')).json).toMatchObject({
      error: { code: 'not-found', hint: expect.stringContaining('One, Two') },
    })
    expect((await cli('check', '--workspace', path, '--project', 'Three', '--json')).exit).toBe(1)
  })

  it('refuses a workspace that is not there, and does not make it', async () => {
    const path = workspace()
    const { exit, json } = await cli('check', '--workspace', path, '--json')
    expect([exit, json]).toEqual([1, { error: expect.objectContaining({ code: 'not-found' }) }])
    expect(existsSync(path)).toBe(false)
  })
})

describe('sample', () => {
  it('makes the fictitious project, once', async () => {
    const path = workspace()
    expect((await cli('sample', '--workspace', path, '--json')).exit).toBe(0)
    expect((await cli('sample', '--workspace', path, '--json')).exit).toBe(1)
  })
})
