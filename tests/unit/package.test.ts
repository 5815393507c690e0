import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'))

interface Lock {
  packages: Record<string, { gypfile?: boolean; resolved?: string }>
}

describe('the package', () => {
  it('names exact versions', () => {
    const manifest = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(loose).toEqual([])
  })

  // `npm ci` would otherwise run node-gyp for a library that ships its binaries; `npm install` drops the line.
  it('installs better-sqlite3 without a compiler', () => {
    const { packages } = read('package-lock.json') as Lock
    expect(packages['node_modules/better-sqlite3']?.gypfile).toBe(false)
  })

  it('takes nothing from anywhere but the registry', () => {
    const { packages } = read('package-lock.json') as Lock
    const elsewhere = Object.values(packages).filter(
      ({ resolved }) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    )
    expect(elsewhere).toEqual([])
  })
})
