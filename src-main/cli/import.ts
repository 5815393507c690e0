import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportChanges } from '../../src-shared/domain/import-changes.ts'
import { type ColumnMapping, columnMapping, type ImportOptions } from '../../src-shared/domain/import-options.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Backend } from '../backend/backend.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import type { Request } from './arguments.ts'
import { packPages } from './pages-folder.ts'

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
    ...(preview.changes === null ? {} : { changes: preview.changes }),
  }
  if (request.dryRun) {
    const { hazards, causes, controls } = preview.counts
    return {
      object: { project: request.project, hazards, causes, controls, dryRun: true, unsure: preview.unsure, ...told },
      lines: [
        `${basename(request.file)}, sheet "${preview.sheet}": ${hazards} hazards, ${causes} causes, ${controls} control entries. Nothing was changed.`,
        ...preview.columns.map(
          ({ column, header, field, confidence }) =>
            `${column}  ${header}  →  ${field}  (${Math.round(confidence * 100)} %)`,
        ),
        ...preview.unsure.map((what) => `Unsure: ${what}.`),
        `Scale: ${preview.scale.kind}, ${preview.scale.direction}. ${preview.scale.why}`,
      ],
      exit: EXIT.done,
    }
  }
  if (preview.unsure.length > 0) {
    throw new Refusal(
      'refused',
      `${basename(request.file)} was not imported: it is not sure ${preview.unsure.join('; ')}. Nothing was changed.`,
      'Look at it with --dry-run --json, put right what the mapping says, and give it back with --mapping FILE.json.',
    )
  }
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
  const { project, hazards, causes, controls } = done
  const { leftOut } = preview
  return {
    object: { project, hazards, causes, controls, ...told },
    lines: [
      `${project}: ${hazards} hazards, ${causes} causes, ${controls} control entries read; ${leftOut.length} left out, listed in the import's record.`,
      ...changeLines(preview.changes),
      ...preview.findings.map(({ rule, hazard, cell, message }) => `${rule}  ${hazard ?? ''}  ${cell}  ${message}`),
    ],
    exit: EXIT.done,
  }
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
  { sheet, mapping: path, scale }: Extract<Request, { action: 'import' }>,
  token: string,
  projectId: string | null,
  call: Call,
): Promise<ImportOptions> {
  const mapping = path === null ? null : mappingFrom(path)
  const options: ImportOptions = { sheet, mapping, scale: scale === 'unscored' ? { choice: 'unscored' } : null }
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
