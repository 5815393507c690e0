import { z } from 'zod'
import { archived, day, moment, recordId, recordSource } from './record.ts'
import { longText, nameText } from './text.ts'

/** Types in the order of preference of the implementation guidance (6.1), quoted second-hand. */
export const controlType = z.enum([
  'design',
  'test',
  'business process change',
  'training',
  'information',
  'not stated',
])
export type ControlType = z.infer<typeof controlType>

export const controlState = z.enum([
  'not stated',
  'proposed',
  'agreed',
  'implemented',
  'verified',
  'rejected',
  'failed verification',
  'withdrawn',
])
export type ControlState = z.infer<typeof controlState>

/** One step of a control's life, with who, when and on what evidence (DCB0129 6.3.1, 6.3.2). */
export const controlStep = z.strictObject({
  id: recordId,
  state: controlState.exclude(['not stated']),
  on: day,
  personId: recordId.nullable(),
  /** Asked for where the state falls back or the control is rejected or withdrawn. */
  note: longText,
  reasonKind: z.enum(['not practicable', 'disproportionate', 'other']).nullable(),
  evidenceIds: z.array(recordId).max(100),
  recordedAt: moment,
})
export type ControlStep = z.infer<typeof controlStep>

export const controlEntry = z.strictObject({
  name: nameText,
  description: longText,
  type: controlType,
  organisationId: recordId.nullable(),
  ownerId: recordId.nullable(),
  due: day.nullable(),
  /** Needed before this go-live milestone. */
  milestoneId: recordId.nullable(),
})
export const control = z.strictObject({
  id: recordId,
  projectId: recordId,
  /** Visible number, `CTL-007` or as imported; unique in the project and never re-used. */
  number: z.string(),
  ...controlEntry.shape,
  steps: z.array(controlStep),
  source: recordSource,
  archived,
})
export type ControlEntry = z.infer<typeof controlEntry>
export type Control = z.infer<typeof control>

/** A control's state is its last step's. */
export function stateOf(of: Control): ControlState {
  return of.steps.at(-1)?.state ?? 'not stated'
}

const PROGRESS: Record<ControlState, number> = {
  'not stated': 0,
  rejected: 0,
  withdrawn: 0,
  'failed verification': 0,
  proposed: 1,
  agreed: 2,
  implemented: 3,
  verified: 4,
}

/** How far a state is on the way to verified, 0 to 4; what falls back has a lower number. */
export function progressOf(state: ControlState): number {
  return PROGRESS[state]
}

/** A rejected or withdrawn control stays on record but no residual risk rests on it (clinical-rules 11). */
export function carriesRisk(of: Control): boolean {
  const state = stateOf(of)
  return of.archived === null && state !== 'rejected' && state !== 'withdrawn'
}

/** Not done and past its day, or past its milestone's. */
export function isOverdue(of: Control, milestones: { id: string; date: string | null }[], today: string): boolean {
  if (!carriesRisk(of) || progressOf(stateOf(of)) >= PROGRESS.implemented) return false
  const needed = [of.due, milestones.find(({ id }) => id === of.milestoneId)?.date ?? null]
  return needed.some((date) => date !== null && date < today)
}
