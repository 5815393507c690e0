import { z } from 'zod'
import { recordId } from '../domain/record.ts'
import type { ReturnedWorkbook } from '../domain/returned-workbook.ts'
import { command, host, trusted } from './define.ts'

const keys = z.array(z.string().max(60)).max(200_000)

export const returnedContract = {
  /**
   * Holds a file that was sent before against the project it once was sent out of; changes nothing. Null where it was
   * not sent out of this workspace: it is then somebody's log, for `import.preview`.
   */
  'workbook.preview': host(
    z.strictObject({ token: z.string().max(100) }),
    z.union([z.null(), trusted<ReturnedWorkbook>()]),
  ),
  /** Takes what a person chose of it, in one step that Undo takes back; a backup comes first. */
  'workbook.take': command(
    z.strictObject({
      token: z.string().max(100),
      /** Keys of changes to leave. */
      leave: keys,
      /** Keys of changes that are taken only where a person says so: changed here as well, or emptied. */
      take: keys,
    }),
    z.strictObject({
      seq: z.int(),
      projectId: recordId,
      project: z.string(),
      /** Hazards changed, and hazards added. */
      changed: z.int(),
      added: z.int(),
    }),
  ),
} as const
