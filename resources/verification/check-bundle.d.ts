/** What the checks need of the platform they run on. */
export interface BundleCrypto {
  /** SHA-256 in lower-case hexadecimal. */
  sha256(bytes: Uint8Array): Promise<string>
  /** Whether an Ed25519 signature holds over bytes; null where this platform cannot tell. */
  verify(spkiDer: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean | null>
}

/** One signed decision as it stands in a bundle. */
export interface CheckedApproval {
  id: string
  name: string
  role: string
  document: string
  version: string
  decision: string
  statement: string
  comment: string
  conditions: { text: string; owner: string; gate: string }[]
  at: string
  fingerprint: string
  state: 'holds' | 'not checked here' | 'withdrawn' | 'refused'
  /** Why it was refused or withdrawn. */
  why: string
}

/** Something that was altered, is missing, or does not belong. */
export interface BundleBreak {
  code: string
  /** Name of the file. */
  where: string
  what: string
}

/** What the checks of a bundle found. */
export interface BundleCheck {
  /** Nothing is broken; signatures may still be unchecked, see `signaturesChecked`. */
  ok: boolean
  breaks: BundleBreak[]
  proved: string[]
  notProved: string[]
  approvals: CheckedApproval[]
  signaturesChecked: boolean
  /** SHA-256 of the content as it stands in the bundle. */
  sha256: string
  version: string
  project: string
  status: string
  ledger: { seq: number; hash: string } | null
  /** The content, for showing; null where it is not what was issued. */
  content: unknown
}

/**
 * Checks a bundle by its files. Never throws on what it finds.
 * @param how `inPage`: the files are those that `verify.html` carries, which does not carry itself
 */
export function checkBundle(
  files: Map<string, Uint8Array>,
  crypto: BundleCrypto,
  how?: { inPage?: boolean },
): Promise<BundleCheck>

/** The command of standard tools that checks the content against its hash, in the bundle's folder. */
export const HASH_COMMAND: string

/** The command of standard tools that checks one signature, in the bundle's folder. */
export function opensslCommand(id: string): string
