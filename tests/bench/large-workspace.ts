/**
 * A large, wholly made-up workspace: 10,000 hazards with 30,000 causes, 15,000 controls and about 40,000 links. The same
 * in every run. Made once and kept in the temporary folder.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readPack } from '../../src-main/backend/pack.ts'
import { openWorkspace } from '../../src-main/backend/workspace.ts'
import type { CommandContext } from '../../src-main/services/command.ts'
import { runCommand } from '../../src-main/services/command.ts'
import { unwatched } from '../../src-main/services/long-work.ts'
import { newProject } from '../../src-main/services/project.ts'
import { type Assessment, blankAssessment, type Stage } from '../../src-shared/domain/assessment.ts'
import type { Control, ControlState } from '../../src-shared/domain/control.ts'
import { factsOf } from '../../src-shared/domain/facts.ts'
import { blankHazard, blankLink, type ControlLink, type Hazard } from '../../src-shared/domain/hazard.ts'
import type { RecordKind, RecordOf } from '../../src-shared/domain/snapshot.ts'
import { RESOURCES } from '../support/backend.ts'
import { causeText, controlName, Dice, hazardName, impactText, paragraph, sentence } from './made-up-words.ts'

/** Raised when what is made changes, so that a kept one is made anew. */
const EDITION = 2
const NOW = '2026-03-03T09:00:00.000Z'
const PROJECT_NAME = 'Regional electronic health record'
const STEPS: ControlState[] = ['proposed', 'agreed', 'implemented', 'verified']
const TYPES = ['design', 'test', 'business process change', 'training', 'information'] as const

export interface Size {
  hazards: number
  controls: number
  evidence: number
  people: number
}
export const FULL: Size = { hazards: 10_000, controls: 15_000, evidence: 1_200, people: 60 }

/** A day of the year before the log is looked at. */
function someDay(dice: Dice): string {
  return new Date(Date.UTC(2025, 2, 3) + dice.between(0, 364) * 86_400_000).toISOString().slice(0, 10)
}

/** Makes records whose ids (UUID v7) rise in the order of making. */
class Maker {
  readonly dice = new Dice(1989)
  #made = 0

  id(): string {
    const time = (Date.UTC(2025, 0, 1) + this.#made++).toString(16).padStart(12, '0')
    const part = () =>
      Math.floor(this.dice.next() * 0x1000)
        .toString(16)
        .padStart(3, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${part()}-8${part()}-${part()}${part()}${part()}${part()}`
  }
}

/** Records of one command, by kind. */
type Batch = { [K in RecordKind]?: RecordOf<K>[] }

/** Makes the whole log as plain records: first what others name, then hazards. */
function makeLog(size: Size, context: CommandContext): { projectId: string; batches: Batch[] } {
  const maker = new Maker()
  const { dice } = maker
  const organisations = ['Northbrook Hospitals', 'Wardnote Systems', 'Regional Imaging', 'Community Trust'].map(
    (name) => ({
      id: maker.id(),
      name,
      kind: 'deploying organisation' as const,
      reference: '',
      archived: null,
    }),
  )
  const [own, ...others] = organisations.map(({ id }) => id)
  const people = Array.from({ length: size.people }, (_none, index) => ({
    id: maker.id(),
    name: `Dr ${String.fromCharCode(65 + (index % 26))} Example ${index + 1}`,
    profession: 'Nurse',
    organisationId: own ?? null,
    registrationBody: 'Made-up Council',
    registrationNumber: `00A${index}`,
    registrationExpires: '2027-01-31',
    registrationCheckedOn: '2026-01-05',
    registrationCheckedBy: 'Records office',
    training: [],
    archived: null,
  }))
  const somebody = () => people[dice.between(0, people.length - 1)]?.id ?? null
  const fresh = newProject({ ...context, newId: () => maker.id() }, PROJECT_NAME, ['DCB0160'])
  const milestones = ['First wards', 'All wards', 'Community'].map((name, index) => ({
    id: maker.id(),
    name,
    scope: '',
    date: `2026-0${index + 4}-01`,
  }))
  const project = {
    ...fresh,
    organisationId: own ?? null,
    milestones,
    roles: [
      {
        id: maker.id(),
        personId: people[0]?.id ?? '',
        role: 'clinical safety officer' as const,
        from: '2025-01-01',
        to: null,
      },
    ],
  }
  const projectId = project.id
  const evidence = Array.from({ length: size.evidence }, (_none, index) => ({
    id: maker.id(),
    projectId,
    title: `Test report ${index + 1}`,
    type: 'test report' as const,
    date: someDay(dice),
    reviewBy: dice.chance(0.05) ? '2026-01-31' : '2027-06-30',
    reference: `Shared folder, volume ${index % 12}`,
    holdsPatientData: false,
    note: sentence(dice),
    file: null,
    archived: null,
  }))
  const pieces = (least: number, most: number) =>
    Array.from({ length: dice.between(least, most) }, () => evidence[dice.between(0, evidence.length - 1)]?.id ?? '')

  const controls = Array.from({ length: size.controls }, (_none, index): Control => {
    const reached = dice.of([0, 1, 2, 3, 4, 4, 4])
    return {
      id: maker.id(),
      projectId,
      number: `CTL-${String(index + 1).padStart(5, '0')}`,
      name: controlName(dice, index + 1),
      description: paragraph(dice, 1, 3),
      type: dice.of(TYPES),
      organisationId: (dice.chance(0.8) ? own : others[dice.between(0, others.length - 1)]) ?? null,
      ownerId: dice.chance(0.9) ? somebody() : null,
      due: dice.chance(0.7) ? '2026-09-01' : '2026-02-01',
      milestoneId: milestones[dice.between(0, 2)]?.id ?? null,
      steps: STEPS.slice(0, reached).map((state) => ({
        id: maker.id(),
        state: state as Exclude<ControlState, 'not stated'>,
        on: someDay(dice),
        personId: somebody(),
        note: '',
        reasonKind: null,
        evidenceIds: state === 'verified' ? pieces(1, 2) : [],
        recordedAt: NOW,
      })),
      source: null,
      archived: null,
    }
  })
  const byId = new Map(controls.map((one) => [one.id, one]))
  const { severity, likelihood } = project.scheme

  const hazards = Array.from({ length: size.hazards }, (_none, index): Hazard => {
    const causes = Array.from({ length: dice.between(1, 5) }, (_cause, at) => ({
      id: maker.id(),
      number: at + 1,
      text: causeText(dice),
      archived: null,
      source: null,
    }))
    const links = Array.from({ length: dice.between(2, 6) }, (_link, at): ControlLink => {
      // Mostly its own controls; the first forty are shared by many hazards.
      const which = dice.chance(0.1) ? dice.between(0, 39) : (index * 3 + at) % controls.length
      const control = controls[which]
      const verified = control?.steps.at(-1)?.state === 'verified'
      return {
        ...blankLink,
        id: maker.id(),
        controlId: control?.id ?? '',
        causeId: dice.chance(0.1) ? null : (causes[at % causes.length]?.id ?? null),
        standing: dice.of(['existing', 'additional']),
        remains: 'yes',
        acts: dice.of(['prevents the cause', 'detects', 'limits the harm']),
        effectiveness: verified && dice.chance(0.85) ? 'effective' : 'not yet judged',
        evidenceIds: verified ? pieces(1, 1) : [],
        newHazards: dice.chance(0.9) ? 'assessed, none' : 'not yet assessed',
      }
    })
    const base: Hazard = {
      id: maker.id(),
      projectId,
      number: `HAZ-${String(index + 1).padStart(5, '0')}`,
      ...blankHazard,
      name: hazardName(dice, index + 1),
      description: paragraph(dice, 1, 4),
      impact: impactText(dice),
      category: dice.of(['Medication', 'Identification', 'Results', 'Communication', 'Availability']),
      careSetting: dice.of(['Ward', 'Theatre', 'Emergency department', 'Clinic']),
      processStep: '',
      raisedFrom: 'workshop',
      raisedOn: someDay(dice),
      raisedBy: 'Workshop',
      ownerId: dice.chance(0.95) ? somebody() : null,
      status: dice.of(['Open', 'Open', 'Open', 'not stated', 'Closed']),
      nextReview: dice.chance(0.93) ? '2026-10-01' : '2026-02-01',
      notes: dice.chance(0.3) ? sentence(dice) : '',
      candidate: dice.chance(0.03),
      causes,
      links,
      assessments: [],
      sourceScores: [],
      related: [],
      source: null,
      archived: dice.chance(0.02) ? { how: 'archived', reason: 'No longer used.', at: NOW } : null,
    }
    const facts = factsOf(base, byId)
    const score = (stage: Stage, worst: number): Assessment => {
      const confirmed = dice.chance(0.85)
      return {
        id: maker.id(),
        stage,
        ...blankAssessment,
        severity: severity[dice.between(0, severity.length - 1)]?.word ?? null,
        likelihood: likelihood[dice.between(0, worst)]?.word ?? null,
        acceptability: 'not stated',
        justification: dice.chance(0.4) ? sentence(dice) : '',
        assessedBy: [somebody() ?? ''],
        assessedOn: someDay(dice),
        origin: confirmed ? 'entered' : 'imported',
        confirmedBy: confirmed ? somebody() : null,
        confirmedAt: confirmed ? NOW : null,
        recordedAt: NOW,
        revision: 1,
        facts: dice.chance(0.96) ? facts : { ...facts, description: 'changed' },
      }
    }
    if (dice.chance(0.94)) base.assessments.push(score('initial', likelihood.length - 1))
    if (dice.chance(0.8)) base.assessments.push(score('residual', 1))
    return base
  })

  const batches: Batch[] = [{ organisation: organisations, person: people, project: [project], evidence }]
  for (let from = 0; from < controls.length; from += 5000) batches.push({ control: controls.slice(from, from + 5000) })
  for (let from = 0; from < hazards.length; from += 2000) batches.push({ hazard: hazards.slice(from, from + 2000) })
  return { projectId, batches }
}

/** Writes the log through the command's own way into tables and ledger. */
async function writeLog(path: string, size: Size): Promise<void> {
  const clock = { now: () => new Date(NOW) }
  const workspace = await openWorkspace(path, { create: true, clock })
  if (workspace.writer === null) throw new Error('The workspace cannot be written.')
  const environment = {
    clock,
    actor: { personId: null, name: 'bench', account: 'bench' },
    host: { computer: 'bench', kind: 'command line' },
    newId: () => '',
    pack: readPack(RESOURCES),
    piece: unwatched,
  }
  const { writer } = workspace
  const made: { log: ReturnType<typeof makeLog> | null } = { log: null }
  const write = (at: number) =>
    runCommand(writer, 'import.run', environment, async (context) => {
      made.log ??= makeLog(size, context)
      for (const [kind, records] of Object.entries(made.log.batches[at] ?? {})) {
        for (const record of records) context.work.put(kind as RecordKind, record)
      }
      return { projectId: made.log.projectId }
    })
  await write(0)
  for (let at = 1; at < (made.log?.batches.length ?? 0); at++) await write(at)
  await workspace.close()
}

/** Puts a copy of the large workspace where it is asked for, making the original first where there is none. */
export async function copyLargeWorkspace(to: string, size: Size = FULL): Promise<void> {
  const folder = join(tmpdir(), 'hazard-ledger-bench')
  const kept = join(folder, `large-${EDITION}-${Object.values(size).join('-')}.hazards`)
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true })
    const beside = join(folder, `making-${process.pid}.hazards`)
    const before = performance.now()
    await writeLog(beside, size)
    renameSync(beside, kept)
    console.log(
      `Made the large workspace in ${((performance.now() - before) / 1000).toFixed(0)} s; it is kept in ${folder}.`,
    )
  }
  copyFileSync(kept, to)
}

if (import.meta.main) await copyLargeWorkspace(process.argv[2] ?? 'large.hazards')
