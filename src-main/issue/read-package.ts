import { isDeepStrictEqual } from 'node:util'
import { readSigned, type SignedApproval } from '../../src-shared/domain/approval.ts'
import type { Baseline } from '../../src-shared/domain/baseline.ts'
import {
  PACKAGE_FORMAT,
  type PackedHistory,
  type ProjectPackage,
  projectPackage,
} from '../../src-shared/domain/package.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { type RecordKind, recordKinds } from '../../src-shared/domain/snapshot.ts'
import { changeHash } from '../ledger/append.ts'
import { canonicalJson, sha256 } from '../ledger/canonical.ts'
import { upgradeRecord } from '../ledger/upgrade.ts'
import { type BaselineContent, readBaselineContent } from './baseline-content.ts'
import { fingerprintOf, holds } from './ed25519.ts'

type Fields = Record<string, unknown>

/** Places named at most in one refusal. */
const PLACES = 100

/**
 * Reads a package and holds it against itself: its shape to the last field, the bytes of each version against their hash,
 * each signature against its words, each change of its history and the whole against their hashes. Records of earlier
 * formats are brought to today's.
 *
 * @param name of the file, for people
 * @throws Refusal `unreadable` or `newer-version`, with the path of what is wrong
 */
export function readPackage(bytes: Uint8Array, name: string): ProjectPackage {
  const raw = parseText(bytes, name)
  const { format, formatVersion } = raw
  if (format !== PACKAGE_FORMAT.format) {
    throw unreadable(name, 'it is no package of Hazard Ledger', 'A package ends in .hazards.json or .hazards.zip.')
  }
  if (typeof formatVersion === 'number' && formatVersion > PACKAGE_FORMAT.formatVersion) throw newer(name)
  const hash = hashOfRest(raw, name)
  const read = parseShape(inTodaysFormats(raw, name), name)
  checkApprovals(read, checkBaselines(read, name), name)
  for (const [index, history] of read.history.entries()) checkHistory(history, `history[${index}]`, name)
  if (hash !== read.sha256) {
    throw unreadable(
      name,
      'something in it was changed since it was made: the hash of the whole differs',
      'Have it exported again.',
    )
  }
  return read
}

function parseText(bytes: Uint8Array, name: string): Fields {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw unreadable(name, 'it is no whole JSON text', 'It may have been cut short on its way: fetch it again.')
  }
  if (isFields(parsed)) return parsed
  throw unreadable(name, 'it is no package of Hazard Ledger')
}

/** SHA-256 of everything but the hash itself. */
function hashOfRest({ sha256: _own, ...rest }: Fields, name: string): string {
  try {
    return sha256(canonicalJson(rest))
  } catch {
    throw unreadable(name, 'it holds half a character')
  }
}

/** The same with every record in today's format. @throws Refusal `newer-version` */
function inTodaysFormats(raw: Fields, name: string): Fields {
  const formats = isFields(raw['recordFormats']) ? raw['recordFormats'] : {}
  const formatOf = (kind: string) => (typeof formats[kind] === 'number' ? formats[kind] : 1)
  const kinds = Object.keys(recordKinds) as RecordKind[]
  const changed = new Set(kinds.filter((kind) => formatOf(kind) !== recordKinds[kind].format))
  if (kinds.some((kind) => formatOf(kind) > recordKinds[kind].format)) throw newer(name)
  if (changed.size === 0) return raw
  const one = (kind: RecordKind, record: unknown): unknown => {
    if (!changed.has(kind) || !isFields(record)) return record
    try {
      return upgradeRecord(kind, formatOf(kind), { ...record })
    } catch {
      throw unreadable(name, `a record of kind ${kind} cannot be brought to today’s format`)
    }
  }
  const each = (kind: RecordKind, list: unknown) => (Array.isArray(list) ? list.map((entry) => one(kind, entry)) : list)
  const byKind = (lists: unknown) =>
    isFields(lists)
      ? Object.fromEntries(Object.entries(lists).map(([kind, list]) => [kind, each(kind as RecordKind, list)]))
      : lists
  const around = (part: unknown) =>
    isFields(part)
      ? { ...part, organisations: each('organisation', part['organisations']), people: each('person', part['people']) }
      : part
  const content = around(raw['content'])
  return {
    ...raw,
    content: isFields(content)
      ? { ...content, project: one('project', content['project']), records: byKind(content['records']) }
      : content,
    named: around(raw['named']),
    takenBack: byKind(raw['takenBack']),
    baselines: Array.isArray(raw['baselines'])
      ? raw['baselines'].map((entry: unknown) =>
          isFields(entry) ? { ...entry, record: one('baseline', entry['record']) } : entry,
        )
      : raw['baselines'],
    approvals: each('approval', raw['approvals']),
    publicKeys: each('publicKey', raw['publicKeys']),
  }
}

function parseShape(raw: Fields, name: string): ProjectPackage {
  const { success, data, error } = projectPackage.safeParse(raw)
  if (!success) {
    const fields: Record<string, string> = {}
    for (const { path, message } of error.issues.slice(0, PLACES)) fields[pathWords(path)] ??= message
    const [[place, what] = ['', '']] = Object.entries(fields)
    const more = error.issues.length - 1
    throw unreadable(
      name,
      `${place === '' ? '' : `${place}: `}${what.replace(/\.$/, '')}${more > 0 ? ` (and ${more} more)` : ''}`,
      'Have it exported again.',
      fields,
    )
  }
  // The schemas mend texts on their way in. A package is taken as it stands or not at all.
  const mended = isDeepStrictEqual(data, raw) ? null : firstDifference(raw, data, [])
  if (mended !== null) {
    const place = pathWords(mended)
    throw unreadable(name, `${place}: this text has characters or spaces that no record here has`, undefined, {
      [place]: 'Not as this product writes it.',
    })
  }
  return data
}

function firstDifference(before: unknown, after: unknown, path: PropertyKey[]): PropertyKey[] {
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return path
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [(before as Fields)[key], (after as Fields)[key]]
    if (!isDeepStrictEqual(one, other)) return firstDifference(one, other, [...path, key])
  }
  return path
}

/** `content.records.hazard[3].name` */
function pathWords(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (/^\d+$/.test(String(part)) ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}

/** @returns what each version froze, by its id */
function checkBaselines({ baselines, content }: ProjectPackage, name: string): Map<string, BaselineContent> {
  const frozen = new Map<string, BaselineContent>()
  for (const [index, { record, sha256: hash, text }] of baselines.entries()) {
    const bytes = Buffer.from(text, 'utf8')
    const wrong = (what: string) => unreadable(name, `issued version ${record.version} (baselines[${index}]): ${what}`)
    if (sha256(bytes) !== hash || record.sha256 !== hash || record.size !== bytes.length) {
      throw wrong('its text is not what was issued, its hash differs')
    }
    let read: BaselineContent
    try {
      read = readBaselineContent(bytes)
    } catch {
      throw wrong('its text is no issued version that this product can read')
    }
    if (record.projectId !== content.project.id || read.snapshot.project.id !== content.project.id) {
      throw wrong('it is of another project')
    }
    if (!isDeepStrictEqual(factsIn(record), factsFrom(read))) throw wrong('its record says other than its text')
    frozen.set(record.id, read)
  }
  return frozen
}

/** What the record of a version repeats of its text. */
function factsIn({ version, purpose, phase, summary, documents, asked, issuedAt, issuedBy, position }: Baseline) {
  return { version, purpose, phase, summary, documents, asked, issuedAt, issuedBy, position }
}

function factsFrom({ version, purpose, phase, summary, documents, asked, issued, snapshot }: BaselineContent) {
  const { seq, hash } = snapshot.position
  const by = { issuedAt: issued.at, issuedBy: issued.by.name, position: { seq, hash } }
  return { version, purpose, phase, summary, documents, asked, ...by }
}

function checkApprovals(
  { approvals, baselines, publicKeys }: ProjectPackage,
  frozen: ReadonlyMap<string, BaselineContent>,
  name: string,
): void {
  for (const [index, key] of publicKeys.entries()) {
    if (fingerprintOr(key.pem) !== key.fingerprint) {
      throw unreadable(name, `publicKeys[${index}]: the key has another fingerprint`)
    }
  }
  for (const [index, { signed, signature, baselineId }] of approvals.entries()) {
    const wrong = (what: string) => unreadable(name, `approvals[${index}]: ${what}`)
    const issued = baselines.find(({ record }) => record.id === baselineId)
    const content = frozen.get(baselineId)
    if (issued === undefined || content === undefined) throw wrong('it is of no version in the package')
    let said: SignedApproval
    try {
      said = readSigned({ signed })
    } catch {
      throw wrong('its signed text is no approval')
    }
    if (said.baseline.sha256 !== issued.sha256) throw wrong('it was signed for other content')
    const key = publicKeys.find(({ fingerprint }) => fingerprint === said.keyFingerprint)
    if (key === undefined) throw wrong('the key that signed it is not in the package')
    if (!holds(key.pem, signed, signature)) throw wrong('the signature is not of this text')
    const enrolled = content.keys.some(
      ({ personId, fingerprint }) => personId === said.person.id && fingerprint === said.keyFingerprint,
    )
    if (!enrolled || key.personId !== said.person.id) {
      throw wrong('its key was not enrolled for this person when the version was issued')
    }
    const asked = content.asked.some(
      ({ document, personId, role }) =>
        document === said.document.document && personId === said.person.id && role === said.role,
    )
    if (!asked) throw wrong('this person was not asked about this document')
  }
}

function fingerprintOr(pem: string): string | null {
  try {
    return fingerprintOf(pem)
  } catch {
    return null
  }
}

function checkHistory({ changes }: PackedHistory, place: string, name: string): void {
  for (const [index, { actor, host, revisions, ...change }] of changes.entries()) {
    const { hash, ...rest } = change
    const row = { ...rest, actor: canonicalJson(actor), host: canonicalJson(host) }
    const whole = changeHash(
      row,
      revisions.map((one, at) => ({ ...one, place: at })),
    )
    const images = revisions.every(
      ({ image, imageHash }) => image === null || sha256(canonicalJson(image)) === imageHash,
    )
    if (whole !== hash || !images) {
      throw unreadable(
        name,
        `${place}.changes[${index}]: change ${change.seq} is not what was recorded, its hash differs`,
      )
    }
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function newer(name: string): Refusal {
  return new Refusal(
    'newer-version',
    `${name} was made by a newer Hazard Ledger. Nothing was changed.`,
    'Take it in with that version, or update this one.',
  )
}

/** A refusal about a package as a whole. */
export function unreadable(name: string, what: string, hint?: string, fields?: Record<string, string>): Refusal {
  return new Refusal('unreadable', `${name} cannot be taken in: ${what}. Nothing was changed.`, hint, fields)
}
