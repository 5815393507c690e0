import type { GroupShape } from '../../../../src-shared/diagrams/picture.ts'

/** A field of the hazard as the pane names it, and the part of the hazard it stands in. */
export interface FieldPlace {
  field: string
  part: string | undefined
}

/** Where the pane keeps what a part of the bow-tie shows. */
export function placeOfPart({ role, standsFor }: GroupShape): FieldPlace {
  switch (role) {
    case 'cause':
      return { field: 'causes', part: standsFor.causeId }
    case 'control':
      return { field: 'links', part: standsFor.linkId }
    case 'whole hazard':
      return { field: 'links', part: 'whole' }
    case 'effect':
      return { field: standsFor.field ?? 'impact', part: undefined }
    case 'rating':
      return { field: standsFor.field ?? 'initial.severity', part: undefined }
    case 'hazard':
    case 'day':
    case 'more':
      return { field: 'name', part: undefined }
  }
}

/** Where a control is linked to what a part of the bow-tie shows: its cause, or the hazard as a whole. */
export function linkingPlace({ standsFor }: GroupShape): FieldPlace {
  return { field: 'links', part: standsFor.causeId ?? 'whole' }
}

/** Where a cause is added. */
export const newCausePlace: FieldPlace = { field: 'causes', part: 'new' }
