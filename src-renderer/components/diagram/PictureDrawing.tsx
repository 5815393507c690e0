import { type KeyboardEvent, memo, useId, useMemo, useRef, useState } from 'react'
import type { GroupShape, Picture, Shape } from '../../../src-shared/diagrams/picture.ts'
import { PICTURE_FONT } from '../../../src-shared/diagrams/picture.ts'
import classes from './diagram.module.css'
import { PlainShapes } from './ShapeDrawing.tsx'

const ARROWS: Record<string, keyof GroupShape['walk']> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

const isGroup = (shape: Shape): shape is GroupShape => shape.kind === 'group'
const isPlain = (shape: Shape): shape is Exclude<Shape, GroupShape> => shape.kind !== 'group'

/** The end of a line: as far as one way leads. */
function farthest(groups: ReadonlyMap<string, GroupShape>, from: GroupShape, way: 'left' | 'right'): GroupShape {
  const seen = new Set<string>()
  let at = from
  for (let next = at.walk[way]; next !== undefined && !seen.has(next); next = at.walk[way]) {
    seen.add(next)
    at = groups.get(next) ?? at
  }
  return at
}

/** Puts the focus on a part of a picture inside `root`. True where it is there. */
export function focusPart(root: ParentNode | null, id: string): boolean {
  const node = root?.querySelector<SVGGElement>(`[data-picture-part="${CSS.escape(id)}"]`)
  if (!node) return false
  node.focus({ preventScroll: true })
  node.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return true
}

/**
 * A picture whose parts are stops of the keyboard: one Tab stop, arrows walk as the picture says, Home and End along a
 * line, Enter or a click opens a part.
 */
export function PictureDrawing(props: {
  picture: Picture
  scale: number
  /** Part that Tab comes to first; by default the first one. */
  first?: string | undefined
  /** Part shown as chosen. */
  chosen?: string | undefined
  /** Left out where parts are only read. */
  onOpen?: ((part: GroupShape) => void) | undefined
  /** Hears every other key, with the part that has the focus. */
  onKey?: ((event: KeyboardEvent, part: GroupShape) => void) | undefined
}) {
  const { picture, scale, onOpen } = props
  const svg = useRef<SVGSVGElement>(null)
  const words = useId()
  const [last, setLast] = useState<string | null>(null)
  const groups = useMemo(() => new Map(picture.shapes.filter(isGroup).map((one) => [one.id, one])), [picture])
  const under = useMemo(() => picture.shapes.filter(isPlain), [picture])
  const wanted = [last, props.first].find((id) => id !== null && id !== undefined && groups.has(id))
  const stop = wanted ?? groups.keys().next().value

  function hear(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<SVGGElement>('[data-picture-part]')?.dataset['picturePart']
    const part = groups.get(id ?? '')
    if (part === undefined) return
    const isPlainKey = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const way = ARROWS[event.key]
    if (isPlainKey && way !== undefined) {
      event.preventDefault()
      const next = part.walk[way]
      if (next !== undefined) focusPart(svg.current, next)
    } else if (isPlainKey && (event.key === 'Home' || event.key === 'End')) {
      event.preventDefault()
      focusPart(svg.current, farthest(groups, part, event.key === 'Home' ? 'left' : 'right').id)
    } else if (isPlainKey && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onOpen?.(part)
    } else props.onKey?.(event, part)
  }

  return (
    <>
      <p id={words} className={classes.hidden}>
        {picture.alt} Arrow keys walk from part to part{onOpen === undefined ? '' : ', Enter opens one'}.
      </p>
      {/* The keys of its parts are heard where they come together. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={svg}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no tag for it
        role="group"
        aria-label={picture.title}
        aria-describedby={words}
        className={classes.picture}
        width={picture.width * scale}
        height={picture.height * scale}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        fontFamily={PICTURE_FONT}
        onKeyDown={hear}
      >
        <g aria-hidden>
          <PlainShapes shapes={under} />
        </g>
        {[...groups.values()].map((part) => (
          <PicturePart
            key={part.id}
            part={part}
            isStop={part.id === stop}
            isChosen={part.id === props.chosen}
            onOpen={onOpen}
            onFocused={setLast}
          />
        ))}
      </svg>
    </>
  )
}

const PicturePart = memo(function PicturePart(props: {
  part: GroupShape
  isStop: boolean
  isChosen: boolean
  onOpen: ((part: GroupShape) => void) | undefined
  onFocused: (id: string) => void
}) {
  const { part } = props
  const { x, y, width, height } = part.box
  return (
    <>
      {/* Drawn in lines that break anywhere; the part over it has the same words whole as its name. */}
      <g aria-hidden>
        <PlainShapes shapes={part.shapes} />
      </g>
      {/* HTML's button cannot stand in SVG; Enter and Space are heard by the picture. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <g
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role={props.onOpen === undefined ? 'img' : 'button'}
        aria-label={part.label}
        aria-current={props.isChosen ? 'true' : undefined}
        tabIndex={props.isStop ? 0 : -1}
        data-picture-part={part.id}
        className={props.onOpen === undefined ? classes.readPart : classes.part}
        onClick={() => props.onOpen?.(part)}
        onFocus={() => props.onFocused(part.id)}
      >
        {part.shapes.length === 0 && <title>{part.label}</title>}
        <rect className={classes.hit} x={x} y={y} width={width} height={height} />
        <rect className={classes.ring} x={x - 2.5} y={y - 2.5} width={width + 5} height={height + 5} rx={4} />
      </g>
    </>
  )
})
