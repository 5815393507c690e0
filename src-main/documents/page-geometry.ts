import type { DocumentModel } from './document.ts'

/** A page's measures in twentieths of a point (DXA). */
export interface PageGeometry {
  width: number
  height: number
  marginX: number
  marginTop: number
  marginBottom: number
  /** Room for text between the left and right margins. */
  textWidth: number
  /** Room for text between header and footer. */
  textHeight: number
  /** Smaller type and tighter cells: for what must stand on one sheet. */
  compact: boolean
}

const A4_SHORT = 11_906
const A4_LONG = 16_838

/** The A4 page of an orientation. */
export function pageGeometry(orientation: 'portrait' | 'landscape', density?: DocumentModel['density']): PageGeometry {
  const compact = density === 'compact'
  const [width, height, usualX] = orientation === 'portrait' ? [A4_SHORT, A4_LONG, 1_247] : [A4_LONG, A4_SHORT, 1_020]
  const [marginX, marginTop, marginBottom] = compact ? [850, 850, 800] : [usualX, 1_304, 1_190]
  return {
    width,
    height,
    marginX,
    marginTop,
    marginBottom,
    textWidth: width - 2 * marginX,
    textHeight: height - marginTop - marginBottom,
    compact,
  }
}
