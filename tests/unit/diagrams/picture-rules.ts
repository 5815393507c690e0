import { expect } from 'vitest'
import { type GroupShape, type Picture, type Shape, SMALLEST_TEXT } from '../../../src-shared/diagrams/picture.ts'
import { textWidth } from '../../../src-shared/diagrams/text-measure.ts'

/*
 * What must hold of every picture, whatever it shows. Written as plain loops: they run over thousands of shapes in a
 * property.
 */

const SLACK = 0.6

export const groupsOf = ({ shapes }: Picture): GroupShape[] => shapes.filter((shape) => shape.kind === 'group')

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  )
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x + one.width > other.x + SLACK &&
    other.x + other.width > one.x + SLACK &&
    one.y + one.height > other.y + SLACK &&
    other.y + other.height > one.y + SLACK
  )
}

function textBox(shape: Extract<Shape, { kind: 'text' }>): Box {
  const width = textWidth(shape.text, shape.size, shape.bold)
  const x = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - width : shape.x - width / 2
  return { x, y: shape.y - shape.size * 0.8, width, height: shape.size }
}

/** Fails where parts lie over each other, text leaves its box, the page is left, or a walk leads nowhere. */
export function expectSound(picture: Picture, room: { height: number }): void {
  const problems: string[] = []
  const page = { x: 0, y: 0, width: picture.width, height: picture.height }
  const groups = groupsOf(picture)
  const ids = new Set(groups.map(({ id }) => id))
  if (ids.size !== groups.length) problems.push('two parts have one id')
  if (picture.height > room.height) problems.push(`higher than its room: ${picture.height}`)
  groups.forEach((one, index) => {
    if (!holds(page, one.box)) problems.push(`${one.id} leaves the page`)
    for (const other of groups.slice(index + 1)) {
      if (overlap(one.box, other.box)) problems.push(`${one.id} lies over ${other.id}`)
    }
    for (const shape of one.shapes) {
      if (shape.kind === 'text' && !holds(one.box, textBox(shape))) problems.push(`"${shape.text}" leaves ${one.id}`)
    }
    for (const to of Object.values(one.walk)) if (!ids.has(to)) problems.push(`${one.id} leads to ${to}`)
    if (one.label.trim() === '') problems.push(`${one.id} has no name`)
  })
  for (const shape of picture.shapes.flatMap((one): Shape[] => (one.kind === 'group' ? one.shapes : [one]))) {
    if (shape.kind !== 'text') continue
    if (shape.size < SMALLEST_TEXT) problems.push(`"${shape.text}" is too small`)
    if (!holds(page, textBox(shape))) problems.push(`"${shape.text}" leaves the page`)
  }
  for (const row of picture.table.rows) {
    if (row.length !== picture.table.columns.length) problems.push('a row of the table does not fit its columns')
  }
  expect(problems).toEqual([])
}

/** The parts that arrows lead to from one, itself among them. */
export function reachedFrom(picture: Picture, id: string): Set<string> {
  const groups = new Map(groupsOf(picture).map((one) => [one.id, one]))
  const reached = new Set<string>()
  const waiting = [id]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    waiting.push(...Object.values(groups.get(at)?.walk ?? {}))
  }
  return reached
}
