import { Textarea, type TextareaProps } from '@mantine/core'
import type { CSSProperties } from 'react'
import classes from './fields.module.css'

/**
 * Several lines that grow with what is written. The browser itself does the growing where it can: Mantine measures too
 * early where a field is drawn narrower than it was made (a pane beside a list), and the text stayed cut.
 */
export function GrowingTextarea({ minRows, maxRows, ...props }: TextareaProps & { minRows: number; maxRows: number }) {
  if (!CSS.supports('field-sizing', 'content')) {
    return <Textarea {...props} autosize minRows={minRows} maxRows={maxRows} />
  }
  const rows = { '--least-rows': minRows, '--most-rows': maxRows } as CSSProperties
  return <Textarea {...props} classNames={{ input: classes.grows ?? '' }} style={rows} />
}
