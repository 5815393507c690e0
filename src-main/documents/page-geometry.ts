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

/** Room for a small line under the footer. */
const FOOT_LINE = 170

/** The A4 page of an orientation. `footLines` are the small lines under the footer: the text ends higher for them. */
export function pageGeometry(
  orientation: 'portrait' | 'landscape',
  density?: DocumentModel['density'],
  footLines = 0,
): PageGeometry {
  const compact = density === 'compact'
  const [width, height, usualX] = orientation === 'portrait' ? [A4_SHORT, A4_LONG, 1_247] : [A4_LONG, A4_SHORT, 1_020]
  const [marginX, marginTop, usualBottom] = compact ? [850, 850, 800] : [usualX, 1_304, 1_190]
  const marginBottom = usualBottom + footLines * FOOT_LINE
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

/** The pages of a document, by orientation. */
export function pageOf(model: DocumentModel, orientation: 'portrait' | 'landscape'): PageGeometry {
  return pageGeometry(orientation, model.density, model.provenance?.length ?? 0)
}
