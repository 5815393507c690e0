import { type Failure, refuse } from '../../../src-shared/domain/result.ts'

/** A folder or disk that refuses the file. */
export function notWritable(path: string, error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error)
  return refuse(
    'not-writable',
    `The document could not be written to ${path} (${reason}). A file that stood there is unchanged.`,
    'Choose another folder, or close the document where it is open.',
  ).error
}
