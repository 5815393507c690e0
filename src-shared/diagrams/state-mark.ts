import type { ControlState } from '../domain/control.ts'
import type { PathShape, TextShape } from './picture.ts'
import { textWidth } from './text-measure.ts'

/** Part of the disc that is filled: how far a control is, as the signs ○ ◔ ◑ ◕ ● show it. */
const FILLED: Partial<Record<ControlState | 'effective', number>> = {
  proposed: 0,
  agreed: 1 / 4,
  implemented: 1 / 2,
  verified: 3 / 4,
  effective: 1,
}

/**
 * The sign of a control's state, drawn: fonts of documents do not have all of them.
 * @param x left edge; the sign is as wide and high as `size`
 * @param y top edge
 */
export function stateMark(
  state: ControlState | 'effective',
  x: number,
  y: number,
  size: number,
): (PathShape | TextShape)[] {
  const r = size / 2 - 0.5
  const [cx, cy] = [x + size / 2, y + size / 2]
  const filled = FILLED[state]
  if (filled !== undefined) {
    const circle = `M${cx} ${cy - r}A${r} ${r} 0 1 1 ${cx} ${cy + r}A${r} ${r} 0 1 1 ${cx} ${cy - r}Z`
    const outline: PathShape = { kind: 'path', d: circle, fill: 'page', stroke: 'ink', strokeWidth: 1 }
    if (filled === 0) return [outline]
    if (filled === 1) return [{ ...outline, fill: 'ink' }]
    // Quarters run clockwise from the top, so that the half is the right one, as in ◑.
    const turn = filled * 2 * Math.PI
    const [ex, ey] = [cx + r * Math.sin(turn), cy - r * Math.cos(turn)]
    const part = `M${cx} ${cy}L${cx} ${cy - r}A${r} ${r} 0 ${filled > 0.5 ? 1 : 0} 1 ${ex} ${ey}Z`
    return [outline, { kind: 'path', d: part, fill: 'ink' }]
  }
  if (state === 'failed verification') {
    const text: TextShape = {
      kind: 'text',
      x: cx - textWidth('!', size, true) / 2,
      y: y + size * 0.85,
      text: '!',
      size,
      bold: true,
      fill: 'ink',
      anchor: 'start',
    }
    return [text]
  }
  const stroke = { kind: 'path', stroke: 'ink', strokeWidth: 1.4 } as const
  if (state === 'rejected') {
    const k = r * 0.75
    return [{ ...stroke, d: `M${cx - k} ${cy - k}L${cx + k} ${cy + k}M${cx - k} ${cy + k}L${cx + k} ${cy - k}` }]
  }
  if (state === 'withdrawn') return [{ ...stroke, d: `M${cx - r} ${cy}L${cx + r} ${cy}` }]
  const d = r / 3
  return [
    {
      kind: 'path',
      d: `M${cx} ${cy - d}A${d} ${d} 0 1 1 ${cx} ${cy + d}A${d} ${d} 0 1 1 ${cx} ${cy - d}Z`,
      fill: 'ink',
    },
  ]
}
