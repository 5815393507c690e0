import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function run(program: string, ...args: string[]): void {
  try {
    execFileSync(program, args, { stdio: 'pipe' })
  } catch (error) {
    throw new Error(
      `"${program} ${args.join(' ')}" was refused: ${error instanceof Error ? error.message : String(error)}. These tests make small disks of their own, which needs Linux, root, and the right to mount.`,
      { cause: error },
    )
  }
}

const aPlace = (): string => mkdtempSync(join(tmpdir(), 'hazard-ledger-disk-'))

/** A disk of a few megabytes that can be filled to the last byte and freed again. */
export interface SmallDisk {
  folder: string
  fill: () => void
  free: () => void
  remove: () => void
}

/** Mounts a disk of that many megabytes, in memory. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = aPlace()
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      try {
        for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
          try {
            for (;;) if (writeSync(file, Buffer.alloc(size, 7)) < size) break
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
          }
        }
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filler, { force: true }),
    remove() {
      run('umount', '--lazy', folder)
      rmSync(folder, { recursive: true })
    },
  }
}

/** A disk that goes read-only by itself while files on it are open, as a failing one does. */
export interface FailingDisk {
  folder: string
  /** From now on nothing can be written, by those who have files open either. */
  fail: () => void
  /** Looked over and there again: nobody may have files open on it. */
  mend: () => void
  remove: () => void
}

/** Whether this machine can make such a disk; where it cannot, it says so. */
export function canFailDisks(): boolean {
  try {
    execFileSync('losetup', ['--find'], { stdio: 'ignore' })
    return existsSync('/sys/fs/ext4')
  } catch {
    console.log('There is no loop device on this machine: a disk that goes read-only was NOT tried.')
    return false
  }
}

/** Mounts a disk of 48 megabytes that can be made to fail. */
export function failingDisk(): FailingDisk {
  const place = aPlace()
  const image = join(place, 'image')
  const folder = join(place, 'disk')
  mkdirSync(folder)
  writeFileSync(image, '')
  truncateSync(image, 48 * 1_048_576)
  run('mkfs.ext4', '-q', image)
  const mount = () => run('mount', '-o', 'loop,errors=remount-ro', image, folder)
  mount()
  return {
    folder,
    fail() {
      const device = execFileSync('findmnt', ['-no', 'SOURCE', folder]).toString().trim()
      writeFileSync(`/sys/fs/ext4/${device.replace('/dev/', '')}/trigger_fs_error`, '1')
    },
    mend() {
      run('umount', folder)
      // It answers 1 where it put something right.
      execFileSync('sh', ['-c', `e2fsck -fp '${image}' >/dev/null || [ $? -le 1 ]`])
      mount()
    },
    remove() {
      run('umount', '--lazy', folder)
      rmSync(place, { recursive: true })
    },
  }
}
