import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Failure } from '../../src-shared/domain/result.ts'
import classes from './layout.module.css'

/** A failure in the place of what should stand there: what happened, what to do, and the way on. */
export function ProblemPanel(props: { failure: Failure; onRetry?: () => void; children?: ReactNode }) {
  const { failure, onRetry } = props
  return (
    <div className={classes.problem} role="alert">
      <p>
        <strong>{failure.message}</strong>
      </p>
      {failure.hint !== undefined && <p>{failure.hint}</p>}
      {Object.entries(failure.fields ?? {}).map(([field, reason]) => (
        <p key={field}>{reason}</p>
      ))}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
      {props.children}
    </div>
  )
}
