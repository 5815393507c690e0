import { bowTiePictures } from '../../../src-shared/diagrams/bow-tie.ts'
import { controlMapPictures } from '../../../src-shared/diagrams/control-map.ts'
import { type HazardInput, hazardsByControl, type LogInput } from '../../../src-shared/diagrams/log-input.ts'
import type { Picture, PictureRoom } from '../../../src-shared/diagrams/picture.ts'
import { pictureSheet } from '../../../src-shared/diagrams/picture-sheet.ts'
import { trendPictures } from '../../../src-shared/diagrams/trend.ts'
import type { AssessedHazard } from '../../../src-shared/domain/counts.ts'
import { isLive } from '../../../src-shared/domain/record.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import type { Block } from '../document.ts'
import { pageGeometry } from '../page-geometry.ts'
import { paragraph } from './blocks.ts'
import type { LogView } from './log-view.ts'

/** Height kept for a heading and the caption on a picture's page, in points. */
const BESIDE = 70

/** The room of a picture on a page of a document, in points. */
export function pictureRoom(orientation: 'portrait' | 'landscape'): PictureRoom {
  const { textWidth, textHeight } = pageGeometry(orientation)
  return { width: textWidth / 20, height: textHeight / 20 - BESIDE }
}

/** The figures a picture becomes: several where it did not fit one page. */
export function figures(pictures: readonly Picture[]): Block[] {
  return pictures.map((picture) => ({ kind: 'picture', picture, caption: picture.title }))
}

/** The bow-tie of a hazard, fitted to landscape pages; nothing where nothing is linked or written yet. */
export function bowTieFigures(view: LogView, one: AssessedHazard): Block[] {
  if (one.hazard.causes.every(({ archived }) => archived !== null) && one.hazard.links.length === 0) return []
  return figures(bowTiePictures(hazardInput(view, one), pictureRoom('landscape')))
}

/** Which hazards rest on which controls, for the pages of the report. */
export function controlMapFigures(view: LogView): Block[] {
  return figures(controlMapPictures(logInput(view), pictureRoom('portrait')))
}

/** Ratings and controls over time, for the pages of the report. */
export function trendFigures({ trend, snapshot }: LogView): Block[] {
  if (trend === undefined) return []
  if (trend.days.length < 2) {
    return [paragraph('How ratings and controls went over time is shown once the log has changed on two days.', 'note')]
  }
  return figures(trendPictures(trend, snapshot.project.scheme, pictureRoom('portrait')))
}

/** One picture whole, as a file of its own; null where there is nothing to draw. */
export function wholePicture(
  view: LogView,
  which: { picture: 'bow-tie'; one: AssessedHazard } | { picture: 'control-map' | 'trend' },
): Picture | null {
  const room = { width: pictureRoom('landscape').width, height: Number.POSITIVE_INFINITY }
  const { project } = view.snapshot
  // It travels alone: it says itself what it shows, of which project, and when, with the project's notice.
  return pictureSheet(drawn(view, which, room), [project.name, formatDay(view.today), project.notice])
}

function drawn(view: LogView, which: Parameters<typeof wholePicture>[1], room: PictureRoom): Picture[] {
  switch (which.picture) {
    case 'bow-tie':
      return bowTiePictures(hazardInput(view, which.one), room)
    case 'control-map':
      return controlMapPictures(logInput(view), room)
    case 'trend':
      return view.trend === undefined ? [] : trendPictures(view.trend, view.snapshot.project.scheme, room)
  }
}

const sharing = new WeakMap<LogView, Map<string, number>>()

function hazardInput(view: LogView, { hazard, risk }: AssessedHazard): HazardInput {
  let counted = sharing.get(view)
  if (counted === undefined) {
    counted = hazardsByControl(view.snapshot.records.hazard)
    sharing.set(view, counted)
  }
  return { hazard, risk, context: view.context, sharing: counted }
}

function logInput({ assessed, context, snapshot }: LogView): LogInput {
  return { assessed, context, controls: snapshot.records.control.filter(isLive) }
}
