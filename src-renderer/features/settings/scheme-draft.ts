import { currentAssessment, type Stage } from '../../../src-shared/domain/assessment.ts'
import type { Hazard } from '../../../src-shared/domain/hazard.ts'
import { lookUp, type Scheme } from '../../../src-shared/domain/scheme.ts'

/** A copy to edit, under the project's own name: another scheme must not pass as the one it came from. */
export function nextVersion(scheme: Scheme, projectId: string): Scheme {
  const own = scheme.id === projectId
  const number = Number(scheme.version)
  return {
    ...structuredClone(scheme),
    id: projectId,
    title: own ? scheme.title : `${scheme.title}, as changed for this project`,
    version: own && Number.isInteger(number) ? String(number + 1) : own ? `${scheme.version}.1` : '1',
  }
}

export type Axis = 'severity' | 'likelihood'

/** What each part of the editor is given: the draft, and where to send it changed. */
export interface SchemeParts {
  draft: Scheme
  onChange: (draft: Scheme) => void
}

/** The draft with one word renamed, also where a kind of harm proposes it. */
export function renamed(draft: Scheme, axis: Axis, index: number, word: string): Scheme {
  const before = draft[axis][index]
  if (before === undefined) return draft
  const follow = (named: string) => (axis === 'severity' && named === before.word ? word : named)
  return {
    ...draft,
    [axis]: draft[axis].with(index, { ...before, word }),
    harmKinds: draft.harmKinds.map((kind) => ({ ...kind, one: follow(kind.one), several: follow(kind.several) })),
  }
}

/** The draft with one more word at the worst end, whose ratings begin as those beside it. */
export function lengthened(draft: Scheme, axis: Axis): Scheme {
  const word = { word: '', definition: '' }
  const lookup =
    axis === 'likelihood'
      ? [...draft.lookup, [...(draft.lookup.at(-1) ?? [])]]
      : draft.lookup.map((row) => [...row, row.at(-1) ?? 1])
  return { ...draft, [axis]: [...draft[axis], word], lookup }
}

/** The draft without one word. */
export function shortened(draft: Scheme, axis: Axis, index: number): Scheme {
  return {
    ...draft,
    [axis]: draft[axis].toSpliced(index, 1),
    lookup:
      axis === 'likelihood' ? draft.lookup.toSpliced(index, 1) : draft.lookup.map((row) => row.toSpliced(index, 1)),
  }
}

/** A score whose rating the new scheme would move; null where it gives the words none. */
export interface Move {
  hazard: Hazard
  stage: Stage
  from: number
  to: number | null
}

/** Every current score whose rating would move. */
export function moves(hazards: readonly Hazard[], from: Scheme, to: Scheme): Move[] {
  return hazards.flatMap((hazard) =>
    (['initial', 'residual'] as const).flatMap((stage): Move[] => {
      const made = currentAssessment(hazard, stage)
      const before = made && lookUp(from, made.severity, made.likelihood)
      if (!made || !before) return []
      const after = lookUp(to, made.severity, made.likelihood)?.number ?? null
      return after === before.number ? [] : [{ hazard, stage, from: before.number, to: after }]
    }),
  )
}
