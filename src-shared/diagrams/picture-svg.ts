import { PICTURE_FONT, type Picture, type PictureColours, printColours, type Shape } from './picture.ts'

/** Text as it may stand in XML; characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** A measure to a hundredth of a point, which is finer than any printer. */
function rounded(measure: number): string {
  return String(Math.round(measure * 100) / 100)
}

function painted(
  shape: { fill?: string | undefined; stroke?: string | undefined; strokeWidth?: number; dash?: readonly number[] },
  colours: PictureColours,
): string {
  const colour = (token: string | undefined) => (token === undefined ? 'none' : colours[token as keyof PictureColours])
  const stroke =
    shape.stroke === undefined
      ? ''
      : ` stroke="${colour(shape.stroke)}" stroke-width="${rounded(shape.strokeWidth ?? 1)}"` +
        (shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash.map(rounded).join(' ')}"`)
  return `fill="${colour(shape.fill)}"${stroke}`
}

function shapeSvg(shape: Shape, colours: PictureColours): string {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, radius } = shape
      const corner = radius === undefined ? '' : ` rx="${rounded(radius)}"`
      return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"${corner} ${painted(shape, colours)}/>`
    }
    case 'path':
      return `<path d="${escaped(shape.d)}" ${painted(shape, colours)}/>`
    case 'text': {
      const weight = shape.bold ? ' font-weight="700"' : ''
      const anchor = shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`
      return `<text x="${rounded(shape.x)}" y="${rounded(shape.y)}" font-size="${rounded(shape.size)}"${weight}${anchor} fill="${colours[shape.fill]}">${escaped(shape.text)}</text>`
    }
    case 'group':
      return `<g>${shape.shapes.map((inner) => shapeSvg(inner, colours)).join('')}</g>`
  }
}

/**
 * A picture as an SVG that stands on its own: no script, no style sheet, nothing fetched. Its size is in points, so
 * that a document prints its text as large as it was laid out.
 */
export function pictureSvg(picture: Picture, colours: PictureColours = printColours): string {
  const [width, height] = [rounded(picture.width), rounded(picture.height)]
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n` +
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"` +
    ` role="img" aria-labelledby="picture-title picture-text" font-family="${escaped(PICTURE_FONT)}">` +
    `<title id="picture-title">${escaped(picture.title)}</title><desc id="picture-text">${escaped(picture.alt)}</desc>` +
    `<rect width="${width}" height="${height}" fill="${colours.page}"/>` +
    picture.shapes.map((shape) => shapeSvg(shape, colours)).join('') +
    `</svg>\n`
  )
}
