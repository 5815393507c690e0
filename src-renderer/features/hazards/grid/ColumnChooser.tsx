import { Button, Checkbox, Popover } from '@mantine/core'
import type { GridApi } from 'ag-grid-community'
import { useState } from 'react'
import classes from '../hazards.module.css'
import type { HazardRow } from '../list/rows.ts'

/** Which columns are shown. Order and width: drag a heading, or Shift and Alt with the arrows on it. */
export function ColumnChooser({ api }: { api: GridApi<HazardRow> | null }) {
  const [, redraw] = useState(0)
  const columns = api?.getColumns() ?? []
  return (
    <Popover position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Button variant="default" disabled={api === null}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={classes.checks}>
          <legend>Columns shown</legend>
          {columns
            .filter((column) => column.getColDef().lockVisible !== true)
            .map((column) => (
              <Checkbox
                key={column.getColId()}
                size="xs"
                label={column.getColDef().headerName}
                checked={column.isVisible()}
                onChange={(event) => {
                  api?.setColumnsVisible([column], event.currentTarget.checked)
                  redraw((times) => times + 1)
                }}
              />
            ))}
        </fieldset>
        <p className={classes.note}>
          Drag a heading to move it. On a heading, Shift with ← → moves it, Alt with ← → sets its width, Enter sorts.
        </p>
        <Button
          variant="subtle"
          onClick={() => {
            api?.resetColumnState()
            redraw((times) => times + 1)
          }}
        >
          As they were at first
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
