import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentKind, ExtractRequest, PictureKind } from '../../src-shared/contract/exchange.ts'
import type { Picture } from '../../src-shared/diagrams/picture.ts'
import { pictureSvg } from '../../src-shared/diagrams/picture-svg.ts'
import { Refusal, type Result } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { riskOf } from '../../src-shared/domain/standing.ts'
import type { Trend } from '../../src-shared/domain/trend.ts'
import type { ReadableDb } from '../db/database.ts'
import { documentFileName, exportDocument, mediaTypes } from '../documents/export-document.ts'
import { pictureFileName } from '../documents/model/file-name.ts'
import { viewLog } from '../documents/model/log-view.ts'
import { wholePicture } from '../documents/model/pictures.ts'
import { renderToFile } from '../documents/render/render.ts'
import type { Asked } from '../documents/self-check/figures.ts'
import { controlNumbers, logCounts } from '../repositories/log-counts.ts'
import { findFindings } from '../services/finding.ts'
import { changesSince } from '../services/past.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import { readTrend } from '../services/trend.ts'
import type { Handler } from './handler.ts'
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
  'document.export': async ({ projectId, document, format, extract }, session) => {
    if (document === 'extract' && extract === undefined) {
      throw new Refusal('invalid-input', 'An extract needs the records it is to hold. Nothing was written.')
    }
    const now = session.ports.clock.now()
    // All from one state: a command that commits between the snapshot and the counts would make the file look wrong.
    const { snapshot, database, recent, trend } = await session.workspace.read(async (db) => ({
      snapshot: await takeSnapshot(db, projectId, now.toISOString()),
      database: await askedOf(db, projectId, extract),
      trend: document === 'safety-case' ? await readTrend(db, projectId, session.today) : undefined,
      recent: document === 'board-page' ? await changesSince(db, { projectId, days: BOARD_DAYS }, now) : undefined,
    }))
    const { pack, today, files } = session
    const outPath = join(await files.folder(), `${randomUUID()}.${format}`)
    const findings = await findFindings(snapshot, pack, today)
    const asked = extract?.what === 'findings' ? withFindings(database, extract, findings) : database
    const result = await session.running.watch(`Making ${NAME[document]}`, (signal) =>
      exportDocument({
        database: asked,
        snapshot,
        pack,
        findings,
        today,
        document,
        format,
        ...(extract === undefined ? {} : { extract }),
        ...(recent === undefined ? {} : { recent }),
        ...(trend === undefined ? {} : { trend }),
        fonts: fontsOf(session),
        print: session.ports.print,
        outPath,
        signal,
      }),
    )
    const { selfCheck, size } = unwrap(result)
    const fileName = documentFileName(snapshot, document, format, today, extract)
    const token = files.offer({ name: fileName, mediaType: mediaTypes[format], path: outPath })
    return { token, fileName, size, selfCheck }
  },

  'picture.export': async ({ projectId, picture, id, format }, session) => {
    const { snapshot, trend } = await session.workspace.read(async (db) => ({
      snapshot: await takeSnapshot(db, projectId, session.ports.clock.now().toISOString()),
      trend: picture === 'trend' ? await readTrend(db, projectId, session.today) : undefined,
    }))
    const drawn = pictureFrom(session, snapshot, { picture, id, trend })
    const fileName = pictureFileName(snapshot.project, drawn.title, format, session.today)
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

/** @throws Refusal where there is nothing to draw */
function pictureFrom(
  session: Session,
  snapshot: Snapshot,
  { picture, id, trend }: { picture: PictureKind; id: string | null; trend: Trend | undefined },
): Picture {
  const { pack, today } = session
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
