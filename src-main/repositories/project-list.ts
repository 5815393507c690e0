import { type Kysely, sql } from 'kysely'
import type { ProjectSummary } from '../../src-shared/contract/project.ts'
import type { ReadableDb } from '../db/database.ts'
import type { RecordRow } from '../db/tables.ts'
import { recordsOf } from './records.ts'

/** The same connection, for tables that have no type; see record-table.ts. */
const anyTable = (db: ReadableDb) => db as unknown as Kysely<Record<string, RecordRow>>

/** Projects that stand, in the order they were made, with the number of hazards that count. */
export async function listProjects(db: ReadableDb): Promise<ProjectSummary[]> {
  const organisations = new Map((await recordsOf(db, 'organisation', 'all')).map((one) => [one.id, one.name]))
  const projects = (await recordsOf(db, 'project', 'all')).filter(({ archived }) => archived === null)
  const summaries: ProjectSummary[] = []
  for (const project of projects) {
    // Counted by the database: reading 10,000 hazards whole for two figures took a second after each change.
    const { hazards, candidates } = await anyTable(db)
      .selectFrom('hazard')
      .where('projectId', '=', project.id)
      .where('archived', 'is', null)
      .select([
        sql<number>`count(*) filter (where candidate = 0)`.as('hazards'),
        sql<number>`count(*) filter (where candidate = 1)`.as('candidates'),
      ])
      .executeTakeFirstOrThrow()
    summaries.push({
      id: project.id,
      name: project.name,
      reference: project.reference,
      standards: project.standards,
      system: [project.system.name, project.system.version].filter(Boolean).join(' '),
      organisation: organisations.get(project.organisationId ?? '') ?? '',
      hazards,
      candidates,
      notice: project.notice,
    })
  }
  return summaries
}
