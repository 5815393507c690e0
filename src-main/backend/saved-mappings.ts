import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'
import type { ColumnMapping, ImportOptions, ScaleChoice } from '../../src-shared/domain/import-options.ts'
import type { ImportPreview } from '../../src-shared/domain/import-preview.ts'
import { type SavedMapping, savedMapping } from '../../src-shared/domain/saved-mapping.ts'
import { formatCount } from '../../src-shared/format/numbers.ts'

const FORMAT = 'hazard-ledger-saved-mappings'
const VERSION = 1
/** The one longest out of use goes when another comes. */
const MOST = 200

/** Entries are judged one by one: a spoilt one must not take the others with it. */
const file = z.object({ format: z.literal(FORMAT), version: z.literal(VERSION), mappings: z.array(z.unknown()) })

/** What is kept, and what a person should know of what could not be read. */
export interface SavedMappingsRead {
  mappings: SavedMapping[]
  notices: string[]
}

/**
 * What people said of the columns of imported files, in one small file of the data folder, the same for every host: no part
 * of a hazard log. Read at each use, because another host may have written meanwhile. Never stands in an import's way.
 */
export class SavedMappings {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'column-mappings.json')
  }

  read(): SavedMappingsRead {
    if (!existsSync(this.#path)) return { mappings: [], notices: [] }
    const stored = this.#stored()
    if (stored === null) {
      return {
        mappings: [],
        notices: [
          'What was said of the columns of earlier files cannot be read, so these columns are as the file itself tells. Nothing of a hazard log is lost.',
        ],
      }
    }
    const mappings = stored.flatMap((one) => savedMapping.safeParse(one).data ?? [])
    const spoilt = stored.length - mappings.length
    return {
      mappings,
      notices:
        spoilt === 0
          ? []
          : [
              `What was said of the columns of ${formatCount(spoilt, 'earlier file')} cannot be read and is left aside. Nothing of a hazard log is lost.`,
            ],
    }
  }

  /**
   * Keeps what a person said of a file's columns, after an import done so.
   *
   * @param at now, ISO 8601 UTC
   * @returns whether there was anything to keep, and it is kept
   */
  imported(preview: ImportPreview, options: ImportOptions, at: string): boolean {
    const { mappings } = this.read()
    const next = afterImport(mappings, preview, options, at)
    return next !== null && this.#write(next)
  }

  /** Whether it was there and is forgotten. */
  forget(signature: string): boolean {
    const { mappings } = this.read()
    const others = mappings.filter((one) => one.signature !== signature)
    return others.length < mappings.length && this.#write(others)
  }

  /** Entries as they stand; null where the file is not one of ours. */
  #stored(): unknown[] | null {
    try {
      return file.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).mappings
    } catch {
      return null
    }
  }

  #write(mappings: SavedMapping[]): boolean {
    const kept = mappings.toSorted((a, b) => b.usedAt.localeCompare(a.usedAt)).slice(0, MOST)
    try {
      // What cannot be read may be a later version's: it is put aside, not written over.
      if (existsSync(this.#path) && this.#stored() === null) renameSync(this.#path, `${this.#path}.unread`)
      const text = JSON.stringify({ format: FORMAT, version: VERSION, mappings: kept }, null, 2)
      writeFileAtomic.sync(this.#path, `${text}\n`)
      return true
    } catch {
      // A full disk must not make an import fail that is done.
      return false
    }
  }
}

/** What is kept after an import; null where nothing was said that is worth keeping. */
function afterImport(
  before: readonly SavedMapping[],
  { mapping: { signature, from }, proposal, unsure, file: { name } }: ImportPreview,
  { mapping, scale }: ImportOptions,
  at: string,
): SavedMapping[] | null {
  if (proposal === null || signature === null) return null
  const known = before.find((one) => one.signature === signature)
  const others = before.filter((one) => one !== known)
  const words = scale?.choice === 'map' ? pairsOf(scale) : undefined
  if (known !== undefined && from !== null && words === undefined) return [...others, { ...known, usedAt: at }]
  // Columns of which nobody was asked are recognised again without being kept.
  if (mapping === null && unsure.length === 0 && words === undefined) return null
  const kept: ColumnMapping = {
    format: proposal.format,
    version: proposal.version,
    sheet: proposal.sheet,
    headerRow: proposal.headerRow,
    columns: proposal.columns.filter(({ field }) => field !== 'other'),
  }
  const set = words ?? known?.mapping.scale
  const said = { signature, mapping: set === undefined ? kept : { ...kept, scale: set }, file: name, at, usedAt: at }
  return [...others, said]
}

/** Their words set against ours; a word that stands for itself says nothing. */
function pairsOf(scale: Extract<ScaleChoice, { choice: 'map' }>): ColumnMapping['scale'] {
  const pairs = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(words).filter(([theirs, ours]) => theirs !== ours))
  const [severity, likelihood] = [pairs(scale.severity), pairs(scale.likelihood)]
  return Object.keys({ ...severity, ...likelihood }).length === 0 ? undefined : { severity, likelihood }
}
