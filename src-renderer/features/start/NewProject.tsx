import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { StandardId } from '../../../src-shared/domain/project.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { useCommand } from '../../api/commands.ts'
import { usePeople } from '../../api/queries.ts'
import { EntryField } from '../../components/EntryField.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import classes from './start.module.css'

const STANDARDS: { id: StandardId; forWhom: string }[] = [
  { id: 'DCB0129', forWhom: 'for the manufacturer of a health IT system.' },
  { id: 'DCB0160', forWhom: 'for the health or care organisation that deploys and uses it.' },
]

const BLANK = { name: '', organisation: '', system: '', version: '', supplier: '' }

/** The little that a project begins with; everything else stands in its settings later. */
export function NewProject(props: { onClose: () => void; onMade: (projectId: string) => void }) {
  const run = useCommand()
  const people = usePeople()
  const known = (people.data?.organisations ?? []).filter(({ archived }) => archived === null)
  const [entry, setEntry] = useState(BLANK)
  const [standards, setStandards] = useState<StandardId[]>([])
  const [wrong, setWrong] = useState<{ name?: string; standards?: string }>({})
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const set = (field: keyof typeof BLANK) => (value: string) => {
    setEntry({ ...entry, [field]: value })
    setWrong({})
  }

  /** The supplier's record: the one of that name, or a new one; null where none was named. */
  async function supplierId(): Promise<string | null | Failure> {
    const name = entry.supplier.trim()
    if (name === '') return null
    const same = known.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (same !== undefined) return same.id
    const made = await run('organisation.create', { values: { name, kind: 'manufacturer' } }, { quiet: true })
    return made.ok ? made.value.id : made.error
  }

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    const missing = {
      ...(entry.name.trim() === '' ? { name: 'Write the name of the project.' } : {}),
      ...(standards.length === 0 ? { standards: 'Choose the standard that the project follows.' } : {}),
    }
    setWrong(missing)
    setFailure(null)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    const supplier = await supplierId()
    if (supplier !== null && typeof supplier === 'object') {
      setBusy(false)
      setFailure(supplier)
      return
    }
    const blank = { description: '', intendedUse: '', clinicalScope: '', operationalEnvironment: '', users: '' }
    const made = await run(
      'project.create',
      {
        values: {
          name: entry.name,
          standards,
          system: { ...blank, name: entry.system, version: entry.version, supplierId: supplier, configuration: '' },
        },
        ...(entry.organisation.trim() === '' ? {} : { organisationName: entry.organisation }),
      },
      { quiet: true },
    )
    setBusy(false)
    if (!made.ok) setFailure(made.error)
    else if (made.value.id !== null) props.onMade(made.value.id)
  }

  return (
    <Modal opened onClose={props.onClose} title="New project" size="lg">
      <form className={classes.form} onSubmit={(event) => void make(event)} noValidate>
        <EntryField
          label="Name"
          helpKey="project.name"
          value={entry.name}
          onChange={set('name')}
          error={wrong.name ?? ''}
          required
          focused
        />
        <Checkbox.Group
          label="Standard"
          labelProps={{ className: classes.groupLabel }}
          value={standards}
          onChange={(chosen) => {
            setStandards(chosen)
            setWrong({})
          }}
        >
          <div className={classes.choices}>
            {STANDARDS.map(({ id, forWhom }) => (
              <Checkbox key={id} value={id} label={`${id}, ${forWhom}`} />
            ))}
          </div>
          <p className={classes.under} aria-live="polite">
            {wrong.standards}
          </p>
        </Checkbox.Group>
        <EntryField
          label="Organisation"
          spelling={false}
          helpKey="project.organisation"
          hint="Whose safety case it is."
          value={entry.organisation}
          onChange={set('organisation')}
          suggestions={known.map(({ name }) => name)}
        />
        <div className={classes.pair}>
          <EntryField
            label="Health IT system"
            spelling={false}
            helpKey="project.system"
            value={entry.system}
            onChange={set('system')}
          />
          <EntryField
            label="Its version"
            spelling={false}
            helpKey="project.version"
            value={entry.version}
            onChange={set('version')}
          />
        </div>
        <EntryField
          label="Its supplier"
          spelling={false}
          helpKey="project.supplier"
          hint="All this can be changed later, in Settings."
          value={entry.supplier}
          onChange={set('supplier')}
          suggestions={known.map(({ name }) => name)}
        />
        {failure && <ProblemPanel failure={failure} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Start the project
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
