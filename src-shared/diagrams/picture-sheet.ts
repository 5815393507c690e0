import { column, fixed } from './boxes.ts'
import { type Picture, type Shape, SMALLEST_TEXT } from './picture.ts'

const MARGIN = 14
const TITLE = 11
const GAP = 8
/** Between two pictures of one sheet. */
const BETWEEN = 22

/** Path data moved; its small letters are steps, which stay as they are. */
function movedPath(d: string, dx: number, dy: number): string {
  return d.replace(/([A-Za-z])([^A-Za-z]*)/g, (_, letter: string, rest: string) => {
    const numbers = rest.match(/-?\d*\.?\d+(?:e-?\d+)?/g)?.map(Number) ?? []
    const moved = numbers.map((value, index) => {
      if (letter === 'H') return value + dx
      if (letter === 'V') return value + dy
      // An arc ends in its last two of seven numbers.
      if (letter === 'A') return index % 7 === 5 ? value + dx : index % 7 === 6 ? value + dy : value
      if (letter === 'M' || letter === 'L' || letter === 'C') return index % 2 === 0 ? value + dx : value + dy
      return value
    })
    return `${letter}${moved.map(fixed).join(' ')}`
  })
}

function moved<S extends Shape>(shape: S, dx: number, dy: number): S {
  switch (shape.kind) {
    case 'path':
      return { ...shape, d: movedPath(shape.d, dx, dy) }
    case 'rect':
    case 'text':
      return { ...shape, x: shape.x + dx, y: shape.y + dy }
    case 'group':
      return {
        ...shape,
        box: { ...shape.box, x: shape.box.x + dx, y: shape.box.y + dy },
        shapes: shape.shapes.map((inner) => moved(inner, dx, dy)),
      }
  }
}

/**
 * Pictures as one that travels alone, as a file: under each other, each with its title above it, and below them all
 * what they were taken from, such as the project, the day, and the project's notice.
 */
export function pictureSheet(pictures: readonly Picture[], from: readonly string[]): Picture | null {
  const [first] = pictures
  if (first === undefined) return null
  const inner = Math.max(...pictures.map(({ width }) => width))
  const shapes: Shape[] = []
  let top = MARGIN
  for (const [index, picture] of pictures.entries()) {
    const title = column([{ text: picture.title, size: TITLE, bold: true, fill: 'heading' }], inner)
    shapes.push(...title.at(MARGIN, top))
    top += title.height + GAP
    for (const shape of picture.shapes) {
      const at = moved(shape, MARGIN, top)
      // Two pictures may both have a part of one name; what stands on one sheet is told apart.
      shapes.push(at.kind === 'group' ? { ...at, id: `${index + 1}/${at.id}`, walk: {} } : at)
    }
    top += picture.height + (index < pictures.length - 1 ? BETWEEN : GAP)
  }
  const foot = column(
    [{ text: from.filter((word) => word !== '').join(' · '), size: SMALLEST_TEXT, fill: 'quiet' }],
    inner,
  )
  shapes.push(...foot.at(MARGIN, top))
  return {
    title: pictures.length === 1 ? first.title : pictures.map(({ title }) => title).join('; '),
    alt: pictures.map(({ alt }) => alt).join(' '),
    width: inner + 2 * MARGIN,
    height: Math.ceil(top + foot.height + MARGIN),
    shapes,
    table: first.table,
  }
}
