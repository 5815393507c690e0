import { z } from 'zod'
import { recordId } from '../domain/record.ts'
import { command, host } from './define.ts'

/** What came in with a package. */
export const packageTaken = z.strictObject({
  seq: z.int(),
  projectId: recordId,
  project: z.string(),
  notice: z.string(),
  hazards: z.int(),
  causes: z.int(),
  controls: z.int(),
  baselines: z.int(),
  approvals: z.int(),
  /** People and organisations that this workspace had by their ids, and those that it has now. */
  known: z.int(),
  added: z.int(),
  /** Keys that count here from now on: to be compared with what their people gave. */
  newKeys: z.array(z.strictObject({ person: z.string(), fingerprint: z.string() })),
  /** Names of evidence files that did not come with it. */
  filesNotThere: z.array(z.string()),
})

export const packageContract = {
  /** The whole project as a file that another workspace takes in. */
  'package.export': host(
    z.strictObject({
      projectId: recordId,
      /** `zip` carries the files of its evidence too. */
      as: z.enum(['json', 'zip']),
    }),
    z.strictObject({
      token: z.string(),
      fileName: z.string(),
      size: z.int(),
      /** Evidence files in it. */
      files: z.int(),
      /** Names of evidence files that stayed because they hold patient-identifiable information. */
      withheld: z.array(z.string()),
    }),
  ),
  /** Takes a package in as a new project. A backup comes first. Like the start of a project it is not undone. */
  'package.import': command(z.strictObject({ token: z.string().max(100) }), packageTaken),
} as const
