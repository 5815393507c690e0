import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { buildCsv, buildWorkbook } from '../../src-main/documents/model/build-workbook.ts'
import { viewLog } from '../../src-main/documents/model/log-view.ts'
import { logRows } from '../../src-main/documents/model/workbook/log-sheet.ts'
import { numberedEntries, numberedText } from '../../src-main/documents/model/workbook/numbered-cells.ts'
import { rowKey, rowMarks } from '../../src-main/documents/model/workbook/row-marks.ts'
import { renderCsv } from '../../src-main/documents/render/csv.ts'
import { renderXlsx } from '../../src-main/documents/render/xlsx.ts'
import { makePreview } from '../../src-main/imports/mappings/index.ts'
import { withoutMarks } from '../../src-main/imports/without-marks.ts'
import { rowChanges } from '../../src-main/services/returned-changes.ts'
import { causeDifferences } from '../../src-main/services/returned-lists.ts'
import { returnedSheet } from '../../src-main/services/returned-rows.ts'
import type { Hazard } from '../../src-shared/domain/hazard.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { longText, nameText } from '../../src-shared/domain/text.ts'
import { aCause, aControl, aHazard, aLink, anAssessment, aSnapshot, scored } from '../support/builders.ts'
import { inputOf } from '../support/documents.ts'
import { gridOf } from '../support/returned.ts'
import { exampleScheme } from '../support/scheme.ts'

/** What spreadsheets, XML and our own lists could take for something else. */
const AWKWARD = [
  '=1+1',
  '+44 20',
  '-',
  '@SUM(A1)',
  "'quoted",
  '2) like the next',
  '· 3. kept apart',
  '12.5 mg',
  'None',
  '1)',
  '_x0041_',
  '_x000D_',
  '&amp;<b>',
  ']]>',
  '"a";b,c\td',
  '👩🏽‍⚕️',
  '\u202Eright to left\u202C שלום',
  'e\u0301',
  'Information: x',
  'name: more',
  ' \u00A0',
  '\u2028',
]

const piece = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constant('\n'))
const anyText = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))
/** What the rule for text lets through. */
const text = anyText.map((raw) => longText.parse(raw))
const someText = text.filter((one) => one !== '')
const name = anyText.map((raw) => nameText.safeParse(raw).data ?? 'A name')

const log: fc.Arbitrary<Snapshot> = fc
  .record({
    name,
    description: text,
    impact: text,
    notes: text,
    actions: fc.array(someText, { maxLength: 2 }),
    causes: fc.array(someText, { maxLength: 4 }),
    controls: fc.array(
      fc.record({
        name,
        description: text,
        type: fc.constantFrom('design' as const, 'test' as const, 'information' as const, 'not stated' as const),
        links: fc.array(
          fc.record({
            cause: fc.nat({ max: 3 }),
            standing: fc.constantFrom('existing' as const, 'additional' as const),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 4 },
    ),
    isScored: fc.boolean(),
  })
  .map((of) => {
    const controls = of.controls.map((one, at) =>
      aControl(at + 1, { name: one.name, description: one.description, type: one.type }),
    )
    const causes = of.causes.map((one, at) => aCause(1, at + 1, { text: one }))
    const hazard = aHazard(1, {
      name: of.name,
      description: of.description,
      impact: of.impact,
      notes: of.notes,
      causes,
      actions: of.actions.map((what, at) => ({
        id: aCause(9, at + 1).id,
        text: what,
        ownerId: null,
        due: '2026-03-01',
        done: null,
      })),
      links: of.controls.flatMap((one, at) =>
        [...new Map(one.links.map((link) => [link.cause, link])).values()].map(({ cause, standing }) => ({
          ...aLink(1, at + 1, cause < causes.length ? cause + 1 : null),
          standing,
        })),
      ),
    })
    const scores = of.isScored ? [anAssessment('initial'), anAssessment('residual', { likelihood: 'Low' })] : []
    return aSnapshot({ hazard: [scored(hazard, controls, scores), aHazard(2)], control: controls })
  })

describe('a hazard log that comes back as it was sent', () => {
  const cases = (['xlsx', 'csv'] as const).flatMap((format) =>
    (['hazards', 'causes'] as const).map((layout) => ({ format, layout })),
  )
  for (const { format, layout } of cases) {
    property.prop([log], { numRuns: 40 })(`says nothing new: ${format}, ${layout} a row each`, async (snapshot) => {
      const input = inputOf(snapshot)
      const bytes =
        format === 'xlsx' ? await renderXlsx(buildWorkbook(input, layout)) : renderCsv(buildCsv(input, layout))
      const sheet = returnedSheet(await gridOf(bytes, format))
      const view = viewLog({ ...input, findings: [] })
      const rows = new Map(logRows(view, layout).map((row) => [rowKey(layout, row), row]))
      expect(sheet?.rows.map(({ key }) => key)).toEqual([...rows.keys()])
      for (const row of sheet?.rows ?? []) {
        const sent = rows.get(row.key)
        if (sent === undefined) throw new Error('A row came back that was not sent.')
        expect(row.checksum).toBe(rowMarks(view, layout, sent)[2])
        const here = {
          hazard: sent.hazard,
          control: (id: string) => view.controlOf(id),
          people: snapshot.people,
          scheme: snapshot.project.scheme,
        }
        expect(rowChanges(layout, row, { view, row: sent }, here)).toEqual({ edits: [], notTaken: [] })
      }
    })
  }

  property.prop([fc.array(someText, { maxLength: 5 })])('lists are cut where they were put together', (texts) => {
    const entries = texts.map((one, at) => ({ number: at + 1, text: one }))
    expect(numberedEntries(numberedText(entries))).toEqual(entries)
  })

  property.prop([fc.array(someText, { minLength: 1, maxLength: 5 }), fc.nat(), someText])(
    'a reworded cause is that cause and no other',
    (texts, which, after) => {
      const at = which % texts.length
      const hazard: Hazard = aHazard(1, { causes: texts.map((one, index) => aCause(1, index + 1, { text: one })) })
      const cell = numberedText(texts.map((one, index) => ({ number: index + 1, text: index === at ? after : one })))
      const found = causeDifferences(cell, hazard, hazard)
      if (after === texts[at]) expect(found).toEqual([])
      else {
        expect(found).toMatchObject([
          {
            field: `Cause ${at + 1}`,
            before: texts[at],
            after,
            edit: { what: 'cause', causeId: hazard.causes[at]?.id },
          },
        ])
      }
    },
  )
})

describe('a log sent out with a cause a row, imported as any other', () => {
  it('is one hazard where its rows are one, and carries no marks of ours', async () => {
    const snapshot = aSnapshot({
      hazard: [
        aHazard(1, { causes: [aCause(1, 1), aCause(1, 2), aCause(1, 3)], links: [aLink(1, 1, null)] }),
        aHazard(2),
      ],
      control: [aControl(1)],
    })
    const grid = await gridOf(await renderXlsx(buildWorkbook(inputOf(snapshot), 'causes')), 'xlsx')
    const made = makePreview(withoutMarks(grid), exampleScheme)
    if (!made.ok) throw new Error(made.error.message)
    const { hazards, counts, columns } = made.value
    expect(hazards.map(({ number, causes }) => [number.text, causes.length])).toEqual([
      ['HAZ-001', 3],
      ['HAZ-002', 1],
    ])
    expect(counts).toMatchObject({ hazards: 2, causes: 4, controls: 1 })
    expect(columns.map(({ header }) => header).filter((header) => header.startsWith('Hazard Ledger'))).toEqual([])
  })
})
