/** Part of a matrix cell's count that is told apart: shape on screen, word for everybody. */
export interface CellPart {
  mark: string
  word: string
  count: number
}
