import { InternalHyperlink, type IRunOptions, type ParagraphChild, Tab, TextRun } from 'docx'
import { cleanText } from '../../../src-shared/domain/text.ts'
import type { Inline } from '../document.ts'
import type { Bookmarks } from './bookmarks.ts'

/** How the runs of a paragraph look beyond its style. */
export interface RunLook {
  bold?: boolean
  /** `RRGGBB`. */
  color?: string
}

/**
 * The runs of a paragraph. Text is text: line breaks and tabs become Word's own, nothing is read as markup. What XML
 * cannot carry is taken out once more here, since one such character makes the whole file unreadable.
 */
export function runs(text: readonly Inline[], bookmarks: Bookmarks, look: RunLook = {}): ParagraphChild[] {
  return text.flatMap((inline): ParagraphChild[] => {
    const part = typeof inline === 'string' ? { text: inline } : inline
    const options: IRunOptions = {
      ...(part.bold === true || look.bold === true ? { bold: true } : {}),
      ...(part.italic === true ? { italics: true } : {}),
      ...(part.struck === true ? { strike: true } : {}),
      ...(look.color === undefined ? {} : { color: look.color }),
    }
    const target = part.link === undefined ? undefined : bookmarks.target(part.link.bookmark)
    if (target === undefined) return lines(part.text, options)
    return [new InternalHyperlink({ anchor: target, children: lines(part.text, { ...options, style: 'Hyperlink' }) })]
  })
}

/** Text as runs, one a line. */
function lines(raw: string, options: IRunOptions): TextRun[] {
  return cleanText(raw)
    .text.split('\n')
    .map((line, index) => {
      const pieces = line.split('\t').flatMap((piece, at) => (at === 0 ? [piece] : [new Tab(), piece]))
      return new TextRun({
        ...options,
        ...(index === 0 ? {} : { break: 1 }),
        children: pieces.filter((piece) => piece !== ''),
      })
    })
}

/** The text alone, for measuring and comparing. */
export function plainText(text: readonly Inline[]): string {
  return text.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('')
}
