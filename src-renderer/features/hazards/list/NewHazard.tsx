import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '../../../api/commands.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from '../hazards.module.css'

/** One line for new hazards: a name, the rest later. Enter adds and stays for the next; Escape closes. */
export function NewHazard(props: { onAdded: (id: string) => void; onClose: () => void }) {
  const { projectId } = useProject()
  const run = useCommand()
  const [name, setName] = useState('')
  const [candidate, setCandidate] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState('')

  async function add(): Promise<void> {
    const wanted = name.trim()
    if (wanted === '') {
      setError('Write a name.')
      return
    }
    const answer = await run('hazard.create', { projectId, values: { name: wanted }, candidate }, { quiet: true })
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    setName('')
    setError('')
    setSaid(`${answer.value.number ?? 'The hazard'} added. Write the next one, or press Escape.`)
    if (answer.value.id !== null) props.onAdded(answer.value.id)
  }

  return (
    // Escape closes the whole line, wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      aria-label="New hazard"
      className={classes.newHazard}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <TextInput
        aria-label="Name of the new hazard"
        placeholder="Name of the hazard: what could happen to a patient"
        className={classes.grow ?? ''}
        // The line was asked for to write in it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={name}
        error={error !== ''}
        aria-describedby="new-hazard-said"
        onChange={(event) => {
          setName(event.currentTarget.value)
          setError('')
        }}
      />
      <Checkbox
        size="xs"
        label="Candidate: named only, outside the counts"
        checked={candidate}
        onChange={(event) => setCandidate(event.currentTarget.checked)}
      />
      <Button type="submit">Add</Button>
      <Button variant="default" onClick={props.onClose}>
        Done
      </Button>
      <output id="new-hazard-said" className={error === '' ? classes.said : classes.error}>
        {error === '' ? said : error}
      </output>
    </form>
  )
}
