import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

/** Narrows a list as it is typed; Escape empties it. */
export function QuickSearch(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      aria-label={props.label}
      spellCheck={false}
      placeholder={props.label}
      w={280}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        props.value === '' ? null : (
          <CloseButton size="xs" aria-label="Empty the search" onClick={() => props.onChange('')} />
        )
      }
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && props.value !== '') props.onChange('')
      }}
    />
  )
}
