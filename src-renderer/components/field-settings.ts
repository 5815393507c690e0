import { createContext, useContext } from 'react'
import type { StandardsPack } from '../../src-shared/domain/standards-pack.ts'

/** What every field of a page shares: the pack's help texts, and whether anything may be changed. */
export interface FieldSettings {
  help: StandardsPack['fieldHelp']
  readOnly: boolean
}

export const FieldSettingsContext = createContext<FieldSettings>({ help: {}, readOnly: false })

export function useFieldSettings(): FieldSettings {
  return useContext(FieldSettingsContext)
}
