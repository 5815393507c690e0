import type { RestoredProject, RestoredRecord, RestorePreview } from '../../src-shared/domain/backup.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type Connection, connect } from '../db/database.ts'
import { readHead } from '../ledger/append.ts'
import { sha256 } from '../ledger/canonical.ts'
import { holdsHead } from './integrity-heads.ts'

/** Changes and records listed. */
const CHANGES = 50
const RECORDS = 200
/** Revisions read at once. */
const ROWS = 500

/**
 * What a restore would change: the two ledgers' heads, and the newest image of every record in each.
 *
 * @param files paths of the workspace (null where it cannot be read) and of a copy of the backup
 */
export async function previewRestore(
  files: { current: string | null; backup: string },
  onPart: (part: number) => void = () => undefined,
): Promise<RestorePreview> {
  const backup = connect(files.backup, { readOnly: true })
  const current = files.current === null ? null : connect(files.current, { readOnly: true })
  try {
    const then = await readHead(backup.db)
    const there = await newestImages(backup)
    onPart(0.4)
    if (!current) return { backup: then, current: null, sameHistory: false, changes: [], changesSince: 0, projects: [] }
    try {
      const head = await readHead(current.db)
      const now = await newestImages(current)
      onPart(0.8)
      const sameHistory = await holdsHead(current.db, then.seq, then.hash)
      const changes = await current.db
        .selectFrom('change')
        .select(['seq', 'time', 'actor', 'command'])
        .where('seq', '>', sameHistory ? then.seq : 0)
        .orderBy('seq', 'desc')
        .limit(CHANGES)
        .execute()
      return {
        backup: then,
        current: head,
        sameHistory,
        changes: changes.map(({ seq, time, actor, command }) => ({ seq, time, who: nameOf(actor), command })),
        changesSince: sameHistory ? head.seq - then.seq : head.seq,
        projects: byProject(now, there),
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
      // A damaged workspace is what a restore is for.
      return { backup: then, current: null, sameHistory: false, changes: [], changesSince: 0, projects: [] }
    }
  } finally {
    backup.raw.close()
    current?.raw.close()
  }
}

interface Image {
  kind: string
  projectId: string | null
  number: string
  name: string
  hash: string
}

/** `kind/id` → what its newest image says of itself. */
async function newestImages({ db }: Connection): Promise<Map<string, Image>> {
  const newest = new Map<string, Image>()
  for (let from = { changeSeq: 0, place: -1 }; ; ) {
    const rows = await db
      .selectFrom('revision')
      .select(['changeSeq', 'place', 'kind', 'id', 'image'])
      .where((eb) =>
        eb.or([
          eb('changeSeq', '>', from.changeSeq),
          eb.and([eb('changeSeq', '=', from.changeSeq), eb('place', '>', from.place)]),
        ]),
      )
      .orderBy('changeSeq')
      .orderBy('place')
      .limit(ROWS)
      .execute()
    for (const { kind, id, image } of rows) newest.set(`${kind}/${id}`, imageOf(kind, id, image))
    const end = rows.at(-1)
    if (end === undefined || rows.length < ROWS) return newest
    from = end
  }
}

function imageOf(kind: string, id: string, image: string): Image {
  const hash = sha256(image)
  try {
    const record = JSON.parse(image) as Record<string, unknown>
    const text = (...fields: string[]) => {
      const value = fields.map((field) => record[field]).find((one) => typeof one === 'string' && one !== '')
      return typeof value === 'string' ? value.slice(0, 200) : ''
    }
    return {
      kind,
      projectId: kind === 'project' ? id : text('projectId') || null,
      number: text('number', 'version'),
      name: text('name', 'title', 'text', 'section', 'decision', 'what', 'product', 'document', 'fileName'),
      hash,
    }
  } catch {
    return { kind, projectId: null, number: '', name: '', hash }
  }
}

function byProject(now: Map<string, Image>, there: Map<string, Image>): RestoredProject[] {
  const projects = new Map<string | null, RestoredProject>()
  const add = ({ projectId, kind, number, name }: Image, how: RestoredRecord['how']) => {
    const project = now.get(`project/${projectId}`) ?? there.get(`project/${projectId}`)
    const known = projects.get(projectId) ?? {
      id: projectId,
      name: projectId === null ? 'People, organisations and keys' : (project?.name ?? ''),
      lost: 0,
      earlier: 0,
      back: 0,
      records: [],
    }
    projects.set(projectId, known)
    known[how]++
    if (known.records.length < RECORDS) known.records.push({ kind, number, name, how })
  }
  for (const [key, image] of now) {
    const other = there.get(key)
    if (!other) add(image, 'lost')
    else if (other.hash !== image.hash) add(image, 'earlier')
  }
  for (const [key, image] of there) if (!now.has(key)) add(image, 'back')
  return [...projects.values()].sort((one, other) => one.name.localeCompare(other.name))
}

function nameOf(actor: string): string {
  try {
    const { name } = JSON.parse(actor) as { name?: unknown }
    return typeof name === 'string' ? name : ''
  } catch {
    return ''
  }
}
