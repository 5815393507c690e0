import type { ImportPreview, LeftOut, SourceField } from '../../../src-shared/domain/import-preview.ts'
import { cleanText, NAME_LIMIT, TEXT_LIMIT } from '../../../src-shared/domain/text.ts'

/**
 * Passes every text of the source through the one rule for text and keeps a list of what it had to change and of what
 * is longer than a text may be. Nothing is cut: a text over its limit stays in the source and comes in empty.
 */
export class TextIntake {
  readonly textChanges: ImportPreview['textChanges'] = []
  readonly overLimit: ImportPreview['overLimit'] = []
  readonly leftOut: LeftOut[] = []

  /** One text of the source, cleaned and trimmed. `cell` is null where the source has no such column. */
  field(sourceText: string, cell: string | null, sheet: string, limit: number = TEXT_LIMIT): SourceField {
    if (cell === null) return { text: '', cell, sourceText: '' }
    return { text: this.take(sourceText, cell, sheet, limit), cell, sourceText }
  }

  /** A text on one line, as names and numbers are. */
  line(sourceText: string, cell: string | null, sheet: string): SourceField {
    const field = this.field(sourceText, cell, sheet, NAME_LIMIT)
    return { ...field, text: field.text.replace(/\s*\n\s*/g, ' ') }
  }

  /** Notes once for a whole cell what cleaning it changes; its parts then come in by {@link part}. */
  noteChanges(sourceText: string, cell: string): void {
    const { changes } = cleanText(sourceText)
    if (changes.length > 0) this.textChanges.push({ cell, changes })
  }

  /** A part of a cell, already cleaned; undefined where it is over the limit, which is then listed. */
  part(text: string, cell: string, sheet: string): string | undefined {
    if (text.length <= TEXT_LIMIT) return text
    this.refuseLength(text, cell, sheet, TEXT_LIMIT)
    return undefined
  }

  private take(sourceText: string, cell: string, sheet: string, limit: number): string {
    this.noteChanges(sourceText, cell)
    const text = cleanText(sourceText).text.trim()
    if (text.length <= limit) return text
    this.refuseLength(text, cell, sheet, limit)
    return ''
  }

  private refuseLength(text: string, cell: string, sheet: string, limit: number): void {
    this.overLimit.push({ cell, length: text.length, limit })
    this.leftOut.push({ reason: 'over-limit', sheet, cell, text })
  }
}
