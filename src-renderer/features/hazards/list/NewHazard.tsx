import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { useCommand } from '../../../api/commands.ts'
import { ItemsOffer } from '../../../components/ItemsOffer.tsx'
import { usePastedItems } from '../../../components/use-pasted-items.ts'
import { failureText } from '../../../components/use-saved-value.ts'
import { useProject } from '../../../project/project-context.ts'
import classes from '../hazards.module.css'

/**
 * One line for new hazards: a name, the rest later. Enter adds and stays for the next; Escape closes. A pasted list is
 * offered as one hazard each, made in one step.
 */
export function NewHazard(props: { onAdded: (id: string) => void; onClose: () => void }) {
  const { projectId } = useProject()
  const run = useCommand()
  const [name, setName] = useState('')
  const [candidate, setCandidate] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState('')

  const pasted = usePastedItems('an entry each', setName)

  async function addAll(names: string[]): Promise<void> {
    const create = names.map((one) => ({ values: { name: one }, candidate }))
    const answer = await run('hazard.edit-many', { projectId, how: 'paste', create }, { quiet: true })
    if (!answer.ok) {
      setError(failureText(answer.error))
      return
    }
    pasted.clear()
    setError('')
    setSaid(`${formatCount(names.length, candidate ? 'candidate' : 'hazard')} added. Undo takes them all back.`)
    if (answer.value.id !== null) props.onAdded(answer.value.id)
  }

  async function add(): Promise<void> {
    if (pasted.items !== null) {
      await addAll(pasted.items)
      return
    }
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
        if (pasted.items === null) props.onClose()
        else pasted.keepOne()
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
        onPaste={pasted.onPaste}
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
      {pasted.items !== null && (
        <div className={classes.offer}>
          <ItemsOffer
            items={pasted.items}
            noun={candidate ? 'candidates' : 'hazards'}
            onTake={() => void add()}
            onOne={pasted.keepOne}
          />
        </div>
      )}
      <output id="new-hazard-said" className={error === '' ? classes.said : classes.error}>
        {error === '' ? said : error}
      </output>
    </form>
  )
}
