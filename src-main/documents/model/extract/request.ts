import type { AnsweredFinding } from '../../../../src-shared/checks/finding.ts'
import type { ExtractRequest } from '../../../../src-shared/contract/exchange.ts'
import type { Control } from '../../../../src-shared/domain/control.ts'
import type { AssessedHazard } from '../../../../src-shared/domain/counts.ts'
import { counts } from '../../../../src-shared/domain/hazard.ts'
import { riskOf } from '../../../../src-shared/domain/standing.ts'
import { formatDay, formatMoment } from '../../../../src-shared/format/dates.ts'
import { formatCount, formatNumber } from '../../../../src-shared/format/numbers.ts'
import type { DocumentModel, TableBlock } from '../../document.ts'
import { detailTable, joined } from '../blocks.ts'
import { documentFrame, pageMark, positionWords, versionWords } from '../identity.ts'
import { type DocumentInput, type LogView, viewLog } from '../log-view.ts'

/** Longest filter on every page; the first page has the whole. */
const FILTER = 90

/** An extract's records, read once: those asked for, in the order asked, and out of how many. */
export interface ExtractView extends LogView {
  request: ExtractRequest
  /** Hazards asked for: candidates and archived ones too, where the list had them. */
  chosen: AssessedHazard[]
  controls: Control[]
  chosenFindings: AnsweredFinding[]
  /** `12 of 28 hazards`. */
  share: string
  /** Nothing was left out. */
  isWhole: boolean
}

/** Reads what an extract is made from. Records that are no longer there are left out, and so is what was not asked. */
export function viewExtract(input: DocumentInput, request: ExtractRequest): ExtractView {
  const view = viewLog(input)
  const { records } = view.snapshot
  const inOrder = <T>(found: ReadonlyMap<string, T>): T[] => request.ids.flatMap((id) => found.get(id) ?? [])
  const of = (what: ExtractRequest['what']) => request.what === what
  const hazards = of('hazards') ? inOrder(new Map(records.hazard.map((one) => [one.id, one]))) : []
  const controls = of('controls') ? inOrder(new Map(records.control.map((one) => [one.id, one]))) : []
  const findings = of('findings') ? inOrder(new Map(input.findings.map((one) => [one.key, one]))) : []
  const share = {
    hazards: () => {
      const counting = hazards.filter(counts).length
      const outside = hazards.length - counting
      return joined(
        [
          `${formatNumber(counting)} of ${formatCount(view.counts.hazards, 'hazard')}`,
          outside > 0 && `and ${formatNumber(outside)} outside the counts`,
        ],
        ' ',
      )
    },
    controls: () => {
      const live = controls.filter(({ archived }) => archived === null).length
      const outside = controls.length - live
      return joined(
        [
          `${formatNumber(live)} of ${formatCount(view.counts.controls, 'control')}`,
          outside > 0 && `and ${formatNumber(outside)} archived`,
        ],
        ' ',
      )
    },
    findings: () => `${formatNumber(findings.length)} of ${formatCount(input.findings.length, 'finding')}`,
  }[request.what]()
  return {
    ...view,
    request,
    chosen: hazards.map((hazard) => ({ hazard, risk: riskOf(hazard, view.context) })),
    controls,
    chosenFindings: findings,
    share,
    isWhole:
      {
        hazards: hazards.filter(counts).length - view.counts.hazards,
        controls: controls.filter(({ archived }) => archived === null).length - view.counts.controls,
        findings: findings.length - input.findings.length,
      }[request.what] === 0,
  }
}

/** `Status: Open`, or that everything is shown. */
export function filterWords({ request, isWhole }: ExtractView): string {
  return request.filter.trim() || (isWhole ? 'none: all are shown' : 'not stated')
}

/** What stands at the top of every page of an extract (clinical-rules 27). */
export function extractMark(view: ExtractView): string {
  const filter = filterWords(view).replace(/\s+/g, ' ')
  const short = filter.length <= FILTER ? filter : `${filter.slice(0, FILTER - 1).trimEnd()}…`
  return joined([`EXTRACT, ${view.share}`, `filter: ${short}`, pageMark(view)], ' · ')
}

/** Title, properties, header and footer; the position stands in the footer of every page. */
export function extractFrame(view: ExtractView): Omit<DocumentModel, 'sections'> {
  const { project, position } = view.snapshot
  const frame = documentFrame(view, 'extract')
  return {
    ...frame,
    properties: {
      ...frame.properties,
      title: `Extract, ${view.share}: ${project.name}`,
      custom: { ...frame.properties.custom, Extract: `${view.share}; filter: ${filterWords(view)}` },
    },
    header: extractMark(view),
    footer: joined(
      [
        `Extract, ${project.name.slice(0, 44)}`,
        `version ${versionWords(view)}`,
        `change ${formatNumber(position.seq)}, ${position.hash.slice(0, 8)}`,
        formatDay(view.today),
      ],
      ' · ',
    ),
    headerOnFirstPage: true,
  }
}

/** What the extract is of, by which filter, and what it is not. */
export function extractDetails(view: ExtractView): TableBlock {
  return detailTable({
    caption: '',
    summary: 'What this extract holds, by which filter, and where it was taken from.',
    labelShare: 20,
    size: 'small',
    rows: [
      ['This extract holds', view.share],
      ['Filter', filterWords(view)],
      ['Taken from', `${positionWords(view)}, on ${formatMoment(view.snapshot.position.at)}`],
      ['What it is not', 'It is not the hazard log: what the filter leaves out is not here. A draft, not issued.'],
    ],
  })
}
