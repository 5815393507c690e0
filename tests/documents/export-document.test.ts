import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, connect } from '../../src-main/db/database.ts'
import { exportDocument } from '../../src-main/documents/export-document.ts'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import { type DatabaseCounts, logCounts } from '../../src-main/repositories/log-counts.ts'
import { browserPrinter } from '../../src-main/web/print.ts'
import { countLog } from '../../src-shared/domain/counts.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { RESOURCES, type RunningBackend, startBackend } from '../support/backend.ts'
import { TODAY } from '../support/builders.ts'
import { inputOf, pack } from '../support/documents.ts'
import { database, snapshot } from './self-check-fixture.ts'

describe('the sample, exported from its database', () => {
  let app: RunningBackend
  let connection: Connection
  let sample: Snapshot
  let counted: DatabaseCounts

  beforeAll(async () => {
    app = await startBackend({ now: '2026-11-22T09:00:00.000Z' })
    const { id } = await app.call('sample.create', {})
    const first = (await app.call('project.snapshot', { projectId: id ?? '' })).records.hazard.find(
      ({ candidate }) => !candidate,
    )
    await app.call('hazard.archive', { id: first?.id ?? '', reason: 'To see it leave the counts' })
    sample = await app.call('project.snapshot', { projectId: id ?? '' })
    connection = connect(await app.workspacePath(), { readOnly: true })
    counted = await logCounts(connection.db, sample.project.id)
  })
  afterAll(async () => {
    await connection.db.destroy()
    await app.close()
  })

  it('is counted in SQL as the domain counts it', () => {
    const byDomain = countLog(sample, TODAY)
    const tally = (of: (one: DatabaseCounts['hazards'][number]) => number | string | null) => {
      const counts: Record<string, number> = {}
      for (const one of counted.hazards) counts[String(of(one))] = (counts[String(of(one))] ?? 0) + 1
      return counts
    }
    const said = (counts: { byRating: Record<string, number>; unscored: number }) =>
      Object.fromEntries(
        [...Object.entries(counts.byRating), ['null', counts.unscored]].filter(([, count]) => count !== 0),
      )
    expect(tally(({ initial }) => initial)).toEqual(said(byDomain.initial))
    expect(tally(({ residual }) => residual)).toEqual(said(byDomain.residual))
    const statuses = Object.fromEntries(Object.entries(byDomain.status).filter(([, count]) => count !== 0))
    expect(tally(({ status }) => status)).toEqual(statuses)
    const { causes, controls, evidence, candidates, archived } = byDomain
    expect({ ...counted, hazards: counted.hazards.length }).toEqual({
      hazards: byDomain.hazards,
      causes,
      controls,
      evidence,
      candidates,
      archived,
    })
    expect(archived).toBe(1)
  })

  const exported = async (document: 'hazard-log' | 'safety-case', format: 'docx' | 'xlsx') => {
    const { findings } = inputOf(sample, '2026-11-22')
    const outPath = join(app.dataFolder, `${document}.${format}`)
    const request = {
      database: counted,
      snapshot: sample,
      pack,
      findings,
      today: '2026-11-22',
      document,
      format,
      fonts: join(RESOURCES, 'fonts'),
      outPath,
    }
    return { outPath, made: await exportDocument(request) }
  }

  it('leaves a workbook that agrees, its size, and nothing else', async () => {
    const { outPath, made } = await exported('hazard-log', 'xlsx')
    expect(made.ok && made.value.selfCheck.ok).toBe(true)
    expect(made.ok && made.value.size).toBe(readFileSync(outPath).length)
    expect(readdirSync(app.dataFolder).filter((name) => /\.(check|part)/.test(name))).toEqual([])
  })

  it('prints at the end of a document what was read from it, also where it differs', async () => {
    const hazards = database.hazards.map((one, index) => (index === 0 ? { ...one, initial: 1 } : one))
    const outPath = join(app.dataFolder, 'small.docx')
    const made = await exportDocument({
      database: { ...database, hazards },
      snapshot,
      pack,
      findings: [],
      today: TODAY,
      document: 'safety-case',
      format: 'docx',
      fonts: join(RESOURCES, 'fonts'),
      outPath,
    })
    if (!made.ok) throw new Error(made.error.message)
    expect(made.value.selfCheck.ok).toBe(false)
    const file = readDocument(readFileSync(outPath))
    expect(file.tables.at(-1)?.rows.slice(1)).toEqual(
      made.value.selfCheck.lines.map(({ what, inFile, inDatabase, equal }) => [
        what,
        inFile,
        inDatabase,
        equal ? 'Equal' : 'DIFFERENT',
      ]),
    )
    expect(file.headings.at(-1)).toBe('Self-check of this document')
    expect(file.text.at(-1)).toContain('Do not use this document.')
  })

  it('refuses a report as a workbook, and writes nothing when cancelled', async () => {
    const refused = await exported('safety-case', 'xlsx')
    expect(refused.made).toMatchObject({ ok: false, error: { code: 'refused' } })
    const stop = new AbortController()
    stop.abort()
    const outPath = join(app.dataFolder, 'never.xlsx')
    const cancelled = await exportDocument({
      database: counted,
      snapshot: sample,
      pack,
      findings: [],
      today: TODAY,
      document: 'hazard-log',
      format: 'xlsx',
      fonts: join(RESOURCES, 'fonts'),
      outPath,
      signal: stop.signal,
    })
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(app.dataFolder)).not.toContain('never.xlsx')
  })

  it('ends the printing when cancelled, and leaves nothing', async () => {
    const stop = new AbortController()
    const real = browserPrinter()
    const outPath = join(app.dataFolder, 'stopped.pdf')
    const stopped = await exportDocument({
      database,
      snapshot,
      pack,
      findings: [],
      today: TODAY,
      document: 'safety-case',
      format: 'pdf',
      fonts: join(RESOURCES, 'fonts'),
      print: {
        available: async () => await real.available(),
        async toPdf(html, options) {
          const printing = real.toPdf(html, options)
          stop.abort()
          return await printing
        },
      },
      outPath,
      signal: stop.signal,
    })
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(app.dataFolder).filter((name) => name.startsWith('stopped'))).toEqual([])
  })
})
