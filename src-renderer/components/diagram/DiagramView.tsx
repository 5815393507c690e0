import { ActionIcon, Button } from '@mantine/core'
import { IconArrowAutofitWidth, IconMaximize, IconTable, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { GroupShape, Picture } from '../../../src-shared/diagrams/picture.ts'
import classes from './diagram.module.css'
import { PictureDrawing } from './PictureDrawing.tsx'
import { PictureTable } from './PictureTable.tsx'
import { usePan } from './use-pan.ts'
import { useZoom } from './use-zoom.ts'

const PAN = 60
const PANS: Record<string, [number, number]> = {
  ArrowLeft: [-PAN, 0],
  ArrowRight: [PAN, 0],
  ArrowUp: [0, -PAN],
  ArrowDown: [0, PAN],
}

/**
 * A picture with all that is needed to read it: zoom by buttons and by + - 0, moved by dragging and by Shift with
 * arrows, and its table in its place where that is wanted.
 */
export function DiagramView(props: {
  picture: Picture
  first?: string
  chosen?: string | undefined
  onOpen: (part: GroupShape) => void
  onKey?: (event: KeyboardEvent, part: GroupShape) => void
  /** What else can be done with the picture, at the end of the tools. */
  actions?: ReactNode
}) {
  const { picture } = props
  const [area, setArea] = useState<HTMLDivElement | null>(null)
  const [asTable, setAsTable] = useState(false)
  const zoom = useZoom(area, picture)
  const pan = usePan(area)

  function hear(event: KeyboardEvent, part: GroupShape): void {
    const by = PANS[event.key]
    if (event.altKey || event.ctrlKey || event.metaKey) props.onKey?.(event, part)
    else if (event.shiftKey && by !== undefined) {
      event.preventDefault()
      area?.scrollBy(by[0], by[1])
    } else if (event.key === '+' || event.key === '=') zoom.larger()
    else if (event.key === '-') zoom.smaller()
    else if (event.key === '0') zoom.fit()
    else props.onKey?.(event, part)
  }

  return (
    <div className={classes.view}>
      <div className={classes.tools} role="toolbar" aria-label="Picture">
        {!asTable && (
          <>
            <Tool name="Zoom out" keys="-" onClick={zoom.smaller}>
              <IconZoomOut size={16} aria-hidden />
            </Tool>
            <Tool name="Zoom in" keys="+" onClick={zoom.larger}>
              <IconZoomIn size={16} aria-hidden />
            </Tool>
            <Tool name="Fit the width" keys="0" onClick={zoom.fit}>
              <IconArrowAutofitWidth size={16} aria-hidden />
            </Tool>
            <Tool name="Whole picture" onClick={zoom.whole}>
              <IconMaximize size={16} aria-hidden />
            </Tool>
          </>
        )}
        <Button
          variant={asTable ? 'filled' : 'default'}
          size="compact-sm"
          leftSection={<IconTable size={14} aria-hidden />}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Show as table
        </Button>
        <span className={classes.grow} />
        {props.actions}
      </div>
      {asTable ? (
        // A region that scrolls must be reachable by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={classes.area} tabIndex={0} aria-label={picture.table.caption}>
          <PictureTable table={picture.table} />
        </section>
      ) : (
        <div ref={setArea} className={classes.area} {...pan}>
          <PictureDrawing
            picture={picture}
            scale={zoom.scale}
            first={props.first}
            chosen={props.chosen}
            onOpen={props.onOpen}
            onKey={hear}
          />
        </div>
      )}
    </div>
  )
}

function Tool(props: { name: string; keys?: string; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon
      variant="default"
      aria-label={props.name}
      title={props.keys === undefined ? props.name : `${props.name} (${props.keys})`}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  )
}
