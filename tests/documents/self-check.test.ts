import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DocumentModel, WorkbookModel } from '../../src-main/documents/document.ts'
import { buildHazardLog } from '../../src-main/documents/model/build-hazard-log.ts'
import { buildSafetyCase } from '../../src-main/documents/model/build-safety-case.ts'
import { buildWorkbook } from '../../src-main/documents/model/build-workbook.ts'
import { LOG_SHEET } from '../../src-main/documents/model/workbook/log-columns.ts'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { renderXlsx } from '../../src-main/documents/render/xlsx.ts'
import { expectedSelfCheck, selfCheckFile } from '../../src-main/documents/self-check.ts'
import { type DatabaseCounts } from '../../src-main/repositories/log-counts.ts'
import { RESOURCES } from '../support/backend.ts'
import { inputOf, textOf } from '../support/documents.ts'
import { database, snapshot } from './self-check-fixture.ts'

const FONTS = join(RESOURCES, 'fonts')
const kinds = [
  ['hazard log', 'hazard-log', buildHazardLog(inputOf(snapshot))],
  ['safety case', 'safety-case', buildSafetyCase(inputOf(snapshot))],
] as const
const wrongLines = async (bytes: Uint8Array, format: 'docx' | 'xlsx') => {
  const check = await selfCheckFile(bytes, format, database)
  expect(check.ok).toBe(check.lines.every(({ equal }) => equal))
  return check.lines.filter(({ equal }) => !equal)
}

/** The model with every table changed by `change`. */
function withTables(model: DocumentModel, change: (rows: string[][], at: number) => number[]): DocumentModel {
  return {
    ...model,
    sections: model.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block, at) => {
        if (block.kind !== 'table') return block
        const lost = change(
          block.rows.map((row) => row.map(textOf)),
          at,
        )
        return { ...block, rows: block.rows.filter((_row, index) => !lost.includes(index)) }
      }),
    })),
  }
}

/** The model with a rating's words replaced wherever a hazard's row or table has them. */
function withRating(model: DocumentModel, from: string, to: string, isIn: (row: string) => boolean): DocumentModel {
  const text = JSON.stringify(model)
  const changed: DocumentModel = JSON.parse(text)
  for (const section of changed.sections) {
    for (const block of section.blocks) {
      if (block.kind !== 'table') continue
      for (const row of block.rows) {
        if (!isIn(row.map(textOf).join(' | '))) continue
        for (const cell of row) if (textOf(cell) === from) cell.text = [[to]]
      }
    }
  }
  return changed
}

describe('the self-check of a Word document', () => {
  it.each(kinds)('%s: finds every figure equal, and exactly the figures it hoped for', async (_name, kind, model) => {
    const check = await selfCheckFile(await renderDocx(model, FONTS), 'docx', database)
    expect(check.lines.filter(({ equal }) => !equal)).toEqual([])
    expect(check).toEqual(expectedSelfCheck(kind, 'docx', database))
    expect(check.scope).toBe('counts only')
  })

  it.each(kinds)('%s: sees a lost row', async (_name, _kind, model) => {
    const lost = withTables(model, (rows) => rows.flatMap(([number], index) => (number === 'HAZ-002' ? [index] : [])))
    const wrong = await wrongLines(await renderDocx(lost, FONTS), 'docx')
    expect(wrong.map(({ what, inFile }) => [what.split(',')[0], inFile])).toContainEqual([
      'Hazard numbers',
      '2 hazards; missing: HAZ-002',
    ])
  })

  it.each(kinds)('%s: sees a changed rating, also where the counts would still agree', async (_name, _kind, model) => {
    const changed = withRating(model, '3 Undesirable', '4 Must be reduced', (row) => !row.startsWith('3 Und'))
    const wrong = await wrongLines(await renderDocx(changed, FONTS), 'docx')
    const initial = wrong.filter(({ what }) => what.startsWith('Initial rating'))
    expect(initial.length).toBeGreaterThan(0)
    expect(initial[0]?.inFile).toContain('HAZ-001 4')
    expect(initial[0]?.inDatabase).toContain('HAZ-001 3')
  })

  it('sees a summary that says something else than the hazards', async () => {
    const [, , model] = kinds[0]
    const changed: DocumentModel = JSON.parse(JSON.stringify(model))
    for (const block of changed.sections.flatMap(({ blocks }) => blocks)) {
      if (block.kind === 'table' && block.caption === 'Hazards by status')
        (block.rows[0]?.[1] ?? { text: [] }).text = [['9']]
    }
    expect((await wrongLines(await renderDocx(changed, FONTS), 'docx')).map(({ what }) => what)).toEqual([
      'Hazards by status, summary by status',
    ])
  })

  it('sees two hazards that exchanged their ratings, and a hazard printed twice', async () => {
    const [, , model] = kinds[0]
    const swapped: DatabaseCounts = {
      ...database,
      hazards: database.hazards.map((one, index) => ({ ...one, initial: [5, 3, null][index] ?? null })),
    }
    const check = await selfCheckFile(await renderDocx(model, FONTS), 'docx', swapped)
    expect(check.lines.some(({ what, equal }) => what.startsWith('Initial rating of each') && !equal)).toBe(true)
    const twice = { ...model, sections: [...model.sections, ...model.sections.slice(1, 2)] }
    const wrong = await wrongLines(await renderDocx(twice, FONTS), 'docx')
    expect(wrong.map(({ inFile }) => inFile).join('\n')).toContain('twice: HAZ-001')
  })

  it('is not in order where no hazards are found at all', async () => {
    const [, , model] = kinds[0]
    const check = await selfCheckFile(await renderDocx({ ...model, sections: [] }, FONTS), 'docx', database)
    expect([check.ok, check.lines]).toEqual([
      false,
      [{ what: 'Hazard numbers', inFile: 'not found', inDatabase: '3', equal: false }],
    ])
  })
})

describe('the self-check of a workbook', () => {
  const model = buildWorkbook(inputOf(snapshot))
  const planted = (
    change: (rows: WorkbookModel['sheets'][number]['rows']) => WorkbookModel['sheets'][number]['rows'],
  ) =>
    renderXlsx({
      ...model,
      sheets: model.sheets.map((one) => (one.name === LOG_SHEET ? { ...one, rows: change(one.rows) } : one)),
    })

  it('finds every figure equal, and exactly the figures it hoped for', async () => {
    const check = await selfCheckFile(await renderXlsx(model), 'xlsx', database)
    expect(check).toEqual(expectedSelfCheck('hazard-log', 'xlsx', database))
    expect(check.ok).toBe(true)
  })

  it('sees a lost row and a changed rating', async () => {
    const lost = await wrongLines(await planted((rows) => rows.filter((_row, index) => index !== 3)), 'xlsx')
    expect(lost.map(({ inFile }) => inFile)).toContain('2 hazards; missing: HAZ-002')
    const changed = await planted((rows) =>
      rows.map((row, index) => row.map((cell, at) => (index === 2 && at === 15 ? { ...cell, value: 1 } : cell))),
    )
    expect(await wrongLines(changed, 'xlsx')).toEqual([
      expect.objectContaining({
        what: 'Residual rating of each hazard, hazard log sheet',
        inFile: expect.stringContaining('HAZ-001 1'),
      }),
    ])
  })
})
