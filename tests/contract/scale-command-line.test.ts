import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../../src-main/cli/arguments.ts'
import type { OwnScheme } from '../../src-shared/domain/import-scale.ts'
import { cli } from '../support/command-line.ts'
import { PRODUCT_LOG } from '../support/csv-logs.ts'
import { aFolder } from '../support/folder.ts'
import { WARD_MATRIX, wardWorkbook } from '../support/own-scale-logs.ts'
import { asFile } from '../support/workbooks.ts'

const workspace = () => join(aFolder(), 'ward.hazards')
const wardLog = async (matrix = WARD_MATRIX) => asFile('Ward log.xlsx', await wardWorkbook(matrix))
const own = ({ scale }: { scale: { own: OwnScheme } }) => scale.own

describe('--scale', () => {
  it.each(['own', 'map', 'unscored'])('takes %s', (scale) => {
    const parsed = parseCommandLine(['import', 'a.xlsx', '--workspace', 'W', '--scale', scale])
    expect(parsed).toMatchObject({ request: { scale } })
  })

  it('takes no other word', () => {
    expect(parseCommandLine(['import', 'a.xlsx', '--workspace', 'W', '--scale', 'theirs'])).toBe(
      '--scale is own, map or unscored',
    )
  })
})

describe('import --scale own', () => {
  it('shows what scheme it would be, and which flags were set for it, and changes nothing', async () => {
    const path = workspace()
    const args = ['import', await wardLog(), '--workspace', path, '--project', 'Ward', '--scale', 'own', '--dry-run']
    const { exit, json } = await cli(...args, '--json')
    expect(exit).toBe(0)
    expect(json).toMatchObject({ dryRun: true, scale: { decided: true, differs: [{ hazard: 'W-3', byScheme: 2 }] } })
    expect(own(json as { scale: { own: OwnScheme } }).scheme?.lookup).toHaveLength(4)
    const { out } = await cli(...args)
    expect(out).toContain("The project's scheme: Scheme of Ward log.xlsx, unconfirmed.")
    expect(out).toContain(
      '  4 Unacceptable: Acceptable only with a recorded reason. As a residual risk it stops an issue',
    )
    expect((await cli('check', '--workspace', path, '--json')).exit).not.toBe(0)
  })

  it('puts it in force with the hazards, in one change', async () => {
    const path = workspace()
    const { exit, json } = await cli(
      'import',
      await wardLog(),
      '--workspace',
      path,
      '--project',
      'Ward',
      '--scale',
      'own',
      '--json',
    )
    expect(exit).toBe(0)
    expect(json).toMatchObject({ project: 'Ward', hazards: 4, scale: { decided: true } })
    expect((json as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)).toContain('rating-differs')
    expect((await cli('verify', '--workspace', path)).exit).toBe(0)
  })

  it.each<[string, () => Promise<string> | string, RegExp]>([
    ['products', () => asFile('Multiplied.csv', PRODUCT_LOG), /a product is never turned into a rating/],
    ['a hole', () => wardLog(WARD_MATRIX.with(3, ['Weekly', 1, null, 4, 4])), /'How we score'!C4 has no rating/],
  ])('is refused as data for %s, and nothing is changed', async (_case, file, why) => {
    const { exit, json } = await cli('import', await file(), '--workspace', workspace(), '--scale', 'own', '--json')
    expect(exit).toBe(1)
    const { error } = json as { error: { code: string; message: string; hint: string } }
    expect(error.code).toBe('refused')
    expect(error.message).toMatch(why)
    expect(error.message).toMatch(/Nothing was changed\.$/)
    expect(error.hint).toMatch(/^Bring the hazards in unscored/)
  })
})
