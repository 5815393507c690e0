import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import { aFolder } from '../support/folder.ts'

const root = join(import.meta.dirname, '../..')

interface Rules {
  forbidden: { name: string; comment: string }[]
  options: ICruiseOptions
}
const rules = JSON.parse(readFileSync(join(root, '.dependency-cruiser.json'), 'utf8')) as Rules

/** Runs the project's rules over a few made-up files and names the rules that are broken. */
async function broken(files: Record<string, string>): Promise<string[]> {
  const folder = aFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { output } = await cruise(Object.keys(files), {
    ...rules.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules.forbidden },
  } as ICruiseOptions)
  const { summary, modules } = output as ICruiseResult
  // A parser that cannot read TypeScript finds no module and no fault.
  expect(modules.length).toBeGreaterThanOrEqual(Object.keys(files).length)
  return summary.violations.map(({ rule }) => rule.name)
}

const empty = 'export {}\n'
const library = (name: string) => ({
  [`node_modules/${name}/index.js`]: empty,
  [`node_modules/${name}/package.json`]: `{"name":"${name}","main":"index.js"}`,
})

/** For each rule a snippet that breaks it. */
const CASES: Record<string, Record<string, string>> = {
  'no-cycle': { 'src-main/a.ts': "import './b.ts'", 'src-main/b.ts': "import './a.ts'" },
  'domain-is-pure': { 'src-shared/domain/hazard.ts': "import '../checks/x.ts'", 'src-shared/checks/x.ts': empty },
  'checks-read-the-domain': {
    'src-shared/checks/x.ts': "import '../contract/y.ts'",
    'src-shared/contract/y.ts': empty,
  },
  'format-is-pure': { 'src-shared/format/x.ts': "import '../contract/y.ts'", 'src-shared/contract/y.ts': empty },
  'diagrams-are-plain': { 'src-shared/diagrams/x.ts': "import '../contract/y.ts'", 'src-shared/contract/y.ts': empty },
  'contract-names-no-code': {
    'src-shared/contract/x.ts': "import '../../src-main/db/y.ts'",
    'src-main/db/y.ts': empty,
  },
  'page-sees-shared-only': { 'src-renderer/api/x.ts': "import '../../src-main/db/y.ts'", 'src-main/db/y.ts': empty },
  'main-sees-no-page': { 'src-main/web/x.ts': "import '../../src-renderer/y.ts'", 'src-renderer/y.ts': empty },
  'feature-knows-no-feature': {
    'src-renderer/features/hazards/x.ts': "import '../controls/y.ts'",
    'src-renderer/features/controls/y.ts': empty,
  },
  'parts-are-dumb': { 'src-renderer/components/x.ts': "import '../frame/y.ts'", 'src-renderer/frame/y.ts': empty },
  'electron-has-one-room': { 'src-main/backend/x.ts': "import 'electron'", ...library('electron') },
  'printing-browser-has-one-room': {
    'src-main/backend/x.ts': "import 'playwright-core'",
    ...library('playwright-core'),
  },
  'backend-has-no-host': { 'src-main/services/x.ts': "import '../web/y.ts'", 'src-main/web/y.ts': empty },
  'services-write-through-work': {
    'src-main/services/x.ts': "import '../repositories/record-table.ts'",
    'src-main/repositories/record-table.ts': empty,
  },
  'sql-stays-in-its-rooms': { 'src-main/services/x.ts': "import 'better-sqlite3'", ...library('better-sqlite3') },
  'repositories-hold-rows': {
    'src-main/repositories/x.ts': "import '../services/y.ts'",
    'src-main/services/y.ts': empty,
  },
  'document-libraries-in-render': { 'src-main/documents/model/x.ts': "import 'docx'", ...library('docx') },
  'models-ask-no-database': {
    'src-main/documents/model/x.ts': "import '../../repositories/y.ts'",
    'src-main/repositories/y.ts': empty,
  },
  'imports-write-nothing': { 'src-main/imports/x.ts': "import '../services/y.ts'", 'src-main/services/y.ts': empty },
  'signing-has-one-room': { 'src-main/documents/x.ts': "import '../issue/y.ts'", 'src-main/issue/y.ts': empty },
  'issue-asks-no-database': { 'src-main/issue/x.ts': "import '../db/y.ts'", 'src-main/db/y.ts': empty },
  'workers-know-nobody': { 'src-main/workers/x.ts': "import '../db/y.ts'", 'src-main/db/y.ts': empty },
  'preload-carries-names-only': {
    'src-main/preload/x.ts': "import '../../src-shared/contract/index.ts'",
    'src-shared/contract/index.ts': empty,
  },
}

describe('the import rules', () => {
  it('each have a snippet that breaks them, and a cure in their message', () => {
    expect(Object.keys(CASES)).toEqual(rules.forbidden.map(({ name }) => name))
    for (const { comment } of rules.forbidden) expect(comment.length).toBeGreaterThan(20)
  })

  it.each(Object.entries(CASES))('%s', async (name, files) => {
    expect(await broken(files)).toContain(name)
  })

  it('let a house that keeps them be', async () => {
    expect(
      await broken({
        'src-shared/domain/hazard.ts': empty,
        'src-main/services/hazard.ts': "import '../../src-shared/domain/hazard.ts'\nimport './work.ts'",
        'src-main/services/work.ts': empty,
      }),
    ).toEqual([])
  })
})
