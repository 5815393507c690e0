import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../../shared')

function needed(...steps: string[]): string {
  const path = join(folder, ...steps)
  if (!existsSync(path)) {
    throw new Error(`${path} is missing. The outside tests need what stands in ../shared beside the project.`)
  }
  return path
}

/** What tests of the second set use from outside the project. Each throws, saying so, where its thing is missing. */
export const outside = {
  /** Folder of the real hazard logs. */
  get cases(): string {
    return needed('cases')
  },
  /** Folder of the document schemas and their `validate`. */
  get ooxml(): string {
    return needed('ooxml')
  },
  /** Folder of the script that prepares Electron. */
  get electronRuntime(): string {
    return needed('electron-runtime')
  },
}
