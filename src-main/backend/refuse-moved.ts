import { Refusal } from '../../src-shared/domain/result.ts'
import type { OpenWorkspace } from './open-workspace.ts'

/** Workspaces that were saved to their backup folder once their file was found gone, by the name of that backup. */
const saved = new WeakMap<OpenWorkspace, string>()

/**
 * Refuses a change where the file that was opened no longer stands at its path: what is written would go to a file that
 * nobody finds again. Everything saved before is still within reach, and is kept as a backup at once.
 *
 * @throws Refusal `not-writable`
 */
export async function refuseMoved(workspace: OpenWorkspace): Promise<void> {
  const where = workspace.whereabouts()
  if (where === 'here') return
  const happened =
    where === 'gone'
      ? `The workspace file is no longer at ${workspace.path}: it was moved or deleted while it was open.`
      : `Another file stands at ${workspace.path}: the workspace was replaced while it was open. That file was left as it is.`
  const name = await saveOnce(workspace)
  throw new Refusal(
    'not-writable',
    `${happened} This was not saved. ${name === null ? 'Everything saved before is still shown here, but could not be kept as a backup.' : `Everything saved before is kept in the backup ${name}.`}`,
    'Put the file back where it was, and go on; or close this, open the file where it is now, or restore that backup.',
  )
}

async function saveOnce(workspace: OpenWorkspace): Promise<string | null> {
  const known = saved.get(workspace)
  if (known !== undefined) return known
  try {
    const { fileName } = await workspace.backup('file-gone')
    saved.set(workspace, fileName)
    return fileName
  } catch {
    return null
  }
}
