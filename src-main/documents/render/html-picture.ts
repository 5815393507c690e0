import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import { pictureSvg } from '../../../src-shared/diagrams/picture-svg.ts'
import type { PageGeometry } from '../page-geometry.ts'

/** How large a picture stands on its page, in points: as laid out, or smaller where it would pass the page. */
export function sizeOnPage(picture: Picture, page: PageGeometry): { width: number; height: number } {
  // Two lines are kept for the caption.
  const room = { width: page.textWidth / 20, height: page.textHeight / 20 - 36 }
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height)
  return { width: picture.width * scale, height: picture.height * scale }
}

/** The picture as part of a page: drawn in it, since an `<img>` loses its alternative text in print. */
export function pictureHtml(picture: Picture, place: number, page: PageGeometry): string {
  const { width, height } = sizeOnPage(picture, page)
  return pictureSvg(picture)
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replaceAll(/\b(picture-(?:title|text))\b/g, (name, _id, at: number, whole: string) =>
      // Only where it is an id: the same words may stand in a text.
      /(?:id|labelledby)="[^"]*$/.test(whole.slice(Math.max(0, at - 60), at)) ? `${name}-${place}` : name,
    )
    .replace(/ width="[^"]*" height="[^"]*"/, ` width="${width.toFixed(2)}pt" height="${height.toFixed(2)}pt"`)
    .trim()
}
