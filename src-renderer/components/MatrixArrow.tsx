import { type RefObject, useEffect, useState } from 'react'
import classes from './rating.module.css'

interface Line {
  from: [x: number, y: number]
  to: [x: number, y: number]
}

/** How far from the middles of its cells an arrow begins and ends, and how long its head is, in pixels. */
const CLEAR = 13
const HEAD = 9

/** An arrow from one cell of a matrix to another, drawn over it; the words of both cells say the same. */
export function MatrixArrow(props: { frame: RefObject<HTMLDivElement | null>; from: string; to: string }) {
  const { frame, from, to } = props
  const [line, setLine] = useState<Line | null>(null)
  // After the frame around it stands.
  useEffect(() => {
    const whole = frame.current
    if (whole === null) return undefined
    const middle = (cell: string): [number, number] | null => {
      const at = whole.querySelector<HTMLElement>(`[data-at="${cell}"]`)
      if (at === null) return null
      const box = at.getBoundingClientRect()
      const base = whole.getBoundingClientRect()
      return [box.left - base.left + box.width / 2, box.top - base.top + box.height / 2]
    }
    const measure = () => {
      const [start, end] = [middle(from), middle(to)]
      setLine(start === null || end === null ? null : { from: start, to: end })
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(whole)
    return () => watch.disconnect()
  }, [frame, from, to])
  if (line === null || from === to) return null

  const [dx, dy] = [line.to[0] - line.from[0], line.to[1] - line.from[1]]
  const length = Math.hypot(dx, dy)
  const [ux, uy] = [dx / length, dy / length]
  const start = [line.from[0] + ux * CLEAR, line.from[1] + uy * CLEAR]
  const tip: [number, number] = [line.to[0] - ux * CLEAR, line.to[1] - uy * CLEAR]
  const neck: [number, number] = [tip[0] - ux * HEAD, tip[1] - uy * HEAD]
  const side = (way: number) => `${neck[0] - uy * HEAD * 0.6 * way},${neck[1] + ux * HEAD * 0.6 * way}`
  const shaft = `M${start.join(',')}L${neck.join(',')}`
  const head = `${tip.join(',')} ${side(1)} ${side(-1)}`
  return (
    <svg className={classes.arrow} aria-hidden>
      <path d={shaft} className={classes.arrowHalo} />
      <polygon points={head} className={classes.arrowHalo} />
      <path d={shaft} className={classes.arrowLine} />
      <polygon points={head} className={classes.arrowHead} />
    </svg>
  )
}
