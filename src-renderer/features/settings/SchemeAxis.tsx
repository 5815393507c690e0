import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Section } from '../../components/Section.tsx'
import { type Axis, lengthened, renamed, type SchemeParts, shortened } from './scheme-draft.ts'
import classes from './settings.module.css'

/** The words of one axis with their definitions; between two and ten. */
export function SchemeAxis({ draft, onChange, axis }: SchemeParts & { axis: Axis }) {
  const title = axis === 'severity' ? 'Severity' : 'Likelihood'
  return (
    <Section
      title={`${title}, least first`}
      actions={
        draft[axis].length < 10 && (
          <Button variant="default" onClick={() => onChange(lengthened(draft, axis))}>
            Add a word
          </Button>
        )
      }
    >
      <ul className={classes.axis}>
        {draft[axis].map(({ word, definition }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a word has no identity but its place while it is edited
          <li key={index}>
            <TextInput
              aria-label={`${title} word ${index + 1}`}
              value={word}
              onChange={(event) => onChange(renamed(draft, axis, index, event.currentTarget.value))}
            />
            <Textarea
              aria-label={`Definition of ${word || `word ${index + 1}`}`}
              autosize
              minRows={1}
              value={definition}
              onChange={(event) =>
                onChange({ ...draft, [axis]: draft[axis].with(index, { word, definition: event.currentTarget.value }) })
              }
            />
            {draft[axis].length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${word || `word ${index + 1}`}`}
                onClick={() => onChange(shortened(draft, axis, index))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
