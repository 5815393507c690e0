import { Button } from '@mantine/core'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { type GridSelection, useSelectedCount } from '../grid/grid-selection.ts'
import { BULK_KEYS } from './use-bulk.ts'

/** Offers to change all records selected, once there are several. */
export function BulkButton<T extends { id: string }>(props: {
  selection: GridSelection<T>
  of: string
  onOpen: () => void
}) {
  const count = useSelectedCount(props.selection)
  if (count < 2) return null
  return (
    <Button variant="subtle" size="compact-sm" title={BULK_KEYS} onClick={props.onOpen}>
      Change {formatCount(count, props.of)}…
    </Button>
  )
}
