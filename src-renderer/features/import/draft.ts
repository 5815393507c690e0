import type { StandardId } from '../../../src-shared/domain/project.ts'
import { isPackage } from '../../components/file-drop.ts'

/** Everything typed and ticked in the wizard; nothing of it is lost where a step fails. */
export interface Draft {
  /** Kept so that it can be sent once more. */
  file: File | null
  /** What the backend calls the file it has taken in. */
  sent: { token: string } | null
  /** Null until chosen: then the standard proposes it. */
  whose: 'ours' | 'supplier' | null
  supplierName: string
  into: 'new' | 'existing'
  projectId: string | null
  projectName: string
  standard: StandardId | null
  /** Wordings to merge, none until ticked. */
  merge: ReadonlySet<string>
  /** Control entries of a supplier taken as existing ones, by `entryKey`; none until ticked. */
  existing: ReadonlySet<string>
  /** Changes of another version that are left, and conflicts taken over, by `changeKey`; hazards said to be the same. */
  leave: ReadonlySet<string>
  takeOver: ReadonlySet<string>
  same: ReadonlySet<string>
  takeCover: boolean
  takeAssumptions: boolean
}

export const BLANK_DRAFT: Draft = {
  file: null,
  sent: null,
  whose: null,
  supplierName: '',
  into: 'new',
  projectId: null,
  projectName: '',
  standard: null,
  merge: new Set(),
  existing: new Set(),
  leave: new Set(),
  takeOver: new Set(),
  same: new Set(),
  takeCover: true,
  takeAssumptions: true,
}

/** Changes some of the draft. */
export type Change = (patch: Partial<Draft>) => void

/** A deploying organisation is given its supplier's log; a manufacturer brings its own (clinical-rules 1). */
export function whoseOf(draft: Draft, standards: readonly string[]): 'ours' | 'supplier' {
  return draft.whose ?? (standards.includes('DCB0160') ? 'supplier' : 'ours')
}

/** The set with one thing in it or out of it. */
export function toggled(set: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (on) next.add(key)
  else next.delete(key)
  return next
}

/** Ends of the names of files that the import reads, packages among them, as a file dialog wants them. */
export const READABLE = '.xlsx,.xlsm,.csv,.tsv,.md,.markdown,.docx,.json,.zip'

/** Whether a file is to be read as a package: no hazard log is .json, and any other .zip is a folder of pages. */
export function mayBePackage(file: { name: string }): boolean {
  return /\.json$/i.test(file.name) || isPackage(file)
}
