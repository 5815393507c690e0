import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')) as T
}

describe('the package', () => {
  it('names exact versions', () => {
    const manifest = read<{
      dependencies: Record<string, string>
      devDependencies: Record<string, string>
    }>('package.json')
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })

  // `npm ci` would otherwise run node-gyp for a library that ships its binaries; `npm install` drops the line.
  it('installs better-sqlite3 without a compiler', () => {
    const { packages } = read<{ packages: Record<string, { gypfile?: boolean }> }>('package-lock.json')
    expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
  })

  it('takes nothing from anywhere but the registry', () => {
    const { packages } = read<{ packages: Record<string, { resolved?: string }> }>('package-lock.json')
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved),
    )
    expect(elsewhere).toEqual([])
  })
})
