import type { Control } from '../../domain/control.ts'
import type { Hazard } from '../../domain/hazard.ts'
import type { Answer, RegisterRecord } from '../../domain/registers.ts'
import type { AnyRecord, RecordKind, RecordOf } from '../../domain/snapshot.ts'
import { kindWords } from '../change-words.ts'
import { clipped, sectionTitle, withNames } from '../record-names.ts'
import type { Side } from './leaves.ts'

/** Names of kinds as headings; the others are called by their words. */
const HEADS: Partial<Record<RecordKind, string>> = {
  project: 'Project settings',
  narrative: 'Section of the report',
  safetyStatement: "Clinical safety officer's statement",
  answer: 'Answer to a finding',
}

/** `Hand-over`. */
function kindHead(kind: RecordKind): string {
  const words = kindWords[kind]
  return HEADS[kind] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a record is called in a list of differences: its number or its kind, and its name. */
export function labelOfRecord(kind: RecordKind, record: AnyRecord, side: Side): { label: string; name: string } {
  if (kind === 'hazard' || kind === 'control') {
    const { number, name } = record as Hazard | Control
    return { label: number, name }
  }
  if (kind === 'narrative') {
    return { label: kindHead(kind), name: sectionTitle((record as RecordOf<'narrative'>).section, side.pack) }
  }
  if (kind === 'answer') {
    const [check = '', _kind, id = ''] = (record as Answer).finding.split(':')
    return { label: kindHead(kind), name: `${check.replaceAll('-', ' ')}, ${withNames(id, side.names)}` }
  }
  if (kind === 'benefitAnalysis') {
    const { hazardId } = record as RegisterRecord<'benefitAnalysis'>
    return {
      label: kindHead(kind),
      name: hazardId === null ? '' : `of ${side.names.get(hazardId) ?? 'another hazard'}`,
    }
  }
  const named = record as {
    name?: string
    title?: string
    product?: string
    document?: string
    what?: string
    fileName?: string
    text?: string
    decision?: string
  }
  const name = named.name ?? named.title ?? named.product ?? named.document ?? named.what ?? named.fileName
  return {
    label: kindHead(kind),
    name: clipped(name ?? (kind === 'safetyStatement' ? '' : (named.text ?? named.decision ?? ''))),
  }
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** The hazard that a record is, or is about. */
export function hazardOf(kind: RecordKind, record: AnyRecord): string | undefined {
  if (kind === 'hazard') return record.id
  if (kind === 'benefitAnalysis') return (record as RegisterRecord<'benefitAnalysis'>).hazardId ?? undefined
  if (kind !== 'answer') return undefined
  const [, of, id = ''] = (record as Answer).finding.split(':')
  return of === 'hazard' && ID.test(id) ? id.slice(0, 36) : undefined
}
