import { nothing, query, trusted } from './define.ts'
import type { KnownKey } from './issue.ts'

/** Keys of the workspace, for people who sign: also where it has no project. */
export interface KeyState {
  /** Revoked ones too, in the order of enrolment. */
  keys: KnownKey[]
  /** Whether this computer's own protection keeps private keys; otherwise a passphrase does. */
  systemKeepsKeys: boolean
}

export const keyContract = {
  'key.list': query(nothing, trusted<KeyState>()),
} as const
