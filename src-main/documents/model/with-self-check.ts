import type { SelfCheck } from '../../../src-shared/contract/exchange.ts'
import type { Block, DocumentModel, WorkbookModel } from '../document.ts'
import { cell, dataTable, heading, paragraph } from './blocks.ts'

const TITLE = 'Self-check of this document'

/** What the result says, and what it does not. */
export function selfCheckWords({ ok, lines }: SelfCheck, read: 'file' | 'page' = 'file'): string {
  const different = lines.filter(({ equal }) => !equal).length
  const result = ok
    ? 'Every figure read back equals the one asked of the database.'
    : `${different} of ${lines.length} figures read back differ from the database. Do not use this document.`
  const what = read === 'file' ? 'The finished file' : 'The page, as it went to be printed,'
  return `${what} was read back and its figures were laid beside those asked of the database: counts only, not the texts. ${result}`
}

/** The document with the result of its self-check printed at its end. `read` is what was read back. */
export function withSelfCheck(model: DocumentModel, check: SelfCheck, read: 'file' | 'page' = 'file'): DocumentModel {
  const blocks: Block[] = [
    heading(1, TITLE, 'self-check', true),
    paragraph(selfCheckWords(check, read), ...(check.ok ? [] : (['warning'] as const))),
    dataTable({
      caption: 'Figures read back from the file and asked of the database',
      summary: 'Each figure as it stands in the finished file and as the database gives it.',
      size: 'small',
      columns: [
        { title: 'Figure', share: 32 },
        { title: 'In this file', share: 28 },
        { title: 'In the database', share: 28 },
        { title: 'Result', share: 12 },
      ],
      rows: check.lines.map(({ what, inFile, inDatabase, equal }) => [
        what,
        inFile,
        inDatabase,
        cell(equal ? 'Equal' : 'DIFFERENT', { bold: !equal }),
      ]),
    }),
  ]
  return { ...model, sections: [...model.sections.slice(0, -1), ...appended(model, blocks)] }
}

/** An extract with the result as its last line: it has no pages to spare for figures that the screen shows. */
export function withSelfCheckLine(model: DocumentModel, check: SelfCheck, read: 'file' | 'page'): DocumentModel {
  const line = paragraph(`Self-check: ${selfCheckWords(check, read)}`, check.ok ? 'note' : 'warning')
  const sections = model.sections.map((section, index) =>
    index === model.sections.length - 1 ? { ...section, blocks: [...section.blocks, line] } : section,
  )
  return { ...model, sections }
}

/** The last section, with the result at its end where it stands upright; else a section of its own. */
function appended({ sections }: DocumentModel, blocks: Block[]): DocumentModel['sections'] {
  const last = sections.at(-1)
  if (last === undefined) return [{ orientation: 'portrait', blocks }]
  if (last.orientation !== 'portrait') return [last, { orientation: 'portrait', blocks }]
  return [{ ...last, blocks: [...last.blocks, ...blocks] }]
}

/** The workbook with the result of its self-check on a sheet of its own. */
export function withSelfCheckSheet(model: WorkbookModel, check: SelfCheck): WorkbookModel {
  const mark = model.sheets[0]?.header ?? ''
  const text = (value: string, bold = false) => ({ value, bold, wrap: true })
  return {
    ...model,
    sheets: [
      ...model.sheets,
      {
        name: 'Self-check',
        orientation: 'landscape',
        header: mark,
        columns: [{ width: 44 }, { width: 44 }, { width: 44 }, { width: 12 }],
        rows: [
          [{ value: mark, bold: true }],
          [{ ...text(selfCheckWords(check)), columnSpan: 4 }],
          [],
          ['Figure', 'In this file', 'In the database', 'Result'].map((heading) => text(heading, true)),
          ...check.lines.map(({ what, inFile, inDatabase, equal }) => [
            text(what),
            text(inFile),
            text(inDatabase),
            text(equal ? 'Equal' : 'DIFFERENT', !equal),
          ]),
        ],
        frozenRows: 0,
        frozenColumns: 0,
        lists: [],
      },
    ],
  }
}
