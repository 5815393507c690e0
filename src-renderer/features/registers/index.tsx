import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type RegisterKind, registerKinds } from '../../../src-shared/domain/registers.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { ArchivedList, archivedOf } from '../../components/ArchivedList.tsx'
import { type Column, DenseTable } from '../../components/DenseTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useLetterKey } from '../../components/letter-keys.ts'
import { NameDialog } from '../../components/NameDialog.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SplitPane } from '../../components/SplitPane.tsx'
import { usePageActions } from '../../project/page-actions.ts'
import { useProject } from '../../project/project-context.ts'
import { cellWords } from './cell-words.ts'
import { EntryPane } from './EntryPane.tsx'
import { ImportPane } from './ImportPane.tsx'
import { type AnyEntry, formOf, type RegisterField, titleOf } from './register-fields.ts'
import classes from './registers.module.css'

const FROM = '/projects/$projectId/registers'
const live = <T extends { archived: unknown }>(list: readonly T[]): T[] => list.filter((one) => one.archived === null)

function isKind(word: string | undefined): word is RegisterKind {
  return word !== undefined && (registerKinds as string[]).includes(word)
}

/** The list of imports, and one of them as it was. Nothing here can be changed: it says what happened. */
function Imports() {
  const { snapshot } = useProject()
  const search = useSearch({ from: FROM })
  const navigate = useNavigate({ from: FROM })
  const open = (record: string | undefined) => void navigate({ search: (now) => ({ ...now, record }) })
  const imports = live(snapshot.records.import)
  const chosen = imports.find(({ id }) => id === search.record)
  return (
    <SplitPane
      name="imports"
      first={60}
      list={
        <>
          <p className={classes.about}>
            Every import into this project: what was read, what was found wrong with the source, and all that was left
            out.
          </p>
          {imports.length === 0 ? (
            <EmptyState>Nothing was imported into this project.</EmptyState>
          ) : (
            <DenseTable
              caption="Imports"
              rows={imports}
              chosenId={chosen?.id ?? null}
              onOpen={({ id }) => open(id)}
              columns={[
                { key: 'file', title: 'File', cell: ({ fileName }) => fileName },
                { key: 'at', title: 'Imported', cell: ({ at }) => formatMoment(at) },
                {
                  key: 'counts',
                  title: 'Read',
                  cell: ({ counts, leftOut }) =>
                    `${formatCount(counts.hazards, 'hazard')}, ${formatCount(counts.causes, 'cause')}, ${formatCount(counts.controls, 'control entry', 'control entries')}; ${leftOut.length} left out`,
                },
              ]}
            />
          )}
        </>
      }
      pane={chosen && <ImportPane key={chosen.id} entry={chosen} onClose={() => open(undefined)} />}
    />
  )
}

/** A field of an entry in the list. The first one opens the entry and cannot be without words. */
function cellOf(entry: AnyEntry, field: RegisterField, isFirst: boolean, names: Parameters<typeof cellWords>[2]) {
  const words = cellWords(entry, field, names)
  if (field.key === 'acknowledgedOn' && words === '') return 'Not acknowledged'
  const shown = words === '' && isFirst ? 'Not recorded' : words
  if (field.kind.type === 'date') return <span className={classes.day}>{shown}</span>
  return field.kind.type === 'long' ? <span className={classes.clamp}>{shown}</span> : shown
}

/** One register: its entries, and one of them as a form. */
function Entries(props: { kind: RegisterKind; onAdd: () => void }) {
  const { kind } = props
  const { snapshot, people, organisations, canWrite } = useProject()
  const search = useSearch({ from: FROM })
  const navigate = useNavigate({ from: FROM })
  const form = formOf(kind)
  const all: AnyEntry[] = snapshot.records[kind]
  const entries = live(all)
  const chosen = all.find(({ id }) => id === search.record)
  const names = { people, organisations, snapshot }
  const open = (record: string | undefined) =>
    void navigate({ search: (now) => ({ ...now, record, field: undefined, part: undefined }) })
  const numberOf = (id: string) => snapshot.records.hazard.find((one) => one.id === id)?.number ?? 'a hazard'
  const listed = form.fields.filter((field) => field.listed === true)
  const columns = (chosen ? listed.slice(0, 3) : listed).map(
    (field, index): Column<AnyEntry> => ({
      key: field.key,
      title: field.label,
      cell: (entry) => cellOf(entry, field, index === 0, names),
    }),
  )
  return (
    <SplitPane
      name="registers"
      first={52}
      list={
        <>
          <p className={classes.about}>{form.about}</p>
          {entries.length === 0 ? (
            <EmptyState
              action={canWrite && <Button variant="default" onClick={props.onAdd}>{`New ${form.one}`}</Button>}
            >
              Not recorded. Documents print “Not recorded” here, never nothing.
            </EmptyState>
          ) : (
            <DenseTable
              caption={form.title}
              rows={entries}
              columns={columns}
              chosenId={chosen?.id ?? null}
              onOpen={({ id }) => open(id)}
            />
          )}
          <ArchivedList
            what="entries"
            records={archivedOf(all, (entry) => titleOf(kind, entry, numberOf))}
            chosenId={chosen?.id ?? null}
            onOpen={open}
          />
        </>
      }
      pane={
        chosen && (
          <EntryPane
            key={chosen.id}
            kind={kind}
            entry={chosen}
            title={titleOf(kind, chosen, numberOf)}
            focusField={search.field}
            onClose={() => open(undefined)}
          />
        )
      }
    />
  )
}

/** The simple registers of the project: one chosen on the left, its entries to the right. */
export function Page() {
  const { projectId, snapshot, canWrite } = useProject()
  const search = useSearch({ from: FROM })
  const navigate = useNavigate({ from: FROM })
  const run = useCommand()
  const [adding, setAdding] = useState(false)
  const isImports = search.kind === 'import'
  const named = isKind(search.kind) ? search.kind : undefined
  // A finding may name the record alone.
  const kind =
    named ?? registerKinds.find((one) => snapshot.records[one].some(({ id }) => id === search.record)) ?? 'assumption'
  const form = formOf(kind)

  async function make(values: Record<string, unknown>) {
    const made = await run('register.create', { projectId, kind, values }, { quiet: form.first !== null })
    const id = made.ok ? made.value.id : null
    if (id !== null) void navigate({ search: (now) => ({ ...now, kind, record: id, field: undefined }) })
    return made
  }
  const add = () => (form.first === null ? void make({}) : setAdding(true))
  useLetterKey('n', canWrite && !isImports ? add : null)
  // The others can be begun from any page: the palette asks their first field.
  const beginsHere = canWrite && !isImports && form.first === null
  usePageActions(beginsHere ? [{ id: `new-${kind}`, words: `New ${form.one}`, hint: 'n', run: add }] : [])

  const registers = [
    ...registerKinds.map((one) => ({
      key: one as string,
      title: formOf(one).title,
      count: live(snapshot.records[one] as AnyEntry[]).length,
    })),
    { key: 'import', title: 'Imports', count: live(snapshot.records.import).length },
  ]
  return (
    <>
      <PageHeader
        title="Registers"
        actions={canWrite && !isImports && <Button onClick={add}>{`New ${form.one}`}</Button>}
      />
      <div className={classes.page}>
        <nav className={classes.names} aria-label="Registers">
          <ul>
            {registers.map(({ key, title, count }) => (
              <li key={key}>
                <Link
                  to="/projects/$projectId/registers"
                  params={{ projectId }}
                  search={{ kind: key }}
                  className={classes.name}
                  aria-current={(isImports ? 'import' : kind) === key ? 'page' : undefined}
                >
                  {title}
                  <span className={classes.count}>{count}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {isImports ? <Imports /> : <Entries key={kind} kind={kind} onAdd={add} />}
      </div>
      {form.first !== null && (
        <NameDialog
          key={kind}
          opened={adding}
          onClose={() => setAdding(false)}
          title={`New ${form.one}`}
          label={form.first.label}
          action="Add"
          onMake={(text) => make({ [form.first?.key ?? '']: text })}
        />
      )}
    </>
  )
}
