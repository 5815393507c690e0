import { readFile } from 'node:fs/promises'
import { type Failure, ok, type Result, refuse } from '../../src-shared/domain/result.ts'
import type { Printer } from '../backend/backend.ts'
import type { Attachment } from './document.ts'
import type { PrintFacts } from './render/print-facts.ts'
import { finishPdf, pagesOfPrint, type RenderOptions } from './render/render.ts'

/** Prints at most, the one for finding the page numbers out included. */
const PRINTS = 3

export interface PrintRequest {
  print: Printer
  /** The file of HTML that is printed, its contents without page numbers. */
  page: string
  facts: PrintFacts
  attachments: readonly Attachment[]
  outPath: string
  /** Makes the page anew, in its place, with these numbers in its contents. */
  again: (pages: Record<string, number>) => Promise<Result<unknown>>
}

/**
 * Prints a document to `outPath`. One with contents is printed twice: only the print says on which page a heading
 * stands. The room of the numbers is kept from the start, so that the second print says what the first found; where it
 * does not, there is a third, and no file at all rather than one whose contents are wrong.
 *
 * @returns the size in bytes; or `cancelled`, `not-writable`, `fault`
 */
export async function printDocument(request: PrintRequest, options: RenderOptions): Promise<Result<{ size: number }>> {
  const { facts, attachments, outPath, again } = request
  if (!facts.hasContents)
    return await finishPdf({ printed: await printed(request, options), facts, attachments, path: outPath }, options)
  const found = await pagesOfPrint(await printed(request, options, true), options)
  if (!found.ok) return found
  let pages = found.value.pages
  for (let prints = 2; prints <= PRINTS; prints++) {
    const remade = options.signal?.aborted === true ? cancelled() : await again(pages)
    if (!remade.ok) return remade
    const bytes = await printed(request, options)
    if (options.signal?.aborted === true) return cancelled()
    const finished = await finishPdf({ printed: bytes, facts, attachments, path: outPath, expected: pages }, options)
    if (!finished.ok) return finished
    if (finished.value.written) return ok({ size: finished.value.size })
    pages = finished.value.pages
  }
  return refuse('fault', 'The page numbers of the contents did not settle. No file was written.')
}

async function printed(
  { print, page, facts }: PrintRequest,
  { signal }: RenderOptions,
  trial = false,
): Promise<Uint8Array> {
  const { header, footer, provenance, side } = facts
  return await print.toPdf(await readFile(page, 'utf8'), {
    header,
    footer,
    provenance,
    side,
    ...(trial ? { trial } : {}),
    ...(signal === undefined ? {} : { signal }),
  })
}

function cancelled(): { ok: false; error: Failure } {
  return refuse('cancelled', 'Making the document was cancelled. No file was written.')
}
