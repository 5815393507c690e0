import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import { type ControlLink, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { controlWords } from '../control-words.ts'
import type { LogView } from '../log-view.ts'

/** The layout's columns that hold controls. */
export type ControlColumnKey = 'existing' | 'design' | 'test' | 'training' | 'businessProcessChange'
export const CONTROL_COLUMNS: ControlColumnKey[] = ['existing', 'design', 'test', 'training', 'businessProcessChange']

/** Fills the place of a cause that no control of a column answers, as the published logs do. */
const FILLER = 'None'

/** One entry of a list in a cell. */
export interface NumberedEntry {
  /** Of the cause it states or answers; beyond the last cause where it answers the hazard as a whole. */
  number: number
  /** As it stands in the cell, behind its number, before {@link numberedText} keeps its lines apart. */
  text: string
}

/** One entry of a column of controls. */
export interface ControlLine extends NumberedEntry {
  /** Null for the filler beside a cause that no control of the column answers. */
  of: { link: ControlLink; control: Control; marks: string } | null
}

/** A hazard's columns of controls: entry n answers cause n; those for the hazard as a whole follow beyond the last cause. */
export function controlLines(view: LogView, hazard: Hazard): Record<ControlColumnKey, ControlLine[]> {
  const causes = liveCauses(hazard)
  const links = hazard.links.flatMap((link) => {
    const control = view.controlOf(link.controlId)
    return control === undefined || control.archived !== null
      ? []
      : [{ link, control, column: columnOf(link, control) }]
  })
  const firstFree = Math.max(0, ...hazard.causes.map(({ number }) => number)) + 1
  let wholes = 0
  const lineOf = (number: number, link: ControlLink, control: Control): ControlLine => {
    const marks = marksOf(link, control)
    const { name, more } = controlWords(control)
    return { number, text: marks + (more === '' ? name : `${name}: ${more}`), of: { link, control, marks } }
  }
  return Object.fromEntries(
    CONTROL_COLUMNS.map((column): [ControlColumnKey, ControlLine[]] => {
      const here = links.filter((one) => one.column === column)
      const lines = causes.flatMap(({ id, number }): ControlLine[] => {
        const answering = here.filter(({ link }) => link.causeId === id)
        if (answering.length === 0) return [{ number, text: FILLER, of: null }]
        return answering.map(({ link, control }) => lineOf(number, link, control))
      })
      const forWhole = here
        .filter(({ link }) => link.causeId === null)
        .map(({ link, control }) => lineOf(firstFree + wholes++, link, control))
      return [column, [...lines, ...forWhole]]
    }),
  ) as Record<ControlColumnKey, ControlLine[]>
}

/** Causes and controls of a hazard as numbered lists in cells. */
export function numberedCells(view: LogView, hazard: Hazard): Record<ControlColumnKey | 'causes', string> {
  const lines = controlLines(view, hazard)
  return {
    causes: numberedText(liveCauses(hazard)),
    ...(Object.fromEntries(CONTROL_COLUMNS.map((column) => [column, numberedText(lines[column])])) as Record<
      ControlColumnKey,
      string
    >),
  }
}

/** Entries as the text of one cell. */
export function numberedText(entries: readonly NumberedEntry[]): string {
  return entries.map(({ number, text }) => entry(number, text)).join('\n')
}

/** What would read as the next number, or as a line that was kept apart from one. */
const LIKE_A_NUMBER = /^(?:· )*\s*\d{1,3}\s*[).]/
const KEPT_APART = /^· (?:· )*\s*\d{1,3}\s*[).]/

/**
 * The entries of a cell that {@link numberedText} wrote, whoever changed it since: the same texts where nobody did.
 * Text before the first number is an entry without one.
 */
export function numberedEntries(cell: string): { number: number | null; text: string }[] {
  const found: { number: number | null; lines: string[] }[] = []
  for (const line of cell.split('\n')) {
    const [, number, rest = ''] = /^\s*(\d{1,3})\s*(?:\)|\.(?!\d)) ?(.*)$/su.exec(line) ?? []
    if (number !== undefined) found.push({ number: Number(number), lines: [rest] })
    else if (found.length > 0) found.at(-1)?.lines.push(KEPT_APART.test(line) ? line.slice(2) : line)
    else found.push({ number: null, lines: [line] })
  }
  return found
    .map(({ number, lines }) => ({ number, text: lines.join('\n').trim() }))
    .filter(({ number, text }) => number !== null || text !== '')
}

/** Whether a list says only that nothing answers the cause. */
export function isFiller(text: string): boolean {
  return text === FILLER || text === ''
}

/** A line that would read as the next number keeps its text behind a dot. */
function entry(number: number, text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [`${number}) ${first}`, ...rest.map((line) => (LIKE_A_NUMBER.test(line) ? `· ${line}` : line))].join('\n')
}

/** Where a control stands in the layout: an existing one in its column whatever its type, others by type. */
function columnOf(link: ControlLink, control: Control): ControlColumnKey {
  if (link.standing === 'existing') return 'existing'
  if (control.type === 'design' || control.type === 'test' || control.type === 'training') return control.type
  return 'businessProcessChange'
}

/** What a control's column would otherwise hide, before its text. */
function marksOf(link: ControlLink, control: Control): string {
  const state = stateOf(control)
  return [
    state === 'rejected' || state === 'withdrawn' || state === 'failed verification'
      ? `${state.charAt(0).toUpperCase()}${state.slice(1)}: `
      : '',
    link.standing === 'existing' && link.remains === 'no' ? 'Does not remain after go-live: ' : '',
    link.standing !== 'existing' && control.type === 'information' ? 'Information: ' : '',
    link.standing !== 'existing' && control.type === 'not stated' ? 'Type not stated: ' : '',
  ].join('')
}
