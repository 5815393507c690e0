import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'

/** Marks the line of a menu that is in force; holds its room where it is not. */
export function ChosenMark({ on }: { on: boolean }) {
  if (!on) return <span />
  return (
    <>
      <IconCheck size={14} aria-hidden />
      <VisuallyHidden>, chosen</VisuallyHidden>
    </>
  )
}
