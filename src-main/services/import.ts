import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Assessment, blankAssessment } from '../../src-shared/domain/assessment.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { Cause, Hazard } from '../../src-shared/domain/hazard.ts'
import { compareImport, type ImportChanges } from '../../src-shared/domain/import-changes.ts'
import type { ImportFinding, ImportPreview, PreviewHazard } from '../../src-shared/domain/import-preview.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { cleanText, NAME_LIMIT } from '../../src-shared/domain/text.ts'
import type { CommandContext, Outcome } from './command.ts'
import { blankEvidence } from './evidence.ts'
import { newHazard } from './hazard.ts'
import { type ControlPlan, planControls } from './import-controls.ts'
import { fieldsOf, scoreFields, sourceAt, sourceScoreFrom } from './import-fields.ts'
import { takeScheme } from './import-scheme.ts'
import { updateHazards } from './import-update.ts'
import { NumberSeries, PREFIX } from './numbering.ts'
import { organisationNamed } from './people.ts'
import { newProject } from './project.ts'
import { takeSnapshot } from './snapshot.ts'

/** What an import did, beside its place in the ledger. */
export interface Imported extends Outcome {
  projectId: string
  importId: string
  projectName: string
  /** What another version of a log brought in before changed; null where it was the first. */
  changes: ImportChanges | null
}

/**
 * Writes a preview into the project in one step. Scores made elsewhere never become ours by import: in our own log
 * they come in as imported and not confirmed; a supplier's stay the source's, and ours stays unscored
 * (clinical-rules 1, 2, 5).
 *
 * @throws Refusal `refused` where a number is taken in the project, or a supplier's log names no supplier
 */
export async function runImport(
  input: ParsedInputOf<'import.run'>,
  whole: ImportPreview,
  file: NonNullable<Evidence['file']>,
  context: CommandContext,
): Promise<Imported> {
  const { work, newId, now } = context
  const importId = newId()
  const supplier = input.whose === 'supplier' ? await supplierOf(input, context) : null
  const before = await projectFor(input, whole, supplier, context)
  // A project that this import begins holds nothing yet.
  const records = input.projectId === null ? null : (await takeSnapshot(work.db, before.id, now)).records
  const changes = records && reimportChanges(records, whole)
  const project = work.put('project', await takeScheme(before, input, whole, changes !== null, context))
  if (changes === null) await refuseTakenNumbers(whole, project, context)
  const preview = changes === null ? whole : onlyAdded(whole, changes)
  const evidence = work.put('evidence', {
    ...blankEvidence(newId(), project.id, `Imported hazard log: ${file.name}`.slice(0, 500), file),
    type: 'imported hazard log' as const,
    note: `Read by Hazard Ledger as ${preview.mapping.title}, sheet "${preview.sheet}".`,
  })
  const plan = await planControls(input, preview, project.id, importId, context)
  for (const control of plan.controls) work.put('control', control)
  const numbers = numbersFor(preview, work.numbers('hazard', project.id))
  preview.hazards.forEach((source, index) => {
    work.put(
      'hazard',
      hazardFrom(source, index, numbers[index] ?? '', { input, preview, project, importId, plan, context }),
    )
  })
  if (records !== null && changes !== null) {
    const controls = new Map(records.control.map((control) => [control.id, control]))
    updateHazards(changes, records.hazard, { input, preview: whole, importId, controls, context })
  }
  if (input.take.assumptions) {
    const known = new Set(records?.assumption.map(({ text }) => text))
    for (const { text } of preview.assumptions.filter((one) => !known.has(one.text))) {
      work.put('assumption', {
        id: newId(),
        projectId: project.id,
        kind: 'assumption',
        text,
        ownerId: null,
        archived: null,
      })
    }
  }
  work.put('import', {
    id: importId,
    projectId: project.id,
    fileName: file.name,
    sha256: file.sha256,
    size: file.size,
    evidenceId: evidence.id,
    sheet: preview.sheet,
    mapping: preview.mapping.id,
    whose: input.whose,
    organisationId: supplier?.id ?? null,
    at: now,
    counts: { hazards: preview.counts.hazards, causes: preview.counts.causes, controls: preview.counts.controls },
    cover: preview.cover,
    versions: preview.versionHistory.map(({ text, ...row }) => ({ ...row, summary: text })),
    listed: [
      ...preview.reviewers.map(({ name, title, date, cell }) => ({ as: 'reviewer' as const, name, title, date, cell })),
      ...preview.approvers.map(({ name, title, date, cell }) => ({ as: 'approver' as const, name, title, date, cell })),
    ],
    leftOut: preview.leftOut.map(({ cell, text, reason, sheet }) => ({ cell: cell || `'${sheet}'`, text, reason })),
    findings: [...preview.findings, ...(changes?.changed ?? []).flatMap(asFinding)].map((finding) => ({
      ...finding,
      hazard: finding.hazard ?? '',
    })),
    textChanges: preview.textChanges.map(({ cell, changes }) => ({ cell, change: changes.join('; ') })),
    archived: null,
  })
  return { projectId: project.id, importId, projectName: project.name, changes, id: importId }
}

/** What would change; null where nothing of this project came from a source that this file is a version of. */
export function reimportChanges(
  { hazard, control }: Pick<Snapshot['records'], 'hazard' | 'control'>,
  preview: ImportPreview,
): ImportChanges | null {
  const numbers = new Set(preview.hazards.map(({ number }) => number.text))
  const known = hazard.some(
    ({ source, number, archived }) => source !== null && archived === null && numbers.has(number),
  )
  return known ? compareImport(hazard, control, preview) : null
}

/** The hazards that the log does not have, as a preview of their own. */
function onlyAdded(whole: ImportPreview, { added }: ImportChanges): ImportPreview {
  const hazards = added.flatMap(({ index }) => whole.hazards[index] ?? [])
  // Wordings are offered for merging by their place among all hazards; another version merges none.
  return { ...whole, hazards, duplicates: [] }
}

function asFinding({ hazard, question }: ImportChanges['changed'][number]): ImportFinding[] {
  if (question === null) return []
  return [
    {
      rule: 'unreadable',
      hazard,
      cell: '',
      message: `${hazard}: this number stands for "${question.before}" here and for "${question.after}" in the source: a person has to say whether it is the same hazard.`,
    },
  ]
}

async function supplierOf(input: ParsedInputOf<'import.run'>, context: CommandContext) {
  if (input.supplierName.trim() === '') {
    throw new Refusal('refused', "Say whose log it is: a supplier's log names its supplier. Nothing was changed.")
  }
  return await organisationNamed(context, input.supplierName, 'manufacturer')
}

async function projectFor(
  input: ParsedInputOf<'import.run'>,
  preview: ImportPreview,
  supplier: { id: string } | null,
  context: CommandContext,
): Promise<Project> {
  let project: Project
  if (input.projectId !== null) project = await context.work.live('project', input.projectId)
  else {
    const name = input.projectName.trim() || preview.file.name.replace(/\.[^.]*$/, '')
    const taken = (await context.work.all('project')).some(
      (one) => one.archived === null && one.name.toLowerCase() === name.toLowerCase(),
    )
    if (taken) {
      throw new Refusal(
        'refused',
        `There is a project named "${name}" already. Nothing was changed.`,
        'Import into that project, or choose another name.',
      )
    }
    project = newProject(context, name, [input.standard])
  }
  if (input.take.cover) {
    const cover = (label: RegExp) => preview.cover.find((row) => label.test(row.label))?.value.trim() ?? ''
    project = {
      ...project,
      programme: project.programme || cover(/^programme$/i),
      reference: project.reference || cover(/^document record id/i),
    }
  }
  const knows = supplier === null || project.organisations.some(({ organisationId }) => organisationId === supplier.id)
  if (!knows) {
    project = {
      ...project,
      organisations: [
        ...project.organisations,
        { organisationId: supplier.id, role: 'supplier of the imported hazard log' },
      ],
    }
  }
  return project
}

async function refuseTakenNumbers(preview: ImportPreview, project: Project, { work }: CommandContext): Promise<void> {
  const used = new Set(work.numbers('hazard', project.id))
  const taken = preview.hazards.map(({ number }) => number.text).filter((number) => used.has(number))
  if (taken.length === 0) return
  throw new Refusal(
    'refused',
    `The project has ${taken.length === 1 ? 'a hazard' : 'hazards'} numbered ${taken.slice(0, 5).join(', ')}${taken.length > 5 ? ' and more' : ''} already. Nothing was changed.`,
    'Import this log into a new project.',
  )
}

/** The number each hazard gets: its own where it has one that is free, else the next of the project. */
function numbersFor(preview: ImportPreview, used: string[]): string[] {
  const series = new NumberSeries(PREFIX.hazard, used)
  return preview.hazards.map(({ number: { text } }) =>
    text !== '' && text.length <= 60 && !series.has(text) ? series.take(text) : series.next(),
  )
}

interface Around {
  input: ParsedInputOf<'import.run'>
  preview: ImportPreview
  project: Project
  importId: string
  plan: ControlPlan
  context: CommandContext
}

function hazardFrom(source: PreviewHazard, index: number, number: string, around: Around): Hazard {
  const { input, project, importId, plan, context, preview } = around
  const made = newHazard(context, project.id, number, source.name.text || `Hazard ${number}`)
  const causes = causesFrom(source, around)
  const fields = { ...fieldsOf(source), ...scoreFields(source) }
  return {
    ...made,
    name: made.name.slice(0, 500),
    description: source.description.text,
    impact: source.impact.text,
    category: source.category.text,
    notes: source.notes.text,
    status: source.status ?? 'not stated',
    raisedFrom: input.whose === 'supplier' ? "supplier's log" : 'not stated',
    references: referencesFrom(source),
    causes,
    links: plan.links(index, causes),
    assessments: input.whose === 'ours' ? assessmentsFrom(source, context) : [],
    sourceScores: (['initial', 'residual'] as const).flatMap((stage) =>
      sourceScoreFrom(source[stage], stage, importId),
    ),
    source: { importId, sheet: preview.sheet, fields },
  }
}

/** What no field of ours takes stands with the hazard under the heading it had. */
function referencesFrom({ owner, otherFields }: PreviewHazard): Hazard['references'] {
  return [
    ...(owner.text === '' ? [] : [{ label: 'Owner named in the source', text: owner.text }]),
    ...otherFields
      .filter(({ text }) => text !== '')
      .map(({ label, text }) => ({ label: cleanText(label).text.replace(/\s+/g, ' ').slice(0, NAME_LIMIT), text })),
  ].slice(0, 100)
}

/** Each cause keeps its source's number where it can; an entry without one gets the next that is free. */
function causesFrom(source: PreviewHazard, { importId, preview, context }: Around): Cause[] {
  const wanted = source.causes.map(({ number }) => number)
  const taken = new Set<number>()
  let next = Math.max(0, ...wanted.filter((number) => number !== null)) + 1
  return source.causes.map((entry): Cause => {
    const own = entry.number !== null && entry.number > 0 && !taken.has(entry.number)
    const number = own && entry.number !== null ? entry.number : next++
    taken.add(number)
    return {
      id: context.newId(),
      number,
      text: entry.text,
      archived: null,
      source: sourceAt(importId, preview.sheet, { text: { cell: entry.cell, text: entry.sourceText } }),
    }
  })
}

function assessmentsFrom(source: PreviewHazard, { newId, now }: CommandContext): Assessment[] {
  return (['initial', 'residual'] as const).flatMap((stage): Assessment[] => {
    const { severity, likelihood } = source[stage]
    if (severity === null && likelihood === null) return []
    return [
      {
        id: newId(),
        stage,
        ...blankAssessment,
        severity,
        likelihood,
        origin: 'imported',
        confirmedBy: null,
        confirmedAt: null,
        recordedAt: now,
        revision: 1,
        facts: {},
      },
    ]
  })
}
