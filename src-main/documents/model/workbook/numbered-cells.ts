import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import { type ControlLink, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { controlWords } from '../control-words.ts'
import type { LogView } from '../log-view.ts'

/** The layout's columns that hold controls. */
export type ControlColumnKey = 'existing' | 'design' | 'test' | 'training' | 'businessProcessChange'
export const CONTROL_COLUMNS: ControlColumnKey[] = ['existing', 'design', 'test', 'training', 'businessProcessChange']

/** Fills the place of a cause that no control of a column answers, as the published logs do. */
const FILLER = 'None'

/**
 * Causes and controls of a hazard as numbered lists in cells: entry n of each column answers cause n. Controls for the
 * hazard as a whole follow, numbered beyond the last cause.
 */
export function numberedCells(view: LogView, hazard: Hazard): Record<ControlColumnKey | 'causes', string> {
  const causes = liveCauses(hazard)
  const cells = { causes: causes.map(({ number, text }) => entry(number, text)).join('\n') }
  const links = hazard.links.flatMap((link) => {
    const control = view.controlOf(link.controlId)
    return control === undefined || control.archived !== null
      ? []
      : [{ link, control, column: columnOf(link, control) }]
  })
  const firstFree = Math.max(0, ...hazard.causes.map(({ number }) => number)) + 1
  let wholes = 0
  const columns = Object.fromEntries(
    CONTROL_COLUMNS.map((column): [ControlColumnKey, string] => {
      const here = links.filter((one) => one.column === column)
      const lines = causes.flatMap(({ id, number }) => {
        const answering = here.filter(({ link }) => link.causeId === id)
        if (answering.length === 0) return [entry(number, FILLER)]
        return answering.map(({ link, control }) => entry(number, controlText(link, control)))
      })
      const forWhole = here
        .filter(({ link }) => link.causeId === null)
        .map(({ link, control }) => entry(firstFree + wholes++, controlText(link, control)))
      return [column, [...lines, ...forWhole].join('\n')]
    }),
  ) as Record<ControlColumnKey, string>
  return { ...cells, ...columns }
}

/** A line that would read as the next number keeps its text behind a dot. */
function entry(number: number, text: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [
    `${number}) ${first}`,
    ...rest.map((line) => (/^\s*\d{1,3}\s*[).]/.test(line) ? `· ${line.trim()}` : line)),
  ].join('\n')
}

/** Where a control stands in the layout: an existing one in its column whatever its type, others by type. */
function columnOf(link: ControlLink, control: Control): ControlColumnKey {
  if (link.standing === 'existing') return 'existing'
  if (control.type === 'design' || control.type === 'test' || control.type === 'training') return control.type
  return 'businessProcessChange'
}

/** A control's text with what its column would otherwise hide. */
function controlText(link: ControlLink, control: Control): string {
  const state = stateOf(control)
  const marks = [
    state === 'rejected' || state === 'withdrawn' || state === 'failed verification'
      ? `${state.charAt(0).toUpperCase()}${state.slice(1)}: `
      : '',
    link.standing === 'existing' && link.remains === 'no' ? 'Does not remain after go-live: ' : '',
    link.standing !== 'existing' && control.type === 'information' ? 'Information: ' : '',
    link.standing !== 'existing' && control.type === 'not stated' ? 'Type not stated: ' : '',
  ]
  const { name, more } = controlWords(control)
  return marks.join('') + (more === '' ? name : `${name}: ${more}`)
}
