import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * A folder with a copy of a file, where nothing may be written: by permission, or, for root, who walks through
 * permissions, by a read-only mount (which needs the right to mount: a container may have to be given it).
 */
export function readOnlyFolder(file: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-read-only-'))
  const copy = () => copyFileSync(file, join(folder, basename(file)))
  if (process.getuid?.() !== 0) {
    copy()
    chmodSync(folder, 0o555)
    return {
      folder,
      remove: () => {
        chmodSync(folder, 0o755)
        rmSync(folder, { recursive: true })
      },
    }
  }
  execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder])
  copy()
  execFileSync('mount', ['-o', 'remount,ro', folder])
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
