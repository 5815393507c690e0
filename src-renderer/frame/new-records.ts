import type { Done } from '../../src-shared/contract/define.ts'
import { registerKinds } from '../../src-shared/domain/registers.ts'
import type { Result } from '../../src-shared/domain/result.ts'
import type { RecordKind } from '../../src-shared/domain/snapshot.ts'
import type { Run } from '../api/commands.ts'
import { REGISTER_TITLES, REGISTER_WORDS } from './search/documents.ts'

/** A record that can be made by its name alone, from anywhere. */
export interface NewRecord {
  kind: RecordKind
  title: string
  label: string
  helpKey: string
  action: string
  make: (run: Run, projectId: string, name: string) => Promise<Result<Done>>
}

const quiet = { quiet: true }

const named: readonly NewRecord[] = [
  {
    kind: 'hazard',
    title: 'New hazard',
    label: 'Name of the hazard',
    helpKey: 'hazard.name',
    action: 'Add the hazard',
    make: (run, projectId, name) => run('hazard.create', { projectId, values: { name } }, quiet),
  },
  {
    kind: 'control',
    title: 'New control',
    label: 'Name of the control',
    helpKey: 'control.name',
    action: 'Add the control',
    make: (run, projectId, name) => run('control.create', { projectId, values: { name } }, quiet),
  },
  {
    kind: 'evidence',
    title: 'New evidence without a file',
    label: 'Title',
    helpKey: 'evidence.title',
    action: 'Add the evidence',
    make: (run, projectId, title) => run('evidence.create', { projectId, token: null, values: { title } }, quiet),
  },
  {
    kind: 'person',
    title: 'New person',
    label: 'Name',
    helpKey: 'person.name',
    action: 'Add the person',
    make: (run, _projectId, name) => run('person.create', { values: { name } }, quiet),
  },
  {
    kind: 'organisation',
    title: 'New organisation',
    label: 'Name',
    helpKey: 'organisation.name',
    action: 'Add the organisation',
    make: (run, _projectId, name) => run('organisation.create', { values: { name } }, quiet),
  },
]

/** Entries of registers that begin with a text; a benefit analysis begins with its hazard, on its own page. */
const entries: readonly NewRecord[] = registerKinds.flatMap((kind): NewRecord[] => {
  const field = REGISTER_TITLES[kind]
  if (field === null) return []
  const words = REGISTER_WORDS[kind]
  return [
    {
      kind,
      title: `New ${words}`,
      label: field === 'text' || field === 'decision' || field === 'what' ? 'In one sentence' : 'Title',
      helpKey: `${kind}.${field}`,
      action: 'Add it',
      make: (run, projectId, text) => run('register.create', { projectId, kind, values: { [field]: text } }, quiet),
    },
  ]
})

export const newRecords: readonly NewRecord[] = [...named, ...entries]
