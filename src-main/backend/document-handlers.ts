import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentKind, ExtractRequest, PictureKind } from '../../src-shared/contract/exchange.ts'
import type { OutputOf, ParsedInputOf } from '../../src-shared/contract/index.ts'
import type { PastPoint } from '../../src-shared/contract/past.ts'
import type { Picture } from '../../src-shared/diagrams/picture.ts'
import { pictureSvg } from '../../src-shared/diagrams/picture-svg.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../src-shared/domain/standing.ts'
import type { Trend } from '../../src-shared/domain/trend.ts'
import { dayOfMoment } from '../../src-shared/format/dates.ts'
import type { ReadableDb } from '../db/database.ts'
import { documentFileName, type ExportRequest, exportDocument, mediaTypes } from '../documents/export-document.ts'
import { pictureFileName } from '../documents/model/file-name.ts'
import { viewLog } from '../documents/model/log-view.ts'
import { wholePicture } from '../documents/model/pictures.ts'
import { renderToFile } from '../documents/render/render.ts'
import type { Asked } from '../documents/self-check/figures.ts'
import { controlNumbers, logCounts } from '../repositories/log-counts.ts'
import { findFindings } from '../services/finding.ts'
import { lastIssued, readIssues } from '../services/issue-state.ts'
import { changesSince, takePast } from '../services/past.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import { readTrend } from '../services/trend.ts'
import { type DocumentSource, differenceFrom, issuedSource } from './document-source.ts'
import type { Handler } from './handler.ts'
import { pastSource } from './past-source.ts'
import type { Session } from './session.ts'

/** How far back a board page tells what changed, in days. */
const BOARD_DAYS = 30

const NAME: Record<DocumentKind, string> = {
  'hazard-log': 'the hazard log',
  'safety-case': 'the clinical safety case report',
  'board-page': 'the board page',
  extract: 'the extract',
}

export const documentHandlers = {
  'document.export': async (asked, session) => {
    const { document, format, extract, baselineId, layout } = asked
    if (document === 'extract' && extract === undefined) {
      throw new Refusal('invalid-input', 'An extract needs the records it is to hold. Nothing was written.')
    }
    const { input, database, recent, issuedVersion, attachments } =
      baselineId === undefined
        ? await (asked.at === undefined
            ? draftSource(asked, session)
            : draftOfThen({ ...asked, at: asked.at }, session))
        : await session.workspace.read((db) => issuedSource(db, { ...asked, baselineId }))
    return await made(session, `Making ${NAME[document]}`, {
      ...input,
      database,
      document,
      format,
      attachments,
      ...(extract === undefined ? {} : { extract }),
      ...(layout === undefined ? {} : { layout }),
      ...(recent === undefined ? {} : { recent }),
      ...(issuedVersion === undefined ? {} : { issuedVersion }),
    })
  },

  'picture.export': async ({ projectId, picture, id, format, at }, session) => {
    const now = session.ports.clock.now()
    const { snapshot, trend, today } = await session.workspace.read(async (db) => {
      const taken =
        at === undefined ? await takeSnapshot(db, projectId, now.toISOString()) : await takePast(db, projectId, at, now)
      const day = dayOfMoment(taken.position.at)
      const days = picture === 'trend' ? await readTrend(db, projectId, day, taken.position.seq) : undefined
      return { snapshot: taken, trend: days, today: day }
    })
    const drawn = pictureFrom(session, snapshot, { picture, id, trend, today })
    const fileName = pictureFileName(snapshot.project, drawn.title, format, today)
    const path = join(await session.files.folder(), `${randomUUID()}.${format}`)
    if (format === 'svg') await writeFile(path, pictureSvg(drawn))
    else unwrap(await renderToFile({ format: 'png', picture: drawn, path, fonts: fontsOf(session) }))
    const mediaType = format === 'svg' ? 'image/svg+xml' : 'image/png'
    return { token: session.files.offer({ name: fileName, mediaType, path }), fileName }
  },
} satisfies {
  'document.export': Handler<'document.export'>
  'picture.export': Handler<'picture.export'>
}

/** Makes a document, tells that it is being made, and offers it. @throws Refusal */
export async function made(
  session: Session,
  work: string,
  request: Omit<ExportRequest, 'fonts' | 'print' | 'outPath' | 'signal'> & { issuedVersion?: string },
): Promise<OutputOf<'document.export'>> {
  const { files, ports } = session
  const { snapshot, document, format, today, extract, issuedVersion } = request
  const outPath = join(await files.folder(), `${randomUUID()}.${format}`)
  const result = await session.running.watch(work, (signal) =>
    exportDocument({ ...request, fonts: fontsOf(session), print: ports.print, outPath, signal }),
  )
  const { selfCheck, size } = unwrap(result)
  const fileName = documentFileName(snapshot, document, format, today, extract, issuedVersion)
  const token = files.offer({ name: fileName, mediaType: mediaTypes[format], path: outPath })
  return { token, fileName, size, selfCheck }
}

/** The working log as the source of a document, with what was issued of it so far. */
async function draftSource(
  { projectId, document, extract }: ParsedInputOf<'document.export'>,
  { ports, workspace, pack, today }: Session,
): Promise<DocumentSource> {
  const now = ports.clock.now()
  // All from one state: a command that commits between the snapshot and the counts would make the file look wrong.
  const { snapshot, database, recent, trend, issued, last } = await workspace.read(async (db) => ({
    snapshot: await takeSnapshot(db, projectId, now.toISOString()),
    database: await askedOf(db, projectId, extract),
    issued: await readIssues(db, projectId),
    last: await lastIssued(db, projectId),
    trend: document === 'safety-case' ? await readTrend(db, projectId, today) : undefined,
    recent: document === 'board-page' ? await changesSince(db, { projectId, days: BOARD_DAYS }, now) : undefined,
  }))
  const findings = await findFindings(snapshot, pack, today)
  const { baselines, ...rest } = issued
  return {
    input: {
      snapshot,
      pack,
      findings,
      today,
      issues: {
        ...rest,
        baseline: null,
        history: baselines.toReversed(),
        since: await differenceFrom(last, { snapshot, pack, issued: { today } }),
      },
      ...(trend === undefined ? {} : { trend }),
    },
    database: extract?.what === 'findings' ? withFindings(database, extract, findings) : database,
    ...(recent === undefined ? {} : { recent }),
    attachments: [],
  }
}

/** The working log of then as the source of a document. */
async function draftOfThen(
  { projectId, extract, at }: ParsedInputOf<'document.export'> & { at: PastPoint },
  { ports, workspace, pack }: Session,
): Promise<DocumentSource> {
  const now = ports.clock.now()
  const ask = (db: ReadableDb) => askedOf(db, projectId, extract)
  const source = await workspace.read((db) => pastSource(db, { projectId, at, now, pack, ask }))
  if (extract?.what !== 'findings') return source
  return { ...source, database: withFindings(source.database, extract, source.input.findings) }
}

/** @throws Refusal where there is nothing to draw */
function pictureFrom(
  session: Session,
  snapshot: Snapshot,
  { picture, id, trend, today }: { picture: PictureKind; id: string | null; trend: Trend | undefined; today: string },
): Picture {
  const { pack } = session
  const view = viewLog({ snapshot, pack, findings: [], today, ...(trend === undefined ? {} : { trend }) })
  const hazard = snapshot.records.hazard.find((one) => one.id === id)
  if (picture === 'bow-tie' && hazard === undefined) {
    throw new Refusal('not-found', 'This hazard is not in the project. Nothing was written.')
  }
  const drawn = wholePicture(
    view,
    picture === 'bow-tie' && hazard !== undefined
      ? { picture, one: { hazard, risk: riskOf(hazard, view.context) } }
      : { picture: picture === 'trend' ? 'trend' : 'control-map' },
  )
  if (drawn === null) {
    throw new Refusal(
      'refused',
      'There is nothing to draw yet. Nothing was written.',
      'Link controls to hazards first.',
    )
  }
  return drawn
}

const fontsOf = ({ resources }: Session) => join(resources, 'fonts')

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message, hint, fields } = result.error
  throw new Refusal(code, message, hint, fields)
}

/** What the database says of what the document is about. */
async function askedOf(db: ReadableDb, projectId: string, extract: ExtractRequest | undefined): Promise<Asked> {
  if (extract === undefined) return await logCounts(db, projectId)
  const counted = await logCounts(db, projectId, extract.what === 'hazards' ? extract.ids : [])
  if (extract.what !== 'controls') return counted
  return { ...counted, entries: { of: 'control', numbers: await controlNumbers(db, projectId, extract.ids) } }
}

/** Findings are no records: those that the checks give on the database are what an extract must list. */
function withFindings(database: Asked, { ids }: ExtractRequest, findings: readonly { key: string }[]): Asked {
  const wanted = new Set(ids)
  const numbers = findings.filter(({ key }) => wanted.has(key)).map((_one, index) => String(index + 1))
  return { ...database, entries: { of: 'finding', numbers } }
}
