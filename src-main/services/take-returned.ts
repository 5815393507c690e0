import { type Assessment, blankAssessment, currentAssessment, type Stage } from '../../src-shared/domain/assessment.ts'
import type { Control, ControlType } from '../../src-shared/domain/control.ts'
import type { Evidence } from '../../src-shared/domain/evidence.ts'
import { factsOf } from '../../src-shared/domain/facts.ts'
import { blankLink, type Hazard, liveCauses } from '../../src-shared/domain/hazard.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { ReturnedChoice } from '../../src-shared/domain/returned-workbook.ts'
import type { ControlColumnKey } from '../documents/model/workbook/numbered-cells.ts'
import type { CommandContext, Outcome } from './command.ts'
import { newControl } from './control.ts'
import { blankEvidence } from './evidence.ts'
import { newCause, newHazard } from './hazard.ts'
import { nameAndDescription } from './import-controls.ts'
import { NumberSeries, PREFIX } from './numbering.ts'
import type { Edit, RowEdit } from './returned-edits.ts'
import { chosenEdits, type Returned } from './returned-workbook.ts'

/** What taking a returned workbook did. */
export interface TakenBack extends Outcome {
  projectId: string
  /** Hazards changed and added. */
  changed: number
  added: number
}

/**
 * Takes what a person chose of a returned workbook, in one step. Nothing is taken out; scores typed elsewhere stand as
 * not confirmed until a named person confirms them (clinical-rules 1); the file is kept as evidence.
 */
export async function takeReturned(
  returned: Returned,
  choice: ReturnedChoice,
  file: NonNullable<Evidence['file']>,
  context: CommandContext,
): Promise<TakenBack> {
  const { work, newId } = context
  const projectId = returned.told.project.id
  await work.live('project', projectId)
  const chosen = chosenEdits(returned, choice)
  if (chosen.length === 0) {
    throw new Refusal('refused', `Nothing of ${file.name} is ticked. Nothing was changed.`, 'Tick what is to be taken.')
  }
  const numbers = {
    hazard: new NumberSeries(PREFIX.hazard, work.numbers('hazard', projectId)),
    control: new NumberSeries(PREFIX.control, work.numbers('control', projectId)),
  }
  let added = 0
  for (const [at, { hazard: known, number, edits }] of chosen.entries()) {
    if (known === null) added++
    const hazard =
      known === null ? addedHazard(projectId, number, numbers.hazard, context) : await work.live('hazard', known.id)
    const taker = new RowTaker(context, hazard, numbers.control)
    for (const edit of inOrder(edits)) await taker.take(edit)
    await taker.finish()
    await context.turn(at, chosen.length)
  }
  work.put('evidence', {
    ...blankEvidence(newId(), projectId, `Hazard log brought back: ${file.name}`.slice(0, 500), file),
    type: 'imported hazard log' as const,
    note: `Changes taken from the sheet "${returned.told.sheet}", which was sent from this project.`,
  })
  const reason = `From ${file.name}, SHA-256 ${file.sha256}`
  const changed = new Set(chosen.flatMap(({ hazard }) => hazard?.id ?? [])).size
  return { projectId, id: projectId, reason, changed, added }
}

/** Causes before the controls that answer them. */
function inOrder(edits: readonly RowEdit[]): Edit[] {
  const rank = ({ what }: Edit) => (what === 'new control' ? 1 : 0)
  return edits.map(({ edit }) => edit).toSorted((one, other) => rank(one) - rank(other))
}

function addedHazard(projectId: string, wanted: string, series: NumberSeries, context: CommandContext): Hazard {
  const free = wanted !== '' && wanted.length <= 60 && !series.has(wanted)
  const number = free ? series.take(wanted) : series.next()
  const { today, actor } = context
  return { ...newHazard(context, projectId, number, number), status: 'Open', raisedOn: today, raisedBy: actor.name }
}

/** The layout gives existing controls no type, and none is guessed (clinical-rules 8). */
const TYPES: Record<ControlColumnKey, ControlType> = {
  existing: 'not stated',
  design: 'design',
  test: 'test',
  training: 'training',
  businessProcessChange: 'business process change',
}

/** Takes the edits of one row into its hazard and the controls they name. */
class RowTaker {
  readonly #context: CommandContext
  /** Of controls. */
  readonly #numbers: NumberSeries
  #hazard: Hazard
  readonly #scores = new Map<Stage, Partial<Pick<Assessment, 'severity' | 'likelihood'>>>()
  /** Causes added in this row, by the number they were typed with. */
  readonly #typed = new Map<number, string>()

  constructor(context: CommandContext, hazard: Hazard, numbers: NumberSeries) {
    this.#context = context
    this.#numbers = numbers
    this.#hazard = hazard
  }

  async take(edit: Edit): Promise<void> {
    const hazard = this.#hazard
    switch (edit.what) {
      case 'text':
        this.#hazard = { ...hazard, [edit.field]: edit.text }
        return
      case 'status':
        this.#hazard = { ...hazard, status: edit.status }
        return
      case 'owner':
        this.#hazard = { ...hazard, ownerId: edit.personId }
        return
      case 'cause':
        this.#hazard = {
          ...hazard,
          causes: hazard.causes.map((one) => (one.id === edit.causeId ? { ...one, text: edit.text } : one)),
        }
        return
      case 'new cause': {
        const cause = newCause(this.#context, hazard, edit.text)
        this.#hazard = { ...hazard, causes: [...hazard.causes, cause] }
        if (edit.typed !== null) this.#typed.set(edit.typed, cause.id)
        for (const { column, text } of edit.controls) this.#addControl(column, text, cause.id)
        return
      }
      case 'control': {
        const control = await this.#context.work.live('control', edit.controlId)
        this.#context.work.put('control', reworded(control, edit))
        return
      }
      case 'new control':
        this.#addControl(edit.column, edit.text, this.#answered(edit.number))
        return
      case 'score':
        this.#scores.set(edit.stage, { ...this.#scores.get(edit.stage), [edit.axis]: edit.word })
    }
  }

  #answered(number: number | null): string | null {
    if (number === null) return null
    return this.#typed.get(number) ?? liveCauses(this.#hazard).find((one) => one.number === number)?.id ?? null
  }

  #addControl(column: ControlColumnKey, text: string, causeId: string | null): void {
    const { work, newId } = this.#context
    const { projectId } = this.#hazard
    const { name, description } = nameAndDescription(text)
    const number = this.#numbers.next()
    const control = { ...newControl(this.#context, projectId, number, name), description, type: TYPES[column] }
    work.put('control', control)
    const standing = column === 'existing' ? 'existing' : 'additional'
    const link = { id: newId(), controlId: control.id, causeId, ...blankLink, standing } as const
    this.#hazard = { ...this.#hazard, links: [...this.#hazard.links, link] }
  }

  async finish(): Promise<void> {
    const { work, newId, now } = this.#context
    const controls = new Map<string, Control>()
    for (const { controlId } of this.#hazard.links) controls.set(controlId, await work.get('control', controlId))
    for (const [stage, words] of this.#scores) {
      const before = currentAssessment(this.#hazard, stage)
      const moved = (axis: 'severity' | 'likelihood') => words[axis] !== undefined && words[axis] !== before?.[axis]
      if (!moved('severity') && !moved('likelihood')) continue
      // Its reasons and its acceptance were given for other words: they stay with the earlier score.
      const made: Assessment = {
        ...blankAssessment,
        ...(before === undefined ? {} : { harmKindId: before.harmKindId, patients: before.patients }),
        severity: before?.severity ?? null,
        likelihood: before?.likelihood ?? null,
        severityReason: moved('severity') ? '' : (before?.severityReason ?? ''),
        likelihoodReason: moved('likelihood') ? '' : (before?.likelihoodReason ?? ''),
        ...words,
        id: newId(),
        stage,
        origin: 'imported',
        confirmedBy: null,
        confirmedAt: null,
        recordedAt: now,
        revision: work.nextRevision('hazard', this.#hazard.id),
        facts: factsOf(this.#hazard, controls),
      }
      this.#hazard = { ...this.#hazard, assessments: [...this.#hazard.assessments, made] }
    }
    work.put('hazard', this.#hazard)
  }
}

function reworded(control: Control, { part, text }: Extract<Edit, { what: 'control' }>): Control {
  return part === 'whole' ? { ...control, ...nameAndDescription(text) } : { ...control, [part]: text }
}
