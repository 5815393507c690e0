import { type Evidence, isCurrent } from '../../../src-shared/domain/evidence.ts'
import type { LogView } from './log-view.ts'

/** Stands for evidence that holds patient data: its content never leaves in a document, nor does its title. */
export const WITHHELD = 'evidence marked as holding patient-identifiable information (title withheld)'

/** Title of a piece of evidence, with a word where it is past its review-by day; empty where it is archived. */
export function evidenceTitle(view: LogView, id: string): string {
  const piece = view.evidenceOf(id)
  if (piece === undefined || piece.archived !== null) return ''
  return `${titleOf(piece)}${isCurrent(piece, view.today) ? '' : ' (past its review-by date)'}`
}

/** Title of a piece of evidence, withheld where it is marked. */
export function titleOf(piece: Evidence): string {
  return piece.holdsPatientData ? WITHHELD : piece.title
}
