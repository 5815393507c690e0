import { parseArgs } from 'node:util'
import {
  type DocumentFormat,
  type DocumentKind,
  documentFormat,
  documentKind,
  type LogLayout,
  logLayout,
} from '../../src-shared/contract/exchange.ts'

export const USAGE = `Usage:
  npm run -s cli -- import FILE|FOLDER --workspace W [--project NAME] [--source ours|supplier] [--supplier NAME]
                    [--standard DCB0129|DCB0160] [--sheet NAME] [--mapping FILE.json] [--scale own|map|unscored]
                    [--dry-run] [--as PERSON] [--json]
                    --scale says what becomes of scores in another scale: own makes the scheme of the file the
                    project's, map sets their words against ours as the mapping says, unscored keeps them as they are
                    --dry-run changes nothing; --json then holds the mapping, to be corrected and given back
                    [--saved use|ignore|forget] what was said of the columns of an earlier file with these headings
  npm run -s cli -- check  --workspace W [--project NAME] [--json]
  npm run -s cli -- export --workspace W [--project NAME] --document hazard-log|safety-case|board-page
                    --format docx|xlsx|pdf|html|csv [--layout hazards|causes] --out FILE [--json]
                    the hazard log as xlsx or csv can be worked on and imported again: see its guide sheet
  npm run -s cli -- export --workspace W [--project NAME] --document hazard-log --format json --out FILE [--json]
                    the whole project as a package: NAME.hazards.json, or NAME.hazards.zip with its evidence files
  npm run -s cli -- import FILE.hazards.json|FILE.hazards.zip --workspace W [--as PERSON] [--json]
                    takes a package in as a new project
  npm run -s cli -- issue  --workspace W [--project NAME] --version 1.0 --summary TEXT [--purpose TEXT] --out FOLDER
                    [--as PERSON] [--key FILE] [--json]
                    writes the issued documents and the verification bundle; with --key, whose key it is approves
  npm run -s cli -- compare --workspace W [--project NAME] --from VERSION [--to VERSION|now] [--json]
  npm run -s cli -- verify --workspace W [--head HASH] [--json]
  npm run -s cli -- verify --bundle FOLDER|ZIP [--json]
  npm run -s cli -- sample --workspace W [--as PERSON] [--json]

A key's passphrase comes from HAZARD_LEDGER_PASSPHRASE or is asked for, never from an argument.
Exit: 0 done, 1 refused or (check) a finding stands open, 2 these words are off, 3 a fault of ours.
`

/** What the command line was asked to do. */
export type Request =
  | {
      action: 'import'
      workspace: string
      file: string
      project: string | null
      whose: 'ours' | 'supplier'
      supplier: string
      standard: 'DCB0129' | 'DCB0160' | null
      sheet: string | null
      /** File that says which column is what. */
      mapping: string | null
      scale: 'own' | 'map' | 'unscored' | null
      /** What was said of the columns of an earlier file with the same headings. */
      saved: 'use' | 'ignore' | 'forget'
      dryRun: boolean
    }
  | { action: 'check'; workspace: string; project: string | null }
  | {
      action: 'export'
      workspace: string
      project: string | null
      document: Exclude<DocumentKind, 'extract'>
      format: DocumentFormat
      /** Of a hazard log as xlsx or csv. */
      layout: LogLayout
      out: string
    }
  | { action: 'export-package'; workspace: string; project: string | null; out: string; as: 'json' | 'zip' }
  | {
      action: 'issue'
      workspace: string
      project: string | null
      version: string
      summary: string
      purpose: string
      out: string
      /** Private key file (PKCS#8 PEM) of whoever approves at once; null for none. */
      key: string | null
    }
  /** Versions by their numbers; `now` for the log as it stands. */
  | { action: 'compare'; workspace: string; project: string | null; from: string; to: string }
  | { action: 'verify-bundle'; workspace: null; bundle: string }
  /** `head` is whole or its first digits; null where none is given. */
  | { action: 'verify'; workspace: string; head: string | null }
  | { action: 'sample'; workspace: string }

/** A request with what concerns all of them. */
export interface Parsed {
  request: Request
  json: boolean
  person: string | undefined
}

/**
 * Reads the words after `cli --`.
 * @returns the request, or one line that says what is off
 */
export function parseCommandLine(words: readonly string[]): Parsed | string {
  let read: ReturnType<typeof parse>
  try {
    read = parse(words)
  } catch (error) {
    return error instanceof Error ? error.message : 'These words are off.'
  }
  const { values, positionals } = read
  const [action, file, ...more] = positionals
  if (action === 'verify' && values.bundle !== undefined) {
    if (file !== undefined) return `Not understood: ${file}`
    const request = { action: 'verify-bundle' as const, workspace: null, bundle: values.bundle }
    return { request, json: values.json ?? false, person: undefined }
  }
  if (!values.workspace) return 'Name the workspace file: --workspace W'
  const common = { workspace: values.workspace, project: values.project ?? null }
  const parsed = (request: Request): Parsed => ({ request, json: values.json ?? false, person: values.as })
  if (more.length > 0 || (action !== 'import' && file !== undefined))
    return `Not understood: ${[file, ...more].join(' ')}`
  switch (action) {
    case 'import': {
      if (file === undefined) return 'Name the file to import.'
      const whose = values.source ?? 'ours'
      if (whose !== 'ours' && whose !== 'supplier') return '--source is ours or supplier'
      const standard = values.standard ?? null
      if (standard !== null && standard !== 'DCB0129' && standard !== 'DCB0160')
        return '--standard is DCB0129 or DCB0160'
      const scale = values.scale ?? null
      if (scale !== null && scale !== 'own' && scale !== 'map' && scale !== 'unscored')
        return '--scale is own, map or unscored'
      const saved = values.saved ?? 'use'
      if (saved !== 'use' && saved !== 'ignore' && saved !== 'forget') return '--saved is use, ignore or forget'
      return parsed({
        action,
        ...common,
        file,
        whose,
        supplier: values.supplier ?? '',
        standard,
        sheet: values.sheet ?? null,
        mapping: values.mapping ?? null,
        scale,
        saved,
        dryRun: values['dry-run'] ?? false,
      })
    }
    case 'check':
      return parsed({ action, ...common })
    case 'export': {
      if (values.format === 'json') {
        if (values.document !== 'hazard-log')
          return '--format json goes with --document hazard-log: it is the whole project'
        const { out } = values
        if (!out?.match(/\.(json|zip)$/i))
          return 'Name the package to write: --out NAME.hazards.json or NAME.hazards.zip'
        return parsed({ action: 'export-package', ...common, out, as: /zip$/i.test(out) ? 'zip' : 'json' })
      }
      // An extract is of a filtered list on a screen.
      const document = documentKind.exclude(['extract']).safeParse(values.document)
      if (!document.success) return '--document is hazard-log, safety-case or board-page'
      const format = documentFormat.safeParse(values.format)
      if (!format.success) return '--format is docx, xlsx, pdf, html, csv or json'
      const layout = logLayout.safeParse(values.layout ?? 'hazards')
      if (!layout.success) return '--layout is hazards or causes'
      if (!values.out) return 'Name the file to write: --out FILE'
      return parsed({
        action,
        ...common,
        document: document.data,
        format: format.data,
        layout: layout.data,
        out: values.out,
      })
    }
    case 'issue': {
      if (!values.version) return 'Give the version a number: --version 1.0'
      if (!values.summary) return 'Say what changed: --summary TEXT'
      if (!values.out) return 'Name the folder to write to: --out FOLDER'
      const { version, summary, out } = values
      return parsed({
        action,
        ...common,
        version,
        summary,
        out,
        purpose: values.purpose ?? '',
        key: values.key ?? null,
      })
    }
    case 'compare':
      if (!values.from) return 'Name the version to compare from: --from 1.0'
      return parsed({ action, ...common, from: values.from, to: values.to ?? 'now' })
    case 'verify': {
      const head = values.head?.toLowerCase() ?? null
      if (head !== null && !/^[0-9a-f]{16,64}$/.test(head)) return '--head is a hash, or at least its first 16 digits'
      return parsed({ action, workspace: values.workspace, head })
    }
    case 'sample':
      return parsed({ action, workspace: values.workspace })
    case undefined:
      return 'Say what to do: import, check, export, issue, compare, verify or sample.'
    default:
      return `There is no "${action}".`
  }
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      workspace: { type: 'string' },
      project: { type: 'string' },
      source: { type: 'string' },
      supplier: { type: 'string' },
      standard: { type: 'string' },
      sheet: { type: 'string' },
      mapping: { type: 'string' },
      scale: { type: 'string' },
      saved: { type: 'string' },
      'dry-run': { type: 'boolean' },
      document: { type: 'string' },
      format: { type: 'string' },
      layout: { type: 'string' },
      out: { type: 'string' },
      as: { type: 'string' },
      version: { type: 'string' },
      bundle: { type: 'string' },
      head: { type: 'string' },
      summary: { type: 'string' },
      purpose: { type: 'string' },
      key: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
}
