import type { LogLayout } from '../../../../src-shared/contract/exchange.ts'

export type { LogLayout } from '../../../../src-shared/contract/exchange.ts'

export const LOG_SHEET = 'Hazard log'
/** Rows above the first hazard: the mark, the headings. */
export const LOG_TOP = 2

/**
 * The 19 columns of NHS Digital's published logs, in their order. Width in characters: printed on two A3 sheets side by
 * side, the hazard up to its initial risk on the left, the additional controls and the rest on the right.
 */
export const LOG_COLUMNS = [
  { key: 'number', heading: 'Hazard Number', width: 11 },
  { key: 'name', heading: 'Hazard Name', width: 24 },
  { key: 'description', heading: 'Hazard Description', width: 36 },
  { key: 'impact', heading: 'Potential Clinical Impact', width: 34 },
  { key: 'causes', heading: 'Possible Causes', width: 48 },
  { key: 'existing', heading: 'Existing Controls', width: 54 },
  { key: 'initialSeverity', heading: 'Severity (initial)', width: 13 },
  { key: 'initialLikelihood', heading: 'Likelihood (initial)', width: 11 },
  { key: 'initialRating', heading: 'Risk (initial)', width: 8 },
  { key: 'design', heading: 'Design', width: 40 },
  { key: 'test', heading: 'Test', width: 34 },
  { key: 'training', heading: 'Training', width: 28 },
  { key: 'businessProcessChange', heading: 'Business Process Change (BPC)', width: 40 },
  { key: 'residualSeverity', heading: 'Severity (residual)', width: 13 },
  { key: 'residualLikelihood', heading: 'Likelihood (residual)', width: 11 },
  { key: 'residualRating', heading: 'Risk (residual)', width: 8 },
  { key: 'notes', heading: 'Summary of Actions/Notes', width: 48 },
  { key: 'owner', heading: 'Owner', width: 16 },
  { key: 'status', heading: 'Status', width: 12 },
] as const

/** The same, with a row for each cause: for filtering, sorting and counting causes and what answers them. */
export const CAUSE_COLUMNS = LOG_COLUMNS.flatMap((column): { key: LogKey; heading: string; width: number }[] =>
  column.key === 'causes'
    ? [
        { key: 'causeNumber', heading: 'Cause Number', width: 8 },
        { key: 'cause', heading: 'Possible Cause', width: 40 },
      ]
    : [column],
)

export type LogKey = (typeof LOG_COLUMNS)[number]['key'] | 'causeNumber' | 'cause'
export const columnsOf: Record<LogLayout, readonly { key: LogKey; heading: string; width: number }[]> = {
  hazards: LOG_COLUMNS,
  causes: CAUSE_COLUMNS,
}
