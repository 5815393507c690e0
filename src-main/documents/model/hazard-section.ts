import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { hazardStatusWord, NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import type { Block, TableBlock } from '../document.ts'
import { cell, heading, joined, label, recorded } from './blocks.ts'
import { hazardControls } from './hazard-controls.ts'
import { hazardRecords } from './hazard-records.ts'
import { hazardScores } from './hazard-scores.ts'
import type { LogView } from './log-view.ts'

/** Words by which the self-check finds a hazard's own tables. */
export const HAZARD_NUMBER = 'Hazard number'
export const HAZARD_STATUS = 'Status'

/** Bookmark of a hazard's heading, for links to it. */
export function hazardBookmark(hazardId: string): string {
  return `hazard-${hazardId}`
}

/** One hazard whole, on pages of its own: its heading never stands apart from it. */
export function hazardSection(view: LogView, assessed: AssessedHazard, newPage: boolean): Block[] {
  const { hazard } = assessed
  return [
    heading(2, `${hazard.number}  ${hazard.name}`, hazardBookmark(hazard.id), newPage),
    detailsOf(view, assessed),
    hazardScores(view, assessed),
    hazardControls(view, assessed),
    hazardRecords(view, assessed),
  ]
}

function detailsOf(view: LogView, { hazard }: AssessedHazard): TableBlock {
  const raised = joined([
    hazard.raisedOn === null ? '' : formatDay(hazard.raisedOn),
    hazard.raisedFrom === 'not stated' ? '' : hazard.raisedFrom,
    hazard.raisedBy === '' ? '' : `by ${view.personName(hazard.raisedBy) || hazard.raisedBy}`,
  ])
  const value = (text: string) => cell(recorded(text))
  return {
    kind: 'table',
    caption: '',
    summary: `${hazard.number}: status, owner, category and description.`,
    columns: [{ share: 11 }, { share: 22 }, { share: 11 }, { share: 22 }, { share: 11 }, { share: 23 }],
    headerRows: [],
    rows: [
      [
        label(HAZARD_NUMBER),
        cell(hazard.number, { bold: true }),
        label(HAZARD_STATUS),
        value(hazardStatusWord[hazard.status]),
        label('Owner'),
        value(view.personName(hazard.ownerId)),
      ],
      [
        label('Category'),
        value(hazard.category),
        label('Care setting'),
        value(hazard.careSetting),
        label('Process step'),
        value(hazard.processStep),
      ],
      [
        label('Raised'),
        cell(raised === '' ? NOT_RECORDED : raised, { columnSpan: 3 }),
        label('Next review'),
        value(formatDay(hazard.nextReview)),
      ],
      [label('Description'), cell(recorded(hazard.description), { columnSpan: 5 })],
      [label('Potential clinical impact'), cell(recorded(hazard.impact), { columnSpan: 5 })],
    ],
    size: 'small',
  }
}
