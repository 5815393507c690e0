import { type Control, stateOf } from '../../../src-shared/domain/control.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import { type ControlLink, liveCauses } from '../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { controlStateMark, controlTypeWord, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Cell, Inline, TableBlock } from '../document.ts'
import { cell, joined, recorded } from './blocks.ts'
import { controlWords } from './control-words.ts'
import { evidenceTitle } from './evidence-words.ts'
import type { LogView } from './log-view.ts'
import { capital } from './summary-tables.ts'

const CONTROL_COLUMNS = 6
/** Heading of the column of causes, by which the self-check finds the table. */
export const CAUSE_COLUMN = 'Possible cause'

/** Causes, each with the controls that answer it beside it; then the controls for the hazard as a whole. */
export function hazardControls(view: LogView, { hazard }: AssessedHazard): TableBlock {
  const linked = (causeId: string | null) =>
    hazard.links.flatMap((link) => {
      const control = view.controlOf(link.controlId)
      return link.causeId === causeId && control !== undefined ? [{ link, control }] : []
    })
  const causes = liveCauses(hazard)
  const rows = [
    ...causes.flatMap((cause) => group(view, `${cause.number}`, [recorded(cause.text)], linked(cause.id))),
    ...(linked(null).length > 0
      ? group(view, '–', [[{ text: 'The hazard as a whole', italic: true }]], linked(null))
      : []),
  ]
  return {
    kind: 'table',
    caption: '',
    summary: `${hazard.number}: each possible cause with the controls that answer it.`,
    columns: [3.5, 16, 20, 8.5, 17, 10, 25].map((share) => ({ share })),
    headerRows: [
      [
        cell('No.'),
        cell(CAUSE_COLUMN),
        cell('Control'),
        cell('Type'),
        cell('Organisation, owner'),
        cell('State'),
        cell('Standing and effect here'),
      ],
    ],
    rows: rows.length > 0 ? rows : [[cell('–'), cell(NOT_RECORDED, { columnSpan: CONTROL_COLUMNS })]],
    size: 'small',
  }
}

function group(
  view: LogView,
  number: string,
  text: (string | Inline[])[],
  linked: { link: ControlLink; control: Control }[],
): Cell[][] {
  const span = linked.length > 1 ? { rowSpan: linked.length } : {}
  const left = [cell(number, { bold: true, header: true, ...span }), cell(text, span)]
  if (linked.length === 0) {
    return [[...left, cell('No control answers this cause.', { columnSpan: CONTROL_COLUMNS - 1, bold: true })]]
  }
  return linked.map(({ link, control }, index) => [...(index === 0 ? left : []), ...controlCells(view, link, control)])
}

function controlCells(view: LogView, link: ControlLink, control: Control): Cell[] {
  return [
    cell([[{ text: `${control.number}  `, bold: true }, controlWords(control).name]]),
    cell(controlTypeWord[control.type]),
    cell(minder(view, control)),
    cell(stateWords(control, link)),
    cell(linkWords(view, link)),
  ]
}

/** Organisation and owner; one "Not recorded" where neither is. */
function minder(view: LogView, { organisationId, ownerId }: Control): string {
  const organisation = view.organisationName(organisationId)
  const owner = view.personName(ownerId)
  if (organisation === '' && owner === '') return NOT_RECORDED
  return `${recorded(organisation)}; owner ${owner || 'not recorded'}`
}

/** Shape and word of a control's state; where it is verified and effective on this link, that. */
export function stateWords(control: Control, link?: ControlLink): string {
  const state = stateOf(control)
  const shown = controlStateMark[state === 'verified' && link?.effectiveness === 'effective' ? 'effective' : state]
  return `${shown.mark} ${capital(shown.word)}`
}

/** What belongs to the link: existing or additional, how it acts, whether it is effective here and on what evidence. */
function linkWords(view: LogView, link: ControlLink): string[] {
  const remains = { yes: 'remains', no: 'does not remain after go-live', 'not stated': 'remaining not stated' }[
    link.remains
  ]
  const standing = {
    existing: `Existing, ${remains}`,
    additional: 'Additional',
    'not stated': 'Existing or additional: not stated',
  }[link.standing]
  const evidence = link.evidenceIds.map((id) => evidenceTitle(view, id)).filter((title) => title !== '')
  const judged =
    link.effectiveness === 'not yet judged'
      ? 'Effect not yet judged'
      : joined([capital(link.effectiveness), view.personName(link.effectiveBy), formatDay(link.effectiveOn)])
  return [
    joined([standing, link.acts === 'not stated' ? 'how it acts not stated' : link.acts], '; '),
    `${joined([judged, evidence.length > 0 && `evidence: ${joined(evidence, '; ')}`], '; ')}. ${
      link.newHazards === 'not yet assessed'
        ? 'New hazards not yet assessed'
        : joined([`New hazards ${link.newHazards}`, link.newHazardsNote], ': ')
    }`,
  ]
}
