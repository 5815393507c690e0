import { memo } from 'react'
import type { ColourToken, GroupShape, Shape } from '../../../src-shared/diagrams/picture.ts'

/** The picture's colours by the page's theme, so that light, dark and high contrast are the theme's alone. */
const themed: Record<ColourToken, string> = {
  page: 'var(--hl-page)',
  ink: 'var(--hl-text)',
  quiet: 'var(--hl-dimmed)',
  line: 'var(--hl-line)',
  edge: 'var(--hl-edge)',
  heading: 'var(--hl-heading)',
  acts: 'var(--hl-acts)',
  soft: 'var(--hl-rail)',
  notice: 'var(--hl-notice)',
  'rating-1': 'var(--hl-rating-1)',
  'rating-1-text': 'var(--hl-rating-1-text)',
  'rating-2': 'var(--hl-rating-2)',
  'rating-2-text': 'var(--hl-rating-2-text)',
  'rating-3': 'var(--hl-rating-3)',
  'rating-3-text': 'var(--hl-rating-3-text)',
  'rating-4': 'var(--hl-rating-4)',
  'rating-4-text': 'var(--hl-rating-4-text)',
  'rating-5': 'var(--hl-rating-5)',
  'rating-5-text': 'var(--hl-rating-5-text)',
}

function paint(shape: { fill?: ColourToken; stroke?: ColourToken; strokeWidth?: number; dash?: readonly number[] }) {
  return {
    style: {
      fill: shape.fill === undefined ? 'none' : themed[shape.fill],
      stroke: shape.stroke === undefined ? 'none' : themed[shape.stroke],
    },
    strokeWidth: shape.strokeWidth ?? 1,
    ...(shape.dash === undefined ? {} : { strokeDasharray: shape.dash.join(' ') }),
  }
}

/** One shape that is not a group. */
function Plain({ shape }: { shape: Exclude<Shape, GroupShape> }) {
  switch (shape.kind) {
    case 'rect':
      return (
        <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={shape.radius} {...paint(shape)} />
      )
    case 'path':
      return <path d={shape.d} {...paint(shape)} />
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.bold ? 700 : 400}
          textAnchor={shape.anchor}
          style={{ fill: themed[shape.fill] }}
        >
          {shape.text}
        </text>
      )
  }
}

/** Shapes that say nothing by themselves, in the order in which they lie over each other. */
export const PlainShapes = memo(function PlainShapes({ shapes }: { shapes: readonly Exclude<Shape, GroupShape>[] }) {
  // A shape has no name; its place in the picture is all it has, and it keeps no state.
  // oxlint-disable-next-line react/no-array-index-key
  return shapes.map((shape, index) => <Plain key={index} shape={shape} />)
})
