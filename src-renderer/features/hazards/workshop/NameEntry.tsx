import { SegmentedControl } from '@mantine/core'
import { type KeyboardEvent, type Ref, useState } from 'react'
import { ItemsOffer } from '../../../components/ItemsOffer.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { usePastedItems } from '../../../components/use-pasted-items.ts'
import classes from './workshop.module.css'

/**
 * The name of the next hazard. Enter makes it and stays for the next name, Tab makes it and goes on into its causes. A
 * pasted list is offered as a hazard each. The field is empty at once; what is refused comes back.
 */
export function NameEntry({
  field,
  ...props
}: {
  field: Ref<HTMLInputElement>
  candidates: boolean
  onCandidates: (candidates: boolean) => void
  /** Makes one; answers what to say where it was refused, else ''. */
  onMake: (name: string) => Promise<string>
  onMakeAll: (names: string[]) => Promise<string>
  /** On into the causes of the hazard made last. */
  onInto: () => void
  /** Escape with nothing typed. */
  onLeave: () => void
}) {
  const [name, setName] = useState('')
  const [error, setError] = useState('')
  const pasted = usePastedItems('an entry each', setName)
  const noun = props.candidates ? 'candidate' : 'hazard'

  async function make(): Promise<void> {
    const typed = name
    if (typed.trim() === '') return
    setName('')
    setError('')
    const refused = await props.onMake(typed.trim())
    setError(refused)
    if (refused !== '') setName((now) => (now === '' ? typed : now))
  }

  async function makeAll(names: string[]): Promise<void> {
    const refused = await props.onMakeAll(names)
    setError(refused)
    if (refused === '') pasted.clear()
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return
    const { items } = pasted
    if (isShortcut(event, 'workshop-candidates', { letters: false })) {
      event.preventDefault()
      props.onCandidates(!props.candidates)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (items === null) void make()
      else void makeAll(items)
    } else if (event.key === 'Tab' && !event.shiftKey && name.trim() !== '') {
      event.preventDefault()
      void make()
      props.onInto()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      if (items !== null) pasted.keepOne()
      else if (name !== '') setName('')
      else props.onLeave()
    }
  }

  return (
    <div className={classes.nameEntry}>
      <SegmentedControl
        size="xs"
        aria-label="What new names are"
        value={noun}
        onChange={(value) => props.onCandidates(value === 'candidate')}
        data={[
          { value: 'hazard', label: 'Hazards' },
          { value: 'candidate', label: 'Candidates' },
        ]}
      />
      <input
        ref={field}
        className={classes.nameField}
        aria-label={`Name of the next ${noun}`}
        aria-describedby="workshop-name-said"
        aria-invalid={error !== ''}
        placeholder={`Next ${noun}: what could happen to a patient (a list can be pasted)`}
        value={name}
        onPaste={pasted.onPaste}
        onChange={(event) => {
          setName(event.currentTarget.value)
          setError('')
        }}
        onBlur={() => void make()}
        onKeyDown={press}
      />
      {pasted.items !== null && (
        <div className={classes.wide}>
          <ItemsOffer
            items={pasted.items}
            noun={`${noun}s`}
            onTake={() => void makeAll(pasted.items ?? [])}
            onOne={pasted.keepOne}
          />
        </div>
      )}
      <p id="workshop-name-said" role="alert" className={classes.error}>
        {error}
      </p>
    </div>
  )
}
