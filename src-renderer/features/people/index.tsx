import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Organisation } from '../../../src-shared/domain/organisation.ts'
import type { Person } from '../../../src-shared/domain/person.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { useCommand } from '../../api/commands.ts'
import { ArchivedList, archivedOf } from '../../components/ArchivedList.tsx'
import { type Column, DenseTable } from '../../components/DenseTable.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { NameDialog } from '../../components/NameDialog.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { SplitPane } from '../../components/SplitPane.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import { OrganisationPane } from './OrganisationPane.tsx'
import { registrationWords } from './officer-words.ts'
import { organisationRoles } from './organisation-roles.ts'
import { PersonPane } from './PersonPane.tsx'
import { Roles } from './Roles.tsx'

/** People and organisations of the workspace, and what they are to this project. */
export function Page() {
  const { snapshot, people, organisations, today, canWrite, personId } = useProject()
  const search = useSearch({ from: '/projects/$projectId/people' })
  const navigate = useNavigate({ from: '/projects/$projectId/people' })
  const run = useCommand()
  const [adding, setAdding] = useState<'person' | 'organisation' | null>(null)
  useLetterKey('n', canWrite ? () => setAdding('person') : null)
  // A finding about roles leads to them.
  const leads = search.field === 'roles' && search.record === undefined
  useEffect(() => {
    if (!leads) return
    const place = document.querySelector<HTMLElement>('[data-field="roles"] button, [data-field="roles"]')
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }, [leads])
  const { project } = snapshot
  // The whole workspace's, not only those whom this project names.
  const live = <T extends { archived: unknown }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].filter(({ archived }) => archived === null)
  const everybody = live(people)
  const everyOrganisation = live(organisations)
  const person = people.get(search.record ?? '')
  const organisation = organisations.get(search.record ?? '')
  const open = (id: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, record: id, field: undefined, part: undefined }) })

  const rolesOf = ({ id }: Person) =>
    project.roles
      .filter((held) => held.personId === id && (held.to === null || held.to >= today))
      .map(({ role, from }) => (from !== null && from > today ? `${role} (not yet)` : role))
      .join(', ')
  const peopleColumns: Column<Person>[] = [
    { key: 'name', title: 'Name', cell: ({ name }) => name },
    { key: 'profession', title: 'Profession', cell: ({ profession }) => profession },
    { key: 'roles', title: 'Role in this project', cell: rolesOf },
    { key: 'registration', title: 'Registration as recorded', cell: (one) => registrationWords(one, today) },
    { key: 'organisation', title: 'Organisation', cell: (one) => nameOf(organisations, one.organisationId) },
    {
      key: 'training',
      title: 'Training',
      cell: ({ training }) => (training.length === 0 ? 'Not recorded' : training.map(({ title }) => title).join('; ')),
    },
  ]
  const organisationColumns: Column<Organisation>[] = [
    { key: 'name', title: 'Name', cell: ({ name }) => name },
    { key: 'kind', title: 'Kind', cell: ({ kind }) => kind.charAt(0).toUpperCase() + kind.slice(1) },
    { key: 'role', title: 'Role in this project', cell: ({ id }) => organisationRoles(project, id).join('; ') },
    { key: 'reference', title: 'Code or reference', cell: ({ reference }) => reference },
  ]
  const isOpen = person !== undefined || organisation !== undefined
  const few = new Set(['name', 'roles', 'registration', 'role', 'kind'])
  const shownOf = <T,>(columns: Column<T>[]) => (isOpen ? columns.filter(({ key }) => few.has(key)) : columns)

  return (
    <>
      <PageHeader
        title="People"
        actions={
          canWrite && (
            <>
              <Button variant="default" onClick={() => setAdding('organisation')}>
                New organisation
              </Button>
              <Button onClick={() => setAdding('person')}>New person</Button>
            </>
          )
        }
      />
      <SplitPane
        name="people"
        list={
          <>
            <Section title="Who is working here">
              <PersonSelect
                helpKey="person.working"
                label="Working on this computer"
                readOnly={!canWrite}
                hint="There is no log-in: history says who worked as stated here, with the computer's account beside it."
                value={personId}
                onSave={(id) =>
                  id === null ? Promise.resolve(ok(null)) : run('work.set-person', { personId: id }, { quiet: true })
                }
              />
            </Section>
            <Roles />
            <Section title="People of this workspace">
              {everybody.length === 0 ? (
                <p className={record.plain}>Nobody is named in this workspace yet. Add a person, then a role.</p>
              ) : (
                <DenseTable
                  caption="People of this workspace"
                  rows={everybody}
                  columns={shownOf(peopleColumns)}
                  chosenId={person?.id ?? null}
                  onOpen={({ id }) => open(id)}
                />
              )}
              <ArchivedList
                what="people"
                records={archivedOf(people.values(), ({ name }) => name)}
                chosenId={person?.id ?? null}
                onOpen={open}
              />
              <p className={record.note}>
                Registrations are as recorded here; no register was consulted. People and organisations belong to the
                workspace and can be named in all its projects.
              </p>
            </Section>
            <Section title="Organisations of this workspace">
              {everyOrganisation.length === 0 ? (
                <p className={record.plain}>
                  No organisation is named in this workspace yet. Add the one whose safety case this is, and the
                  supplier.
                </p>
              ) : (
                <DenseTable
                  caption="Organisations of this workspace"
                  rows={everyOrganisation}
                  columns={shownOf(organisationColumns)}
                  chosenId={organisation?.id ?? null}
                  onOpen={({ id }) => open(id)}
                />
              )}
              <ArchivedList
                what="organisations"
                records={archivedOf(organisations.values(), ({ name }) => name)}
                chosenId={organisation?.id ?? null}
                onOpen={open}
              />
            </Section>
          </>
        }
        pane={
          person ? (
            <PersonPane key={person.id} person={person} focusField={search.field} onClose={() => open(undefined)} />
          ) : (
            organisation && (
              <OrganisationPane key={organisation.id} organisation={organisation} onClose={() => open(undefined)} />
            )
          )
        }
      />
      <NameDialog
        opened={adding !== null}
        onClose={() => setAdding(null)}
        title={adding === 'organisation' ? 'New organisation' : 'New person'}
        label="Name"
        helpKey={adding === 'organisation' ? 'organisation.name' : 'person.name'}
        action="Add"
        onMake={async (name) => {
          const made =
            adding === 'organisation'
              ? await run('organisation.create', { values: { name } }, { quiet: true })
              : await run('person.create', { values: { name } }, { quiet: true })
          if (made.ok && made.value.id !== null) open(made.value.id)
          return made
        }}
      />
    </>
  )
}
