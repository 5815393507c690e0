import { Button } from '@mantine/core'
import { useState } from 'react'
import { v7 } from 'uuid'
import { type Project, type ProjectRole, projectRole } from '../../../src-shared/domain/project.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { DateField } from '../../components/DateField.tsx'
import { type Column, DenseTable } from '../../components/DenseTable.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { useWholeSave } from '../../project/use-whole-save.ts'
import { officerProblems } from './officer-words.ts'

type Held = Project['roles'][number]

const roleWord = (role: ProjectRole) => role.charAt(0).toUpperCase() + role.slice(1)

function standing({ from, to }: Held, today: string): string {
  if (from !== null && from > today) return 'not yet begun'
  return to !== null && to < today ? 'ended' : 'today'
}

interface RoleTable {
  people: ReadonlyMap<string, { name: string }>
  today: string
  canWrite: boolean
  /** Entry whose days are being changed. */
  changing: string | null
  onChanging: (id: string | null) => void
  change: (id: string, patch: Partial<Held>) => Promise<Result<unknown>>
  takeAway: (id: string) => void
}

function roleColumns({ people, today, canWrite, changing, onChanging, change, takeAway }: RoleTable): Column<Held>[] {
  return [
    { key: 'role', title: 'Role', cell: ({ role }) => roleWord(role) },
    { key: 'person', title: 'Person', cell: ({ personId }) => nameOf(people, personId) },
    {
      key: 'from',
      title: 'From',
      cell: (held) =>
        held.id === changing ? (
          <DateField
            helpKey="project.roleFrom"
            label="From"
            value={held.from}
            onSave={(from) => change(held.id, { from })}
          />
        ) : (
          <span className={record.nowrap}>{formatDay(held.from)}</span>
        ),
    },
    {
      key: 'to',
      title: 'To',
      cell: (held) =>
        held.id === changing ? (
          <DateField helpKey="project.roleTo" label="To" value={held.to} onSave={(to) => change(held.id, { to })} />
        ) : (
          <span className={record.nowrap}>{formatDay(held.to)}</span>
        ),
    },
    { key: 'standing', title: 'Stands', cell: (held) => standing(held, today) },
    ...(canWrite
      ? [
          {
            key: 'acts',
            title: 'Change',
            cell: (held: Held) => {
              const who = `${nameOf(people, held.personId)}, ${held.role}`
              return (
                <span className={record.row}>
                  <button
                    type="button"
                    className={record.quiet}
                    aria-expanded={held.id === changing}
                    onClick={() => onChanging(held.id === changing ? null : held.id)}
                  >
                    {held.id === changing ? 'Done' : 'Change days'}
                    <span className={record.hidden}> of {who}</span>
                  </button>
                  {held.to === null && standing(held, today) === 'today' && (
                    <button type="button" className={record.quiet} onClick={() => void change(held.id, { to: today })}>
                      End today
                      <span className={record.hidden}>: {who}</span>
                    </button>
                  )}
                  {held.id === changing && (
                    <button type="button" className={record.quiet} onClick={() => takeAway(held.id)}>
                      Take away (entered in error)
                      <span className={record.hidden}>: {who}</span>
                    </button>
                  )}
                </span>
              )
            },
          },
        ]
      : []),
  ]
}

/** Who holds which role in the project, from when to when. Ended roles stay on record. */
export function Roles() {
  const { snapshot, people, today, canWrite } = useProject()
  const run = useCommand()
  const { project } = snapshot
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<string | null>(null)
  const [next, setNext] = useState<{ personId: string | null; role: ProjectRole }>({
    personId: null,
    role: 'clinical safety officer',
  })

  const save = (roles: Held[]): Promise<Result<unknown>> =>
    run('project.update', { id: project.id, patch: { roles } }, { quiet: true })
  const saveWhole = useWholeSave(project.id, project.roles, save)
  const change = (id: string, patch: Partial<Held>) => {
    const held = project.roles.find((one) => one.id === id)
    const after = { from: held?.from ?? null, to: held?.to ?? null, ...patch }
    if (after.from !== null && after.to !== null && after.to < after.from) {
      return Promise.resolve(refuse('refused', 'A role ends on or after the day it began. Nothing was changed.'))
    }
    return saveWhole((now) => now.map((one) => (one.id === id ? { ...one, ...patch } : one)))
  }

  function takeAway(id: string): void {
    void saveWhole((now) => now.filter((held) => held.id !== id)).then((answer) => {
      if (!answer.ok) tellFailure(answer.error)
    })
  }

  async function add(personId: string): Promise<Result<unknown>> {
    const held: Held = { id: v7(), personId, role: next.role, from: today, to: null }
    const answer = await saveWhole((now) => [...now, held])
    if (answer.ok) setAdding(false)
    return answer
  }

  const roles = [...project.roles].sort(
    (a, b) => projectRole.options.indexOf(a.role) - projectRole.options.indexOf(b.role),
  )
  return (
    <Section
      title="Roles in this project"
      actions={
        canWrite &&
        !adding && (
          <span data-field="roles">
            <Button variant="default" onClick={() => setAdding(true)}>
              Add a role
            </Button>
          </span>
        )
      }
    >
      {adding && (
        <fieldset className={record.form} aria-label="Add a role">
          <div className={record.pair}>
            <SelectField
              label="Role"
              helpKey="project.roles"
              value={next.role}
              choices={choicesOf(projectRole.options)}
              onSave={async (role) => {
                setNext({ ...next, role: role ?? next.role })
                return ok(null)
              }}
            />
            <PersonSelect
              helpKey="project.role"
              label="Person"
              hint="Choosing the person adds the role from today."
              value={null}
              onSave={(personId) => (personId === null ? Promise.resolve(ok(null)) : add(personId))}
            />
          </div>
          <Button variant="default" onClick={() => setAdding(false)}>
            Cancel
          </Button>
        </fieldset>
      )}
      {officerProblems(project, people, today).map((problem) => (
        <p key={problem} className={record.warn}>
          {problem}
        </p>
      ))}
      {roles.length === 0 ? (
        <p className={record.plain}>
          Nobody holds a role in this project yet. Add the clinical safety officer first: the checks and the report ask
          for one.
        </p>
      ) : (
        <DenseTable
          caption="Roles in this project"
          rows={roles}
          columns={roleColumns({ people, today, canWrite, changing, onChanging: setChanging, change, takeAway })}
        />
      )}
    </Section>
  )
}
