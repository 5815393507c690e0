import type { Stage } from '../../src-shared/domain/assessment.ts'
import type { HazardStatus } from '../../src-shared/domain/hazard.ts'
import type { ReturnedChange } from '../../src-shared/domain/returned-workbook.ts'
import type { ControlColumnKey } from '../documents/model/workbook/numbered-cells.ts'

/** What a change of a returned row does to the project. */
export type Edit =
  | { what: 'text'; field: 'name' | 'description' | 'impact' | 'notes'; text: string }
  | { what: 'status'; status: HazardStatus }
  | { what: 'owner'; personId: string | null }
  | { what: 'cause'; causeId: string; text: string }
  /** `typed` is the number it has in its cell, by which controls of the same row name it. */
  | { what: 'new cause'; typed: number | null; text: string; controls: { column: ControlColumnKey; text: string }[] }
  | { what: 'control'; controlId: string; part: 'name' | 'description' | 'whole'; text: string }
  /** Answers the cause of that number, or the hazard as a whole where there is none. */
  | { what: 'new control'; column: ControlColumnKey; number: number | null; text: string }
  | { what: 'score'; stage: Stage; axis: 'severity' | 'likelihood'; word: string }

/** One thing that a cell says otherwise: what it would do, or why it is not taken. */
export type Difference =
  | {
      field: string
      before: string
      after: string
      /** As it stands in the project. */
      here: string
      /** Two of one target must say the same: a shared control, a hazard with several rows. Null where it adds. */
      target: string | null
      edit: Edit
    }
  | { field: string; why: string }

/** One change with what it does. */
export interface RowEdit {
  change: ReturnedChange
  target: string | null
  edit: Edit
}
