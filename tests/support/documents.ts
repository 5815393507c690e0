import { readPack } from '../../src-main/backend/pack.ts'
import type { Block, Cell, DocumentModel, Inline, TableBlock } from '../../src-main/documents/document.ts'
import type { DocumentInput } from '../../src-main/documents/model/log-view.ts'
import { runChecks } from '../../src-shared/checks/run-checks.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { RESOURCES } from './backend.ts'
import { TODAY } from './builders.ts'

/** The pack that ships. */
export const pack = readPack(RESOURCES)

/** What a document is made from, with the findings that the checks really give. */
export function inputOf(snapshot: Snapshot, today = TODAY): DocumentInput {
  return {
    snapshot,
    pack,
    findings: runChecks(snapshot, { today, due: { implementation: true, verification: true } }),
    today,
  }
}

/** Every block of a document, in order. */
export function blocksOf(model: DocumentModel): Block[] {
  return model.sections.flatMap(({ blocks }) => blocks)
}

/** Every table of a document, in order. */
export function tablesOf(model: DocumentModel): TableBlock[] {
  return blocksOf(model).filter((block) => block.kind === 'table')
}

/** The table with a caption. */
export function tableNamed(model: DocumentModel, caption: string): TableBlock {
  const found = tablesOf(model).find((table) => table.caption === caption)
  if (found === undefined) throw new Error(`There is no table "${caption}".`)
  return found
}

const inline = (part: Inline) => (typeof part === 'string' ? part : part.text)
/** The text of a paragraph. */
export function wordsOf({ text }: Extract<Block, { kind: 'paragraph' }>): string {
  return text.map(inline).join('')
}

/** The text of a cell, a line a paragraph. */
export function textOf(cell: Cell | undefined): string {
  return (cell?.text ?? []).map((line) => line.map(inline).join('')).join('\n')
}

/** The texts of a table's rows, headings left out. */
export function rowsOf({ rows }: TableBlock): string[][] {
  return rows.map((row) => row.map(textOf))
}

/** Everything a document says, a line a paragraph. */
export function wholeText(model: DocumentModel): string {
  const said = (block: Block): string[] => {
    if (block.kind === 'title') return [block.text, block.subtitle, block.mark]
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'paragraph') return [wordsOf(block)]
    if (block.kind === 'list') return block.items.map((item) => item.map(inline).join(''))
    if (block.kind === 'contents') return []
    if (block.kind === 'picture') return [block.caption, block.picture.alt]
    return [block.caption, ...[...block.headerRows, ...block.rows].flatMap((row) => row.map(textOf))]
  }
  return [model.header, model.footer, ...blocksOf(model).flatMap(said)].join('\n')
}
