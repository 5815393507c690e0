import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { ProblemPanel } from '../components/ProblemPanel.tsx'

/** Where a page could not be drawn: what was kept, and the ways on. The pages around it go on working. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  return (
    <ProblemPanel
      failure={{
        code: 'fault',
        message: 'This page could not be drawn.',
        hint: `What was saved is safe: nothing was changed by this. Try again, or go to another page. What was said: ${error instanceof Error ? error.message : String(error)}`,
      }}
      onRetry={reset}
    >
      <Link to="/">All projects</Link>
    </ProblemPanel>
  )
}

/** While a page is fetched for the first time, and that takes its time. */
export function PageOpening() {
  return <output>Opening the page…</output>
}

/** Where an address leads nowhere. */
export function NoSuchPage() {
  return (
    <EmptyState
      action={
        <Button component={Link} to="/">
          All projects
        </Button>
      }
    >
      There is no page at this address. A bookmark may be older than the program.
    </EmptyState>
  )
}
