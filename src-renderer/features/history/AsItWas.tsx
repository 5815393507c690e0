import { Button, Popover, TextInput } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useProject } from '../../project/project-context.ts'
import classes from './history.module.css'

/** Asks for a day and shows the whole log as it was at its end. */
export function AsItWas({ latest }: { latest: string }) {
  const { projectId } = useProject()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const [day, setDay] = useState('')
  const [error, setError] = useState('')
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          As it was on…
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.asItWas}
          onSubmit={(event) => {
            event.preventDefault()
            if (day === '') setError('Write the day, the month and the year.')
            else if (day > latest) setError('Choose today or a day before.')
            else void navigate({ to: '/projects/$projectId/overview', params: { projectId }, search: { at: day } })
          }}
        >
          <TextInput
            type="date"
            label="The log as it was at the end of"
            data-autofocus
            max={latest}
            value={day}
            error={error === '' ? null : error}
            onChange={(event) => {
              setDay(event.currentTarget.value)
              setError('')
            }}
          />
          <Button type="submit">Show</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
