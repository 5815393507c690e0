import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildBoardPage } from '../../src-main/documents/model/build-board-page.ts'
import { buildExtract } from '../../src-main/documents/model/build-extract.ts'
import { readDocument, readWorkbook } from '../../src-main/documents/render/read-back.ts'
import type { ExtractRequest } from '../../src-shared/contract/exchange.ts'
import { compareSnapshots } from '../../src-shared/domain/compare.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { type RunningBackend, startBackend } from '../support/backend.ts'
import { aHazard, aSnapshot, TODAY } from '../support/builders.ts'
import { inputOf, rowsOf, tableNamed, tablesOf, wholeText } from '../support/documents.ts'

const DAY = '2026-11-22'
const NEVER = /\b(ready|safe|compliant|all clear)\b|%/i
let app: RunningBackend
let sample: Snapshot

beforeAll(async () => {
  app = await startBackend({ now: `${DAY}T09:00:00.000Z` })
  const { id } = await app.call('sample.create', {})
  sample = await app.call('project.snapshot', { projectId: id ?? '' })
})
afterAll(() => app.close())

const none = compareSnapshots(aSnapshot(), aSnapshot(), { before: TODAY, after: TODAY })
const board = (of: Snapshot, day = DAY) =>
  buildBoardPage(inputOf(of, day), { since: '2026-10-23', begun: false, changes: none })
const extract = (request: ExtractRequest) => buildExtract(inputOf(sample, DAY), request)

async function fileOf(input: Parameters<typeof app.call<'document.export'>>[1]) {
  const made = await app.call('document.export', input)
  const file = await app.backend.takeFile(made.token)
  if (!('path' in file)) throw new Error(file.message)
  return { made, bytes: await readFile(file.path) }
}

describe('the board page', () => {
  it('shows three matrices whose sums are all hazards, and how many are not scored', () => {
    const rows = rowsOf(tableNamed(board(sample), 'Hazards in the risk matrix: initial, today and residual'))
    const inCells = (from: number) =>
      rows
        .filter((row) => row.length === 16)
        .flatMap((row) => row.slice(from, from + 5))
        .reduce((sum, text) => sum + Number(/^(\d+) \(/.exec(text)?.[1] ?? 0), 0)
    const unscored = rows.find(([name]) => name === 'Not scored') ?? []
    for (const [stage, from] of [1, 6, 11].entries()) {
      expect(inCells(from) + Number.parseInt(unscored[stage + 1] ?? '', 10)).toBe(28)
    }
    expect(rows.at(-1)).toEqual(['All hazards', '28', '28', '28'])
  })

  it('never says that it is enough: no percentage, not ready, not safe, not compliant', () => {
    // What people wrote is theirs; of a log without their words every word is ours.
    const bare = structuredClone(sample)
    bare.records.safetyStatement = []
    bare.records.boardDecision = []
    expect(wholeText(board(bare))).not.toMatch(NEVER)
    expect(wholeText(board(aSnapshot(), TODAY))).not.toMatch(NEVER)
  })

  it('says "not yet given" and "Not recorded" where nobody wrote anything', () => {
    const rows = rowsOf(
      tableNamed(board(aSnapshot(), TODAY), "Clinical safety officer's statement and the decisions asked of the board"),
    )
    expect(rows).toEqual([
      ['Recommendation', 'Not yet given'],
      ['Statement', 'Not recorded'],
      ['Conditions', 'Not recorded'],
      ['Decisions asked', 'Not recorded'],
    ])
  })

  it('lists what is needed before the next go-live with owner and day, and what is overdue', () => {
    const needed = tablesOf(board(sample)).find(({ caption }) => caption.startsWith('Needed before '))
    expect(needed?.caption).toContain('7 December 2026')
    const rows = needed === undefined ? [] : rowsOf(needed)
    expect(rows[0]?.[4]).toBe('Overdue: 30 October 2026')
    expect(rows.every((row) => row.every((text) => text !== ''))).toBe(true)
  })

  it('names the residual risks that do not stand accepted, the highest first', () => {
    const rows = rowsOf(tableNamed(board(sample), 'Residual clinical risk not accepted'))
    expect(rows.map(([number, , rating]) => [number, rating])).toEqual([
      ['HAZ-020', '4 Must be reduced'],
      ['HAZ-012', '3 Undesirable'],
      ['HAZ-024', '3 Undesirable'],
    ])
  })

  it('ranks hazards by rating only where one has a rating', () => {
    const hazard = Array.from({ length: 12 }, (_hazard, index) => aHazard(index + 1))
    const text = wholeText(board(aSnapshot({ hazard }), TODAY))
    expect(text).toContain('The first 10 are shown; the hazard log has the others.')
    expect(text).not.toContain('highest rating')
  })

  it('carries DRAFT and the notice on its first page', () => {
    const model = board(sample)
    expect(model.header).toBe('DRAFT – not issued · Fictitious sample, not for clinical use')
    expect(model.headerOnFirstPage).toBe(true)
  })

  it('goes out as a Word file and as a PDF whose counts are those of the database', async () => {
    for (const format of ['docx', 'pdf'] as const) {
      const { made, bytes } = await fileOf({ projectId: sample.project.id, document: 'board-page', format })
      expect(made.selfCheck.lines.map(({ what, equal }) => [what, equal])).toEqual([
        ['Hazards by initial rating, matrices of the board page', true],
        ['Hazards by residual rating, matrices of the board page', true],
      ])
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(format === 'pdf' ? '%PDF' : 'PK\u0003\u0004')
    }
    await expect(
      app.call('document.export', { projectId: sample.project.id, document: 'board-page', format: 'xlsx' }),
    ).rejects.toMatchObject({ failure: { code: 'refused' } })
  })
})

describe('an extract', () => {
  const twelve = () => sample.records.hazard.slice(0, 12).map(({ id }) => id)

  it('says on every page that it is one, its filter, n of m, position and DRAFT', () => {
    const { header, footer, headerOnFirstPage } = extract({ what: 'hazards', ids: twelve(), filter: 'Status: Open' })
    expect(header).toMatch(/^EXTRACT, 12 of 28 hazards · filter: Status: Open · DRAFT – not issued · Fictitious sample/)
    expect(footer).toContain(`change ${sample.position.seq}, ${sample.position.hash.slice(0, 8)}`)
    expect(headerOnFirstPage).toBe(true)
    expect(extract({ what: 'hazards', ids: twelve(), filter: '' }).header).toContain('filter: not stated')
  })

  it('keeps the order of the list, and tells hazards outside the counts apart', async () => {
    const candidate = sample.records.hazard.find((one) => one.candidate)
    const ids = [...twelve().toReversed(), candidate?.id ?? '']
    const model = extract({ what: 'hazards', ids, filter: 'x' })
    expect(model.header).toContain('12 of 28 hazards and 1 outside the counts')
    const numbers = rowsOf(tableNamed(model, 'Hazards at a glance')).map(([number]) => number)
    expect(numbers).toEqual(ids.map((id) => sample.records.hazard.find((one) => one.id === id)?.number))
    const { made } = await fileOf({
      projectId: sample.project.id,
      document: 'extract',
      format: 'docx',
      extract: { what: 'hazards', ids, filter: 'x' },
    })
    expect(made.selfCheck.ok).toBe(true)
  })

  it('gives the controls of each owner as one list, with what is missing', () => {
    const ids = sample.records.control.map(({ id }) => id)
    const model = extract({ what: 'controls', ids, filter: '' })
    const owners = model.sections[0]?.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    )
    expect(owners?.length).toBeGreaterThan(3)
    const names = owners?.map((text) => text.replace(/: .*/, ''))
    expect(new Set(names).size).toBe(names?.length)
    const rows = tablesOf(model)
      .filter(({ headerRows }) => headerRows.length > 0)
      .flatMap(rowsOf)
    expect(rows).toHaveLength(ids.length)
    const agreed = rows.filter((row) => row[3]?.includes('Agreed'))
    expect(agreed.length).toBeGreaterThan(0)
    expect(agreed.every((row) => row[4]?.includes('Not implemented'))).toBe(true)
  })

  it.each(['hazards', 'controls', 'findings'] as const)(
    'of %s reads back what was asked, in each format',
    async (what) => {
      const findings = await app.call('finding.list', { projectId: sample.project.id })
      const ids = {
        hazards: twelve().slice(0, 3),
        controls: sample.records.control.slice(0, 9).map(({ id }) => id),
        findings: findings.slice(0, 7).map(({ key }) => key),
      }[what]
      for (const format of ['docx', 'xlsx', 'pdf'] as const) {
        const request = {
          projectId: sample.project.id,
          document: 'extract',
          format,
          extract: { what, ids, filter: 'f' },
        }
        const { made, bytes } = await fileOf(request as Parameters<typeof fileOf>[0])
        expect(made.selfCheck.lines.filter(({ equal }) => !equal)).toEqual([])
        expect(made.selfCheck.lines.some(({ inFile }) => inFile.startsWith(`${ids.length} `))).toBe(true)
        if (format === 'docx') expect(readDocument(bytes).text.at(-1)).toContain('read back')
        if (format === 'xlsx') expect((await readWorkbook(bytes)).sheets[0]?.rows[0]?.[0]).toMatch(/^EXTRACT, .* DRAFT/)
      }
    },
  )

  it('is refused without its records', async () => {
    const projectId = sample.project.id
    await expect(app.call('document.export', { projectId, document: 'extract', format: 'docx' })).rejects.toMatchObject(
      { failure: { code: 'invalid-input' } },
    )
  })
})

describe('a picture as a file of its own', () => {
  it('goes out as SVG and as PNG, named after what it shows', async () => {
    const projectId = sample.project.id
    const [hazard] = sample.records.hazard
    for (const format of ['svg', 'png'] as const) {
      const input = { projectId, picture: 'bow-tie', id: hazard?.id ?? '', format } as const
      const made = await app.call('picture.export', input)
      expect(made.fileName).toMatch(new RegExp(`HAZ-001.*\\.${format}$`))
      const file = await app.backend.takeFile(made.token)
      const bytes = 'path' in file ? await readFile(file.path) : Buffer.alloc(0)
      expect(bytes.subarray(1, 4).toString('latin1')).toBe(format === 'png' ? 'PNG' : '?xm')
    }
    await expect(
      app.call('picture.export', { projectId, picture: 'bow-tie', id: projectId, format: 'svg' }),
    ).rejects.toMatchObject({ failure: { code: 'not-found' } })
  })
})
