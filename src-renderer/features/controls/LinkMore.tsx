import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import type { Control } from '../../../src-shared/domain/control.ts'
import { liveCauses } from '../../../src-shared/domain/hazard.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { useCommand } from '../../api/commands.ts'
import record from '../../components/record.module.css'
import { SelectField } from '../../components/SelectField.tsx'
import { failureText } from '../../components/use-saved-value.ts'
import { useProject } from '../../project/project-context.ts'
import type { LinkOnHazard } from './control-rows.ts'

const WHOLE = 'whole'

/** Links a control to causes of another hazard, or to the hazard as a whole: choose the hazard, tick the causes. */
export function LinkMore(props: { control: Control; links: LinkOnHazard[]; onDone: () => void }) {
  const { control, links } = props
  const { snapshot } = useProject()
  const run = useCommand()
  const [hazardId, setHazardId] = useState<string | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const hazards = snapshot.records.hazard.filter(({ archived }) => archived === null)
  const hazard = hazards.find(({ id }) => id === hazardId)
  const linked = new Set(links.filter((one) => one.hazard.id === hazardId).map(({ link }) => link.causeId ?? WHOLE))

  function tick(key: string, on: boolean): void {
    const next = new Set(ticked)
    if (on) next.add(key)
    else next.delete(key)
    setTicked(next)
    setError('')
  }

  async function link(): Promise<void> {
    if (!hazard) return setError('Choose the hazard.')
    if (ticked.size === 0) return setError('Tick the causes that the control answers, or the hazard as a whole.')
    setBusy(true)
    const causeIds = [...ticked].filter((key) => key !== WHOLE)
    const asked = [...(causeIds.length > 0 ? [causeIds] : []), ...(ticked.has(WHOLE) ? [[]] : [])]
    for (const ids of asked) {
      const answer = await run(
        'link.add',
        { hazardId: hazard.id, controlId: control.id, causeIds: ids },
        { quiet: true },
      )
      if (!answer.ok) {
        setBusy(false)
        return setError(failureText(answer.error))
      }
    }
    setBusy(false)
    props.onDone()
  }

  const choices = [
    ...(hazard ? liveCauses(hazard).map(({ id, number, text }) => ({ key: id, words: `${number}. ${text}` })) : []),
    { key: WHOLE, words: 'The hazard as a whole' },
  ]
  return (
    <fieldset className={record.form} aria-label="Link to more causes">
      <SelectField
        label="Hazard"
        value={hazardId}
        placeholder="Type a number or name"
        searchable
        choices={hazards.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))}
        onSave={async (id) => {
          setHazardId(id)
          setTicked(new Set())
          setError('')
          return ok(null)
        }}
      />
      {hazard && (
        <fieldset className={record.ticks}>
          <legend>Causes that it answers</legend>
          {choices.map(({ key, words }) => (
            <Checkbox
              key={key}
              size="xs"
              label={linked.has(key) ? `${words} (linked already)` : words}
              disabled={linked.has(key)}
              checked={linked.has(key) || ticked.has(key)}
              onChange={(event) => tick(key, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
      {error !== '' && (
        <p className={record.warn} role="alert">
          {error}
        </p>
      )}
      <Group gap="sm" justify="flex-end">
        <Button variant="default" onClick={props.onDone}>
          Cancel
        </Button>
        <Button loading={busy} onClick={() => void link()}>
          Link
        </Button>
      </Group>
    </fieldset>
  )
}
