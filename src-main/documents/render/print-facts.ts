import type { DocumentModel } from '../document.ts'
import { pageOf } from '../page-geometry.ts'

/** What is needed of a document to print it and to finish the print, without its content. */
export interface PrintFacts {
  properties: DocumentModel['properties']
  header: string
  footer: string
  provenance: string[]
  /** Left and right margin of header and footer, in points: one measure for every page, that of the widest text. */
  side: number
  /** Whether there are contents that need page numbers. */
  hasContents: boolean
  /** Its headings in order. */
  headings: string[]
  /** Its tables in order: whether a caption stands before each, and what it shows. */
  tables: { captioned: boolean; summary: string }[]
}

/** The facts of a document. */
export function printFacts(model: DocumentModel): PrintFacts {
  const { properties, header, footer, provenance = [], sections } = model
  const blocks = sections.flatMap(({ blocks: inside }) => inside)
  return {
    properties,
    header,
    footer,
    provenance,
    side: Math.min(...sections.map(({ orientation }) => pageOf(model, orientation).marginX)) / 20,
    hasContents: blocks.some(({ kind }) => kind === 'contents'),
    headings: blocks.filter((block) => block.kind === 'heading').map(({ text }) => text),
    tables: blocks
      .filter((block) => block.kind === 'table')
      .map(({ caption, summary }) => ({ captioned: caption !== '', summary })),
  }
}
