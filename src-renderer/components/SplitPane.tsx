import { useLocalStorage } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import classes from './split.module.css'

const STEP = 4
const LEAST = 25
const MOST = 75

const within = (percent: number) => Math.min(MOST, Math.max(LEAST, Math.round(percent)))

/**
 * A list with a pane beside it; the divider moves by mouse and by arrows and is remembered under `name`. Without a pane
 * the list has the whole width. Fills what is left of the page.
 */
export function SplitPane(props: {
  name: string
  list: ReactNode
  /** Null where nothing is open. */
  pane: ReactNode
  /** Width of the pane before anybody moved it, in percent. */
  first?: number
}) {
  const frame = useRef<HTMLDivElement>(null)
  const [percent, setPercent] = useLocalStorage({
    key: `hazard-ledger-split-${props.name}`,
    defaultValue: props.first ?? 46,
    getInitialValueInEffect: false,
  })
  const width = within(percent)

  function drag(event: PointerEvent<HTMLDivElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const box = frame.current?.getBoundingClientRect()
    if (box && box.width > 0) setPercent(within(((box.right - event.clientX) / box.width) * 100))
  }

  function move(event: KeyboardEvent): void {
    const by = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0
    if (by === 0) return
    event.preventDefault()
    setPercent(within(width + by))
  }

  const open = props.pane !== null && props.pane !== undefined && props.pane !== false
  return (
    <div ref={frame} className={classes.split}>
      <div className={classes.list}>{props.list}</div>
      {open && (
        <>
          {/* A separator that can be moved is a widget (WAI-ARIA window splitter). */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <div
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a line that moves takes the focus
            role="separator"
            aria-orientation="vertical"
            aria-label="Width of the pane"
            aria-valuenow={width}
            aria-valuemin={LEAST}
            aria-valuemax={MOST}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it moves by arrows
            tabIndex={0}
            className={classes.divider}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onKeyDown={move}
          />
          <div className={classes.pane} style={{ width: `${width}%` }}>
            {props.pane}
          </div>
        </>
      )}
    </div>
  )
}
