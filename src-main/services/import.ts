import type { ParsedInputOf } from '../../src-shared/contract/index.ts'
import { type Assessment, blankAssessment, type SourceScore, type Stage } from '../../src-shared/domain/assessment.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import type { Cause, Hazard } from '../../src-shared/domain/hazard.ts'
import type {
  ImportPreview,
  PreviewAssessment,
  PreviewHazard,
  SourceField,
} from '../../src-shared/domain/import-preview.ts'
import type { Project } from '../../src-shared/domain/project.ts'
import type { RecordSource } from '../../src-shared/domain/record.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { CommandContext, Outcome } from './command.ts'
import { blankEvidence } from './evidence.ts'
import { newHazard } from './hazard.ts'
import { type ControlPlan, planControls } from './import-controls.ts'
import { nextNumber, PREFIX } from './numbering.ts'
import { organisationNamed } from './people.ts'
import { newProject } from './project.ts'

/** What an import did, beside its place in the ledger. */
export interface Imported extends Outcome {
  projectId: string
  importId: string
  projectName: string
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
  preview: ImportPreview,
  file: NonNullable<Evidence['file']>,
  context: CommandContext,
): Promise<Imported> {
  const { work, newId, now } = context
  const importId = newId()
  const supplier = input.whose === 'supplier' ? await supplierOf(input, context) : null
  const project = await projectFor(input, preview, supplier, context)
  await refuseTakenNumbers(preview, project, context)
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
  if (input.take.assumptions) {
    for (const { text } of preview.assumptions) {
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
    findings: preview.findings.map((finding) => ({ ...finding, hazard: finding.hazard ?? '' })),
    textChanges: preview.textChanges.map(({ cell, changes }) => ({ cell, change: changes.join('; ') })),
    archived: null,
  })
  return { projectId: project.id, importId, projectName: project.name, id: importId }
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
  return context.work.put('project', project)
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
  const given = [...used]
  return preview.hazards.map(({ number }) => {
    const own = number.text !== '' && number.text.length <= 60 && !given.includes(number.text)
    const chosen = own ? number.text : nextNumber(PREFIX.hazard, given)
    given.push(chosen)
    return chosen
  })
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
    notes: source.notes.text,
    status: source.status ?? 'not stated',
    raisedFrom: input.whose === 'supplier' ? "supplier's log" : 'not stated',
    references: source.owner.text === '' ? [] : [{ label: 'Owner named in the source', text: source.owner.text }],
    causes,
    links: plan.links(index, causes),
    assessments: input.whose === 'ours' ? assessmentsFrom(source, context) : [],
    sourceScores: (['initial', 'residual'] as const).flatMap((stage) =>
      sourceScoreFrom(source[stage], stage, importId),
    ),
    source: { importId, sheet: preview.sheet, fields },
  }
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

function sourceScoreFrom(shown: PreviewAssessment, stage: Stage, importId: string): SourceScore[] {
  const { severity, likelihood, severityShown, likelihoodShown, ratingShown, cells } = shown
  if (severityShown === '' && likelihoodShown === '' && ratingShown === '') return []
  return [
    {
      stage,
      severity,
      likelihood,
      severityShown,
      likelihoodShown,
      ratingShown,
      cells,
      importId,
      differenceConfirmed: null,
    },
  ]
}

function fieldsOf(source: PreviewHazard): NonNullable<RecordSource>['fields'] {
  const named: Record<string, SourceField> = {
    number: source.number,
    name: source.name,
    description: source.description,
    impact: source.impact,
    notes: source.notes,
    owner: source.owner,
    status: source.statusSource,
  }
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, { cell, sourceText }]) =>
      cell === null ? [] : [[field, { cell, text: sourceText }]],
    ),
  )
}

function scoreFields(source: PreviewHazard): NonNullable<RecordSource>['fields'] {
  return Object.fromEntries(
    (['initial', 'residual'] as const).flatMap((stage) => {
      const { cells, severityShown, likelihoodShown, ratingShown } = source[stage]
      return [
        [`${stage} severity`, { cell: cells.severity, text: severityShown }],
        [`${stage} likelihood`, { cell: cells.likelihood, text: likelihoodShown }],
        [`${stage} rating`, { cell: cells.rating, text: ratingShown }],
      ]
    }),
  )
}

/** Provenance of an imported record. */
export function sourceAt(importId: string, sheet: string, fields: NonNullable<RecordSource>['fields']): RecordSource {
  return { importId, sheet, fields }
}
