import type { HazardRow } from '../list/rows.ts'

/** Texts of the columns that run over several lines where rows are as high as they need. */
export const wrappingTexts: Readonly<Record<string, (row: HazardRow) => string>> = {
  name: ({ hazard }) => hazard.name,
  description: ({ hazard }) => hazard.description,
  impact: ({ hazard }) => hazard.impact,
  category: ({ hazard }) => hazard.category,
  careSetting: ({ hazard }) => hazard.careSetting,
  processStep: ({ hazard }) => hazard.processStep,
  ownerId: ({ owner }) => owner,
}

export const WRAPPING: ReadonlySet<string> = new Set(Object.keys(wrappingTexts))
