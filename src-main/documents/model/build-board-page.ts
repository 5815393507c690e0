import type { LogChanges } from '../../../src-shared/domain/compare.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { EVIDENCED_LEGEND, TODAY_LEGEND } from '../../../src-shared/format/standing-words.ts'
import type { DocumentModel } from '../document.ts'
import { heading, joined, paragraph } from './blocks.ts'
import { changesTable, notAcceptedTable, outstandingTable } from './board/lists.ts'
import { boardMatrices } from './board/matrices.ts'
import { documentFrame, systemWords, versionWords } from './identity.ts'
import { type DocumentInput, viewLog } from './log-view.ts'
import { boardStatement } from './safety-statement.ts'

/** What a board page needs beside the log: what became different lately. */
export interface RecentChanges {
  /** Calendar day from which they are told. */
  since: string
  /** The project was begun since then: everything in it is new. */
  begun: boolean
  changes: LogChanges
}

/**
 * What a board takes in at one look, on one sheet: the clinical safety officer's own statement and the decisions asked,
 * the three matrices, what is needed before the next go-live milestone and not done, which residual risks do not stand
 * accepted, and what changed lately. It counts what is recorded and never says whether that is enough.
 */
export function buildBoardPage(input: DocumentInput, recent: RecentChanges): DocumentModel {
  const view = viewLog(input)
  const { project } = view.snapshot
  const about = joined(
    [
      systemWords(view),
      view.organisationName(project.organisationId),
      project.standards.join(' and '),
      `version ${versionWords(view)}`,
      formatDay(view.today),
    ],
    ' · ',
  )
  return {
    ...documentFrame(view, 'board-page'),
    headerOnFirstPage: true,
    density: 'compact',
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          heading(1, `Clinical safety, for the board: ${project.name}`, 'board-page'),
          paragraph(about, 'note'),
          boardStatement(view),
          ...boardMatrices(view),
          paragraph(`${EVIDENCED_LEGEND} ${TODAY_LEGEND} The rating stands in brackets.`, 'note'),
          ...outstandingTable(view),
          ...notAcceptedTable(view),
          ...changesTable(recent),
        ],
      },
    ],
  }
}
