import { statSync } from 'node:fs'

/** What tells a file from another one at the same path; null where there is none. */
export function identityAt(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null
  }
}
