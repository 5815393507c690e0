import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildWorkbook } from '../../src-main/documents/model/build-workbook.ts'
import { suggestFileName } from '../../src-main/documents/model/file-name.ts'
import { LOG_SHEET } from '../../src-main/documents/model/workbook/log-columns.ts'
import { renderXlsx } from '../../src-main/documents/render/xlsx.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { readWorkbook } from '../../src-main/imports/readers/read-workbook.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import {
  aCause,
  aControl,
  aHazard,
  aLink,
  anAssessment,
  anEvidence,
  aSnapshot,
  aStep,
  scored,
} from '../support/builders.ts'
import { inputOf } from '../support/documents.ts'
import { exampleScheme } from '../support/scheme.ts'

/** HAZ-001 with three causes, every kind of control, scored; HAZ-002 with nothing. */
function aLog(): Snapshot {
  const controls = [
    aControl(1, { name: 'Banner stays in view' }),
    aControl(2, { name: 'Test of the banner', type: 'test', steps: [aStep('agreed')] }),
    aControl(3, { name: 'Card at each desk', type: 'information', steps: [] }),
    aControl(4, { name: 'Second check', type: 'business process change', steps: [aStep('rejected')] }),
    aControl(5, { name: 'Course', type: 'training', steps: [] }),
    aControl(6, { name: 'Paper list', type: 'not stated', steps: [] }),
  ]
  const hazard = aHazard(1, {
    causes: [
      aCause(1, 1, { text: 'First' }),
      aCause(1, 2, { text: 'Second,\n2. with a line like a number' }),
      aCause(1, 3, { text: 'Third' }),
    ],
    links: [
      aLink(1, 1, 1, { standing: 'existing', remains: 'yes' }),
      aLink(1, 1, 3),
      aLink(1, 2, 3, { effectiveness: 'not yet judged' }),
      aLink(1, 3, 2),
      aLink(1, 4, 2),
      aLink(1, 5, null),
      aLink(1, 6, 1, { standing: 'not stated' }),
    ],
    notes: 'Watch this.',
  })
  const scores = [anAssessment('initial'), anAssessment('residual', { likelihood: 'Low' })]
  return aSnapshot({
    hazard: [scored(hazard, controls, scores), aHazard(2, { status: 'not stated', causes: [], ownerId: null })],
    control: controls,
    evidence: [anEvidence(1)],
  })
}

async function readBack(snapshot: Snapshot): Promise<ImportPreview> {
  const bytes = await renderXlsx(buildWorkbook(inputOf(snapshot)))
  const sheets = await readWorkbook(bytes, 'log.xlsx')
  if (!sheets.ok) throw new Error(sheets.error.message)
  const file = { name: 'log.xlsx', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
  const preview = makePreview({ file, kind: 'workbook', sheets: sheets.value }, exampleScheme)
  if (!preview.ok) throw new Error(preview.error.message)
  return preview.value
}

describe('the hazard log in the 19-column layout', () => {
  it('is read back by our own import: causes, controls beside them, scores, owner, status', async () => {
    const preview = await readBack(aLog())
    expect(preview.sheet).toBe(LOG_SHEET)
    const [first, second] = preview.hazards
    expect(first?.number.text).toBe('HAZ-001')
    expect(first?.causes.map(({ number, text }) => [number, text])).toEqual([
      [1, 'First'],
      [2, 'Second,\n· 2. with a line like a number'],
      [3, 'Third'],
    ])
    expect(first?.controls.map(({ column, cause, text }) => [column, cause, text])).toEqual([
      ['existing', 0, 'Banner stays in view'],
      ['design', 2, 'Banner stays in view'],
      ['test', 2, 'Test of the banner'],
      ['training', null, 'Course'],
      ['business process change', 0, 'Type not stated: Paper list'],
      ['business process change', 1, 'Information: Card at each desk'],
      ['business process change', 1, 'Rejected: Second check'],
    ])
    expect([first?.initial.severity, first?.initial.likelihood, first?.initial.ratingByScheme]).toEqual([
      'Major',
      'Medium',
      3,
    ])
    expect([first?.residual.ratingByScheme, first?.residual.ratingDiffers]).toEqual([3, false])
    expect([first?.owner.text, first?.status]).toEqual(['Ada Okafor', 'Open'])
    expect([second?.initial.severity, second?.initial.ratingShown, second?.status]).toEqual([null, '', null])
  })

  it('begins the notes with how far the residual is supported, each control counted once', () => {
    const sheet = buildWorkbook(inputOf(aLog())).sheets.find(({ name }) => name === LOG_SHEET)
    const notes = String(sheet?.rows[2]?.[16]?.value)
    expect(notes.split('\n')[0]).toBe('Residual claimed: 1 of 5 controls verified, 4 effective')
    expect(notes).toContain('Watch this.')
  })

  it('carries the mark of a draft on every sheet, on screen and on paper', () => {
    for (const sheet of buildWorkbook(inputOf(aLog())).sheets) {
      expect([sheet.name, sheet.header, String(sheet.rows[0]?.[0]?.value).startsWith('DRAFT')]).toEqual([
        sheet.name,
        'DRAFT – not issued',
        true,
      ])
    }
  })

  it('leaves blank what nobody scored, and says on the front sheet what has no column', () => {
    const { sheets } = buildWorkbook(inputOf(aLog()))
    const log = sheets.find(({ name }) => name === LOG_SHEET)
    expect([6, 7, 8, 13, 14, 15].map((column) => log?.rows[3]?.[column]?.value)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    const front = sheets[0]?.rows.map((row) => row.map(({ value }) => String(value)).join(' | ')).join('\n')
    expect(front).toContain('1 entry under Business Process Change, each beginning "Information:"')
    expect(front).toContain('What this layout cannot hold')
  })
})

describe('a name for the file', () => {
  it.each([
    ['Meridian EPR', '0.9', 'Meridian EPR - Hazard log - 0.9 DRAFT - 3 March 2026.xlsx'],
    ['A/B: "ward" <7>?..', '', 'A B ward 7 - Hazard log - DRAFT - 3 March 2026.xlsx'],
    ['../../etc', '1', 'etc - Hazard log - 1 DRAFT - 3 March 2026.xlsx'],
  ])('%s %s → %s', (name, version, file) => {
    expect(suggestFileName({ name, version }, 'hazard-log', 'xlsx', '2026-03-03')).toBe(file)
  })
})
