import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headingSignature } from '../../src-main/imports/tables/heading-signature.ts'
import type { InputOf } from '../../src-shared/contract/index.ts'
import type { ColumnMapping, ImportOptions, TableField } from '../../src-shared/domain/import-options.ts'
import type { SavedMapping } from '../../src-shared/domain/saved-mapping.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { cliIn } from '../support/command-line.ts'
import { aFolder } from '../support/folder.ts'
import { asFile } from '../support/workbooks.ts'

const HEADINGS = 'Kennung,Gefahr,Ursache,Schwere,Chance'
const FIRST = `${HEADINGS}\n1,Falscher Patient,Gleiche Namen,S4,C2\n2,Falsche Dosis,Einheit,S2,C2\n`
/** The same headings further down, in another file, with hazards of its own. */
const SECOND = `Neue Fassung,,,,\n,,,,\n${HEADINGS}\n3,Alarm zu leise,Einstellung,S4,C1\n`
const SAID: Record<string, TableField> = {
  A: 'number',
  B: 'name',
  C: 'causes',
  D: 'initialSeverity',
  E: 'initialLikelihood',
}

let app: RunningBackend
let dataFolder: string
beforeEach(async () => {
  dataFolder = aFolder()
  app = await startBackend({ dataFolder, now: '2026-03-03T10:00:00.000Z' })
})
afterEach(() => app.close())

const file = () => join(dataFolder, 'column-mappings.json')
const stored = () => JSON.parse(readFileSync(file(), 'utf8')) as { mappings: SavedMapping[] } & Record<string, unknown>

async function send(text: string, name: string): Promise<string> {
  const sent = await app.backend.acceptFile(name, Readable.from([Buffer.from(text)]))
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value.token
}

async function look(text: string, options: Partial<ImportOptions> = {}, name = 'Zweites.csv') {
  const whole = { sheet: null, mapping: null, scale: null, ...options }
  return await app.call('import.preview', { token: await send(text, name), projectId: null, options: whole })
}

async function saying(text: string, said = SAID): Promise<ColumnMapping> {
  const { proposal } = await look(text)
  if (proposal === null) throw new Error('Nothing is proposed.')
  const columns = proposal.columns.map(({ column }) => ({ column, field: said[column] ?? ('other' as const) }))
  return { ...proposal, columns }
}

let projects = 0
async function bringIn(text: string, options: Partial<ImportOptions>, over: Partial<InputOf<'import.run'>> = {}) {
  return await app.call('import.run', {
    token: await send(text, 'Erstes.csv'),
    projectId: null,
    projectName: `Project ${projects++}`,
    standard: 'DCB0129',
    whose: 'ours',
    supplierName: '',
    merge: [],
    existing: [],
    take: { cover: false, assumptions: false },
    options: { sheet: null, mapping: null, scale: null, ...options },
    ...over,
  })
}

describe('what a person said of the columns', () => {
  it('is proposed for the next file with the same headings, wherever they stand, and counts as sure', async () => {
    expect(await bringIn(FIRST, { mapping: await saying(FIRST) })).toMatchObject({ hazards: 2, columnsKept: true })
    const next = await look(SECOND)
    expect(next).toMatchObject({
      mapping: { from: { file: 'Erstes.csv', at: '2026-03-03T10:00:00.000Z' }, setAside: null },
      unsure: [],
      missing: [],
      notices: [],
      proposal: { headerRow: 3 },
    })
    expect(next.hazards.map(({ number, name }) => [number.text, name.text])).toEqual([['3', 'Alarm zu leise']])
    expect(stored()).toMatchObject({ format: 'hazard-ledger-saved-mappings', version: 1 })
    expect(readFileSync(file(), 'utf8')).toMatch(/^\{\s*"format": .*,\s*"version"/)
    // None of it is a change to the log.
    expect(JSON.stringify(stored())).not.toContain('Falscher Patient')
  })

  it('is not taken where the headings are not all the same, or not in the same columns', async () => {
    await bringIn(FIRST, { mapping: await saying(FIRST) })
    for (const other of [FIRST.replace('Chance', 'Chancen'), FIRST.replace('Kennung,Gefahr', 'Gefahr,Kennung')]) {
      expect((await look(other)).mapping.from).toBeNull()
    }
  })

  it('can be set aside, and forgotten', async () => {
    await bringIn(FIRST, { mapping: await saying(FIRST) })
    const aside = await look(SECOND, { ignoreSaved: true })
    expect(aside).toMatchObject({ mapping: { from: null, setAside: { file: 'Erstes.csv' } }, hazards: [] })
    const signature = aside.mapping.setAside?.signature ?? ''
    expect(await app.call('import.forget-columns', { signature })).toEqual({ forgotten: true })
    expect((await look(SECOND)).mapping).toMatchObject({ from: null, setAside: null })
    expect(await app.call('import.forget-columns', { signature })).toEqual({ forgotten: false })
  })

  it('is what was said last; columns of which nobody was asked are not kept', async () => {
    await bringIn(FIRST, { mapping: await saying(FIRST) })
    const corrected = await saying(FIRST, { ...SAID, C: 'description' })
    expect(await bringIn(FIRST.replaceAll('Falsche', 'Andere'), { mapping: corrected })).toMatchObject({
      columnsKept: true,
    })
    expect(stored().mappings).toHaveLength(1)
    expect((await look(SECOND)).hazards[0]?.description.text).toBe('Einstellung')
    const known = 'ID,Hazard,Cause\n1,Wrong patient,Names\n'
    expect(await bringIn(known, {})).toMatchObject({ columnsKept: false })
    expect(stored().mappings).toHaveLength(1)
  })

  it('keeps a proposal that was unsure and accepted', async () => {
    // Half of an assessment: a heading may have been read wrong.
    const odd = 'Hazard,Effect,Severity\nWrong patient,Harm,Major\n'
    expect((await look(odd)).unsure).not.toEqual([])
    expect(await bringIn(odd, {})).toMatchObject({ columnsKept: true })
    expect(await look(odd)).toMatchObject({ unsure: [], mapping: { from: { file: 'Erstes.csv' } } })
  })

  it('has the words of a scale with it, proposed and never applied', async () => {
    const scale = { choice: 'map' as const, severity: { S4: 'Major' }, likelihood: { C2: 'Low' } }
    await bringIn(FIRST, { mapping: await saying(FIRST), scale })
    const next = await look(SECOND)
    expect(next.proposal?.scale).toEqual({ severity: { S4: 'Major' }, likelihood: { C2: 'Low' } })
    expect(next.scale.decided).toBe(false)
    expect(next.hazards[0]?.initial).toMatchObject({ severity: null, likelihood: null, severityShown: 'S4' })
    // Another import without a word on the scale forgets none of it.
    await bringIn(SECOND, {})
    expect((await look(SECOND)).proposal?.scale?.severity).toEqual({ S4: 'Major' })
  })

  it('nothing is imported while no column names the hazards, and nothing is kept', async () => {
    await expect(bringIn(FIRST, {})).rejects.toThrow(/it is not known which is the column with the name or/)
    expect((await app.call('workspace.status', {})).open?.position).toBe(0)
    expect(existsSync(file())).toBe(false)
  })
})

describe('the file of it', () => {
  const entry = (name: string, usedAt: string): SavedMapping => ({
    signature: headingSignature([
      { column: 1, heading: name },
      { column: 2, heading: 'Gefahr' },
    ]) as string,
    mapping: { format: 'hazard-ledger-column-mapping', version: 1, sheet: 'x', headerRow: 1, columns: [] },
    file: `${name}.csv`,
    at: usedAt,
    usedAt,
  })
  const write = (mappings: unknown[]) =>
    writeFileSync(file(), JSON.stringify({ format: 'hazard-ledger-saved-mappings', version: 1, mappings }))

  it('holds 200; the one longest out of use goes', async () => {
    write(Array.from({ length: 200 }, (_, index) => entry(`H${index}`, `2025-01-01T00:00:00.${100 + index}Z`)))
    await bringIn(FIRST, { mapping: await saying(FIRST) })
    const files = stored().mappings.map((one) => one.file)
    expect(files).toHaveLength(200)
    expect(files).toContain('Erstes.csv')
    expect(files).not.toContain('H0.csv')
    expect(files).toContain('H1.csv')
  })

  it('an entry that is spoilt is dropped and said, and the others stand', async () => {
    await bringIn(FIRST, { mapping: await saying(FIRST) })
    const [good] = stored().mappings
    const spoilt = [{ ...good, signature: 'x' }, { ...good, mapping: { columns: 'all' } }, null, 7]
    write([...spoilt, good])
    const next = await look(SECOND)
    expect(next.mapping.from).toMatchObject({ file: 'Erstes.csv' })
    expect(next.notices).toEqual([expect.stringContaining('4 earlier files cannot be read')])
    expect(await bringIn(SECOND, {})).toMatchObject({ hazards: 1 })
  })

  it.each([
    ['no JSON', '{"format":'],
    ['another file', '{"format":1,"people":{}}'],
    ['one of a later version', '{"format":"hazard-ledger-saved-mappings","version":2,"mappings":{}}'],
    ['nothing', ''],
  ])(
    'that is %s stands in no import’s way, is said, and is put aside before it is written over',
    async (_what, text) => {
      writeFileSync(file(), text)
      const next = await look(FIRST)
      expect(next.notices).toEqual([expect.stringContaining('cannot be read')])
      expect(await bringIn(FIRST, { mapping: await saying(FIRST) })).toMatchObject({ hazards: 2, columnsKept: true })
      expect(readFileSync(`${file()}.unread`, 'utf8')).toBe(text)
      expect((await look(SECOND)).notices).toEqual([])
    },
  )
})

describe('by command line', () => {
  it('the proposal is corrected and handed back, and the next file needs no word', async () => {
    const folder = aFolder()
    const workspace = join(folder, 'Ward.hazards')
    const [first, second] = [asFile('Erstes.csv', FIRST), asFile('Zweites.csv', SECOND)]
    const run = (path: string, ...more: string[]) =>
      cliIn(folder, 'import', path, '--workspace', workspace, '--json', ...more)

    const looked = (await run(first, '--dry-run')).json as { mapping: { proposal: ColumnMapping }; missing: string[] }
    expect(looked.missing).toHaveLength(1)
    expect((await run(first)).exit).toBe(1)
    const { proposal } = looked.mapping
    const columns = proposal.columns.map(({ column }) => ({ column, field: SAID[column] }))
    const mapping = asFile('mapping.json', JSON.stringify({ ...proposal, columns }))
    expect(await run(first, '--mapping', mapping, '--project', 'One')).toMatchObject({
      exit: 0,
      json: { hazards: 2, columnsKept: true },
    })

    expect((await run(second, '--saved', 'ignore', '--project', 'Two')).exit).toBe(1)
    expect(await run(second, '--project', 'Two')).toMatchObject({
      exit: 0,
      json: { hazards: 1, mapping: { from: { file: 'Erstes.csv' } } },
    })
    const again = await cliIn(folder, 'import', second, '--workspace', workspace, '--dry-run')
    expect(again.out).toContain('Columns as you read Erstes.csv on ')
  })

  it('what was said is forgotten with an import that rests on what is recognised', async () => {
    const folder = aFolder()
    const workspace = join(folder, 'Ward.hazards')
    const log = asFile('Log.csv', 'ID,Hazard,Cause,More\n1,Wrong patient,Names,x\n')
    const mapping: ColumnMapping = {
      format: 'hazard-ledger-column-mapping',
      version: 1,
      sheet: 'Log.csv',
      headerRow: 1,
      columns: [
        { column: 'A', field: 'number' },
        { column: 'B', field: 'name' },
        { column: 'D', field: 'notes' },
      ],
    }
    const run = (...more: string[]) => cliIn(folder, 'import', log, '--workspace', workspace, '--json', ...more)
    const { json } = await run('--dry-run')
    const sheet = (json as { mapping: { sheet: string } }).mapping.sheet
    const path = asFile('mapping.json', JSON.stringify({ ...mapping, sheet }))
    expect((await run('--mapping', path, '--project', 'One')).exit).toBe(0)
    expect((await run('--dry-run', '--saved', 'forget')).json).toMatchObject({
      mapping: { from: null, setAside: { file: 'Log.csv' } },
    })
    expect((await run('--dry-run')).json).toMatchObject({ mapping: { from: { file: 'Log.csv' } } })
    expect((await run('--saved', 'forget', '--project', 'Two')).exit).toBe(0)
    expect((await run('--dry-run')).json).toMatchObject({ mapping: { from: null, setAside: null } })
    expect((await cliIn(folder, 'import', log, '--workspace', workspace, '--saved', 'maybe')).exit).toBe(2)
  })
})
