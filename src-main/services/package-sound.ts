import type { ProjectPackage } from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { schemeProblems } from '../../src-shared/domain/scheme.ts'
import { type AnyRecord, projectKinds } from '../../src-shared/domain/snapshot.ts'

type Known = 'person' | 'organisation' | 'control'

/** What fields name, wherever they stand. Others may name what is no longer there; the tables let them. */
const NAMES: Readonly<Record<string, Known>> = {
  personId: 'person',
  ownerId: 'person',
  approverId: 'person',
  reviewerId: 'person',
  acceptedById: 'person',
  organisationId: 'organisation',
  supplierId: 'organisation',
  controlId: 'control',
}

/**
 * Holds the records of a package against each other: of one project, ids and numbers once, and nobody named who is
 * not in the package.
 *
 * @throws Refusal `refused` with the path of what does not fit
 */
export function refuseUnsound({
  content,
  named,
  takenBack,
  baselines,
  approvals,
  publicKeys,
  evidence,
}: Omit<ProjectPackage, 'history'>): void {
  const known: Record<Known, Set<string>> = {
    person: idsOf([...content.people, ...named.people]),
    organisation: idsOf([...content.organisations, ...named.organisations]),
    control: idsOf([...content.records.control, ...takenBack.control]),
  }
  const [problem] = schemeProblems(content.project.scheme)
  if (problem !== undefined) throw unsound('content.project.scheme', problem)
  const once = onceOnly()
  const records = [
    ...each('content.organisations', content.organisations),
    ...each('content.people', content.people),
    ...each('named.organisations', named.organisations),
    ...each('named.people', named.people),
    ...each('publicKeys', publicKeys),
    { path: 'content.project', record: content.project },
    ...projectKinds.flatMap((kind) => [
      ...each(`content.records.${kind}`, content.records[kind]),
      ...each(`takenBack.${kind}`, takenBack[kind]),
    ]),
    ...baselines.map(({ record }, index) => ({ path: `baselines[${index}].record`, record })),
    ...each('approvals', approvals),
  ]
  for (const { path, record } of records) {
    once('id', record.id, path)
    if ('projectId' in record && record.projectId !== content.project.id) {
      throw unsound(`${path}.projectId`, 'it is of another project')
    }
    refuseUnknown(record, path, known)
    refuseTwiceWithin(record, path)
  }
  for (const kind of ['hazard', 'control'] as const) {
    for (const { number } of [...content.records[kind], ...takenBack[kind]]) once(`number of a ${kind}`, number, kind)
  }
  for (const { section } of [...content.records.narrative, ...takenBack.narrative])
    once('section', section, 'narrative')
  for (const { record } of baselines) once('version', record.version, 'baselines')
  for (const { fingerprint } of publicKeys) once('key', fingerprint, 'publicKeys')
  for (const [kind, undone] of [
    ['content.records', false],
    ['takenBack', true],
  ] as const) {
    const lists = undone ? takenBack : content.records
    const wrong = projectKinds.find((one) => lists[one].some(({ archived }) => (archived?.how === 'undone') !== undone))
    if (wrong !== undefined) throw unsound(`${kind}.${wrong}`, 'what was taken back stands in takenBack, and only that')
  }
  refuseOtherFiles(
    [...content.records.evidence, ...takenBack.evidence].filter(({ file }) => file !== null),
    evidence,
  )
}

function idsOf(records: readonly { id: string }[]): Set<string> {
  return new Set(records.map(({ id }) => id))
}

function each(path: string, records: readonly AnyRecord[]): { path: string; record: AnyRecord }[] {
  return records.map((record, index) => ({ path: `${path}[${index}]`, record }))
}

function onceOnly(): (what: string, value: string, path: string) => void {
  const seen = new Map<string, Set<string>>()
  return (what, value, path) => {
    const values = seen.get(what) ?? new Set()
    seen.set(what, values)
    if (values.has(value)) throw unsound(path, `the ${what} ${value} stands there twice`)
    values.add(value)
  }
}

/** @throws Refusal where a field names a person, an organisation or a control that is nowhere */
function refuseUnknown(value: unknown, path: string, known: Record<Known, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [field, entry] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${path}[${field}]` : `${path}.${field}`
    const kind = NAMES[field]
    if (kind !== undefined && typeof entry === 'string' && !known[kind].has(entry)) {
      throw unsound(place, `it names a ${kind} that the package does not hold`)
    }
    refuseUnknown(entry, place, known)
  }
}

/** Lists of a record whose entries have ids (and causes numbers) of their own. */
function refuseTwiceWithin(record: object, path: string): void {
  for (const [field, list] of Object.entries(record)) {
    if (!Array.isArray(list)) continue
    const once = onceOnly()
    for (const entry of list as unknown[]) {
      if (typeof entry !== 'object' || entry === null) continue
      if ('id' in entry && typeof entry.id === 'string') once('id', entry.id, `${path}.${field}`)
      if (field === 'causes' && 'number' in entry) once('number', String(entry.number), `${path}.${field}`)
    }
  }
}

/** @throws Refusal where the list of files and the evidence differ */
function refuseOtherFiles(
  pieces: readonly ProjectPackage['content']['records']['evidence'][number][],
  files: ProjectPackage['evidence'],
): void {
  const told = new Map(files.map((file) => [file.evidenceId, file]))
  const fits = pieces.every(({ id, file, holdsPatientData }) => {
    const one = told.get(id)
    return one?.sha256 === file?.sha256 && one?.size === file?.size && one?.holdsPatientData === holdsPatientData
  })
  if (!fits || told.size !== pieces.length || files.length !== pieces.length) {
    throw unsound('evidence', 'the files listed are not those that the evidence names')
  }
}

function unsound(path: string, what: string): Refusal {
  return new Refusal(
    'refused',
    `The package does not fit together: ${path}: ${what}. Nothing was changed.`,
    undefined,
    {
      [path]: what,
    },
  )
}
