import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportChanges } from '../../src-shared/domain/import-changes.ts'
import { type ColumnMapping, columnMapping, type ImportOptions } from '../../src-shared/domain/import-options.ts'
import type { ImportPreview, MappingOrigin } from '../../src-shared/domain/import-preview.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { dayOfMoment, formatDay } from '../../src-shared/format/dates.ts'
import { ratingObliges } from '../../src-shared/format/rating-words.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import type { Request } from './arguments.ts'
import { packPages } from './pages-folder.ts'
import { belongs, takeReturned } from './returned.ts'

/** Imports a hazard log unattended: nothing merged, no supplier's control taken as existing, assumptions taken over. */
export async function runImport(
  request: Extract<Request, { action: 'import' }>,
  call: Call,
  backend: Backend,
): Promise<Answer> {
  if (!existsSync(request.file)) {
    throw new Refusal('not-found', `There is no file ${request.file}. Nothing was changed.`)
  }
  const { name, bytes } = statSync(request.file).isDirectory()
    ? packPages(request.file)
    : { name: basename(request.file), bytes: createReadStream(request.file) }
  const sent = await backend.acceptFile(name, bytes)
  if (!sent.ok) throw new Refusal(sent.error.code, sent.error.message, sent.error.hint)
  const { token } = sent.value
  const returned = await call('workbook.preview', { token })
  if (returned !== null && belongs(returned, request.project)) return await takeReturned(returned, token, request, call)
  const projects = await call('project.list', {})
  const known = projects.find(({ name }) => name.toLowerCase() === request.project?.toLowerCase())
  const projectId = known?.id ?? null
  const options = await optionsOf(request, token, projectId, call)
  const preview = await call('import.preview', { token, projectId, options })
  const told = {
    mapping: { ...preview.mapping, sheet: preview.sheet, columns: preview.columns, proposal: preview.proposal },
    scale: preview.scale,
    skipped: preview.leftOut.map(({ cell, sheet, reason, text }) => ({ cell: cell || `'${sheet}'`, reason, text })),
    findings: preview.findings,
    notices: preview.notices,
    ...(preview.changes === null ? {} : { changes: preview.changes }),
  }
  if (request.dryRun) {
    const { hazards, causes, controls } = preview.counts
    return {
      object: {
        project: request.project,
        hazards,
        causes,
        controls,
        dryRun: true,
        unsure: preview.unsure,
        missing: preview.missing,
        ...told,
      },
      lines: [
        `${basename(request.file)}, sheet "${preview.sheet}": ${hazards} hazards, ${causes} causes, ${controls} control entries. Nothing was changed.`,
        ...preview.columns.map(
          ({ column, header, field, confidence }) =>
            `${column}  ${header}  →  ${field}  (${Math.round(confidence * 100)} %)`,
        ),
        ...aboutColumns(preview),
        ...preview.missing.map((what) => `Missing: ${what}.`),
        ...preview.unsure.map((what) => `Unsure: ${what}.`),
        `Scale: ${preview.scale.kind}, ${preview.scale.direction}. ${preview.scale.why}`,
        ...aboutScheme(preview, options),
      ],
      exit: EXIT.done,
    }
  }
  refuseUnsure(basename(request.file), preview)
  const done = await call('import.run', {
    token,
    projectId,
    projectName: request.project ?? '',
    // A supplier's log comes to a deploying organisation; one of ours is taken for a manufacturer's own.
    standard: request.standard ?? (request.whose === 'supplier' ? 'DCB0160' : 'DCB0129'),
    whose: request.whose,
    supplierName: request.supplier,
    merge: [],
    existing: [],
    take: { cover: true, assumptions: true },
    options,
  })
  const { project, hazards, causes, controls, columnsKept } = done
  if (request.saved === 'forget' && preview.mapping.setAside !== null && !columnsKept) {
    await call('import.forget-columns', { signature: preview.mapping.setAside.signature })
  }
  const { leftOut } = preview
  return {
    object: { project, hazards, causes, controls, columnsKept, ...told },
    lines: [
      ...aboutColumns(preview),
      ...(columnsKept ? ['What its columns are is kept for the next file with the same headings.'] : []),
      `${project}: ${hazards} hazards, ${causes} causes, ${controls} control entries read; ${leftOut.length} left out, listed in the import's record.`,
      ...(options.scale?.choice === 'own' ? aboutScheme(preview, options) : []),
      ...changeLines(preview.changes),
      ...preview.findings.map(({ rule, hazard, cell, message }) => `${rule}  ${hazard ?? ''}  ${cell}  ${message}`),
    ],
    exit: EXIT.done,
  }
}

/** @throws Refusal `refused` where a person has to say first what the columns are */
function refuseUnsure(name: string, { unsure, missing }: ImportPreview): void {
  if (unsure.length + missing.length === 0) return
  const why = [
    ...(unsure.length > 0 ? [`it is not sure ${unsure.join('; ')}`] : []),
    ...missing.map((what) => `it is not known which is ${what}`),
  ]
  throw new Refusal(
    'refused',
    `${name} was not imported: ${why.join('; ')}. Nothing was changed.`,
    'Look at it with --dry-run --json: "mapping.proposal" in it says what each column is taken for. Put it right in a file of its own and give that back with --mapping FILE.json.',
  )
}

/** Whose word the columns are, and what could not be read of what was said before. */
function aboutColumns({ mapping: { from, setAside }, notices }: ImportPreview): string[] {
  const said = (one: MappingOrigin) => `${one.file} on ${formatDay(dayOfMoment(one.at))}`
  return [
    ...(from === null ? [] : [`Columns as you read ${said(from)}; --saved ignore takes what is recognised instead.`]),
    ...(setAside === null ? [] : [`Columns as recognised, not as you read ${said(setAside)}.`]),
    ...notices,
  ]
}

/** Whether their scheme can be kept, or what of it was kept and what was set for it. */
function aboutScheme({ scale: { own } }: ImportPreview, { scale }: ImportOptions): string[] {
  if (own.scheme === null) return [`--scale own is not offered: ${own.why}`]
  if (scale?.choice !== 'own') return [`--scale own would make it this project's scheme: ${own.why}`]
  const { ratings } = own.scheme
  return [
    `The project's scheme: ${own.scheme.title}. ${own.why}`,
    ...ratings.map((rating) => `  ${rating.number} ${rating.label}: ${ratingObliges(rating).join(' ')}`),
    ...own.assumed,
    ...own.against.cells.map(
      ({ cell, severity, likelihood, theirs, ours }) =>
        `${[cell, `${severity} × ${likelihood}`].filter(Boolean).join('  ')} is ${theirs} by it and was ${ours} by the scheme before.`,
    ),
  ]
}

/** What another version of a log changes, in lines. */
function changeLines(changes: ImportChanges | null): string[] {
  if (changes === null) return []
  const { added, changed, otherFieldsOnly, missing, unchanged } = changes
  const asked = changed.filter(({ question }) => question !== null)
  const left = changed.flatMap(({ hazard, question, fields }) =>
    question === null ? fields.filter(({ here }) => here !== null).map(({ field }) => `${hazard} (${field})`) : [],
  )
  const names = (of: { hazard: string }[]) => of.map(({ hazard }) => hazard).join(', ') || 'none'
  return [
    `Against the version brought in before: added ${names(added)}; changed ${names(changed)}; ${otherFieldsOnly.length} in other columns only; ${unchanged} unchanged; no longer in the source, kept: ${names(missing)}.`,
    ...(left.length === 0 ? [] : [`Changed here as well, left as they stand here: ${left.join(', ')}.`]),
    ...asked.map(
      ({ hazard, question }) =>
        `${hazard}: "${question?.before}" here, "${question?.after}" in the source. Nothing of it was brought in.`,
    ),
  ]
}

/** What the command line decides before anything is read into the log. */
async function optionsOf(
  { sheet, mapping: path, scale, saved }: Extract<Request, { action: 'import' }>,
  token: string,
  projectId: string | null,
  call: Call,
): Promise<ImportOptions> {
  const mapping = path === null ? null : mappingFrom(path)
  const options: ImportOptions = {
    sheet,
    mapping,
    scale: scale === 'unscored' || scale === 'own' ? { choice: scale } : null,
    ignoreSaved: saved !== 'use',
  }
  if (scale !== 'map') return options
  if (mapping?.scale !== undefined) return { ...options, scale: { choice: 'map', ...mapping.scale } }
  // Without a person's map only words that are the project's own, but for case and numbers beside them, are taken.
  const { scale: shown } = await call('import.preview', { token, projectId, options })
  const own = (axis: 'severity' | 'likelihood') =>
    Object.fromEntries(shown.words[axis].map((one) => [one.shown, one.shown]))
  return { ...options, scale: { choice: 'map', severity: own('severity'), likelihood: own('likelihood') } }
}

/** @throws Refusal `unreadable` where the file is not a mapping */
function mappingFrom(path: string): ColumnMapping {
  let said: unknown
  try {
    said = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('unreadable', `The mapping ${path} cannot be read: ${why}. Nothing was changed.`)
  }
  const parsed = columnMapping.safeParse(said)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal(
    'unreadable',
    `The mapping ${path} is not one: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Nothing was changed.`,
    'The object "proposal" that --dry-run --json shows is a mapping to begin with.',
  )
}
