import { Button } from '@mantine/core'
import type { ReturnedWorkbook } from '../../../../src-shared/domain/returned-workbook.ts'
import classes from './returned.module.css'

/** Says that the chosen file was sent out of a project, where it is to be imported as any other log all the same. */
export function SetAside(props: { returned: ReturnedWorkbook; busy: boolean; onSee: () => void }) {
  return (
    <div className={classes.top}>
      <p>
        This file was sent out of <strong>{props.returned.project.name}</strong>. Go on here to import it as any other
        log, or{' '}
        <Button variant="subtle" size="compact-sm" onClick={props.onSee} disabled={props.busy}>
          See what changed in it
        </Button>
      </p>
    </div>
  )
}
