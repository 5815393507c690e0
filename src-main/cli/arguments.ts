import { parseArgs } from 'node:util'
import {
  type DocumentFormat,
  type DocumentKind,
  documentFormat,
  documentKind,
} from '../../src-shared/contract/exchange.ts'

export const USAGE = `Usage:
  npm run -s cli -- import FILE --workspace W [--project NAME] [--source ours|supplier] [--supplier NAME]
                    [--standard DCB0129|DCB0160] [--as PERSON] [--json]
  npm run -s cli -- check  --workspace W [--project NAME] [--json]
  npm run -s cli -- export --workspace W [--project NAME] --document hazard-log|safety-case|board-page
                    --format docx|xlsx|pdf --out FILE [--json]
  npm run -s cli -- sample --workspace W [--as PERSON] [--json]

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
    }
  | { action: 'check'; workspace: string; project: string | null }
  | {
      action: 'export'
      workspace: string
      project: string | null
      document: Exclude<DocumentKind, 'extract'>
      format: DocumentFormat
      out: string
    }
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
      return parsed({ action, ...common, file, whose, supplier: values.supplier ?? '', standard })
    }
    case 'check':
      return parsed({ action, ...common })
    case 'export': {
      // An extract is of a filtered list on a screen.
      const document = documentKind.exclude(['extract']).safeParse(values.document)
      if (!document.success) return '--document is hazard-log, safety-case or board-page'
      const format = documentFormat.safeParse(values.format)
      if (!format.success) return '--format is docx, xlsx or pdf'
      if (!values.out) return 'Name the file to write: --out FILE'
      return parsed({ action, ...common, document: document.data, format: format.data, out: values.out })
    }
    case 'sample':
      return parsed({ action, workspace: values.workspace })
    case undefined:
      return 'Say what to do: import, check, export or sample.'
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
      document: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      as: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
}
