import { type Kysely, sql } from 'kysely'
import type { HazardStatus } from '../../src-shared/domain/hazard.ts'
import type { ReadableDb } from '../db/database.ts'
import type { RecordRow } from '../db/tables.ts'

/** One hazard as the database has it: what a finished document must say of it. */
export interface CountedHazard {
  number: string
  status: HazardStatus
  /** Rating's number, or null where the scheme has none for the words recorded. */
  initial: number | null
  residual: number | null
}

/** The database's own answer to what a document counts. */
export interface DatabaseCounts {
  /** Hazards that count: not archived, not candidates. */
  hazards: CountedHazard[]
  /** Causes of those hazards that stand. */
  causes: number
  controls: number
  evidence: number
  candidates: number
  /** Hazards archived, those taken back by Undo left out. */
  archived: number
}

/** The same connection, for tables that have no type; see record-table.ts. */
const anyTable = (db: ReadableDb) => db as unknown as Kysely<Record<string, RecordRow>>

/**
 * The rating of a hazard's last assessment at a stage, looked up in the project's scheme inside SQL: a second way to
 * the same figure, that shares nothing with the domain's rules or with the snapshot that a document was made from.
 */
const rating = (stage: 'initial' | 'residual') => sql<number | null>`(
  select json_extract(project.scheme, '$.lookup[' || likelihood_word.key || '][' || severity_word.key || ']')
  from assessment
  join json_each(project.scheme, '$.severity') as severity_word
    on json_extract(severity_word.value, '$.word') = assessment.severity
  join json_each(project.scheme, '$.likelihood') as likelihood_word
    on json_extract(likelihood_word.value, '$.word') = assessment.likelihood
  where assessment.hazard_id = hazard.id
    and assessment.stage = ${stage}
    and assessment.position = (
      select max(last.position) from assessment as last where last.hazard_id = hazard.id and last.stage = ${stage}
    )
)`

const notUndone = sql<boolean>`json_extract(archived, '$.how') <> 'undone'`

/**
 * Asks the database, in SQL alone, what a document about this project must count.
 *
 * @param only hazards to be told instead of all that count, whether they count or not
 */
export async function logCounts(db: ReadableDb, projectId: string, only?: readonly string[]): Promise<DatabaseCounts> {
  const tables = anyTable(db)
  const ids = JSON.stringify(only ?? [])
  const hazards = await tables
    .selectFrom('hazard')
    .innerJoin('project', 'project.id', 'hazard.projectId')
    .where('hazard.projectId', '=', projectId)
    .where(
      only === undefined
        ? sql<boolean>`hazard.archived is null and hazard.candidate = 0`
        : sql<boolean>`hazard.id in (select value from json_each(${ids}))`,
    )
    .select(['hazard.number', 'hazard.status'])
    .select([rating('initial').as('initial'), rating('residual').as('residual')])
    .orderBy('hazard.id')
    .execute()
  const countIn = async (table: 'control' | 'evidence'): Promise<number> => {
    const row = await tables
      .selectFrom(table)
      .where('projectId', '=', projectId)
      .where('archived', 'is', null)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return row.count
  }
  const causes = await tables
    .selectFrom('cause')
    .innerJoin('hazard', 'hazard.id', 'cause.hazardId')
    .where('hazard.projectId', '=', projectId)
    .where('hazard.archived', 'is', null)
    .where('hazard.candidate', '=', 0)
    .where('cause.archived', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const outside = await tables
    .selectFrom('hazard')
    .where('projectId', '=', projectId)
    .select([
      sql<number>`count(*) filter (where archived is null and candidate = 1)`.as('candidates'),
      sql<number>`count(*) filter (where archived is not null and ${notUndone})`.as('archived'),
    ])
    .executeTakeFirstOrThrow()
  return {
    hazards: hazards.map((row) => ({
      number: String(row.number),
      status: row.status as HazardStatus,
      initial: row.initial,
      residual: row.residual,
    })),
    causes: causes.count,
    controls: await countIn('control'),
    evidence: await countIn('evidence'),
    candidates: outside.candidates,
    archived: outside.archived,
  }
}

/** Visible numbers of controls of a project, by their ids; ids of others are left out. */
export async function controlNumbers(db: ReadableDb, projectId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await anyTable(db)
    .selectFrom('control')
    .where('projectId', '=', projectId)
    .where(sql<boolean>`id in (select value from json_each(${JSON.stringify(ids)}))`)
    .select('number')
    .execute()
  return rows.map(({ number }) => String(number))
}
