import { HASH_COMMAND, opensslCommand } from '../../resources/verification/check-bundle.js'
import { canonicalJson, sha256 } from '../ledger/canonical.ts'
import { verificationPage } from './verification-page.ts'

/** What a verification bundle is made of. */
export interface BundleParts {
  /** The stored bytes of the version, never made again. */
  baselineBytes: Uint8Array
  approvals: readonly {
    id: string
    /** The text whose UTF-8 bytes were signed. */
    signedText: string
    /** 64 bytes in base64. */
    signature: string
    /** SPKI PEM of the key that it names. */
    pem: string
    withdrawn: { at: string; reason: string } | null
  }[]
  keys: readonly {
    personId: string
    name: string
    fingerprint: string
    pem: string
    enrolledAt: string
    revoked: { on: string; reason: string } | null
  }[]
  /** Where the version stands, in words. */
  status: string
  at: string
  product: { name: string; version: string }
  ledger: { seq: number; hash: string }
  /** Folder `resources/` of the product. */
  resources: string
}

/** The files of a verification bundle by their names, the page last. */
export function bundleFiles(parts: BundleParts): Map<string, Uint8Array> {
  const { baselineBytes, approvals, at, product, status, ledger } = parts
  const hash = sha256(baselineBytes)
  const { version, snapshot } = JSON.parse(Buffer.from(baselineBytes).toString('utf8')) as {
    version: string
    snapshot: { project: { id: string; name: string; notice: string } }
  }
  const { id: projectId, name: project, notice } = snapshot.project
  const files = new Map<string, Uint8Array>()
  const put = (name: string, text: string) => files.set(name, Buffer.from(text, 'utf8'))
  files.set('baseline.json', baselineBytes)
  put('baseline.json.sha256', `${hash}  baseline.json\n`)
  for (const { id, signedText, signature, pem } of approvals) {
    put(`approvals/${id}.json`, signedText)
    files.set(`approvals/${id}.sig`, Buffer.from(signature, 'base64'))
    put(`approvals/${id}.pem`, pem)
  }
  const keys = parts.keys.map(({ personId, name, fingerprint, pem, enrolledAt, revoked }) => ({
    personId,
    name,
    fingerprint,
    pem,
    enrolledAt,
    revoked: revoked === null ? null : { on: revoked.on, reason: revoked.reason },
  }))
  put('keys.json', canonicalJson({ format: 'hazard-ledger-keys', formatVersion: 1, at, keys }))
  put(
    'bundle.json',
    canonicalJson({
      format: 'hazard-ledger-bundle',
      formatVersion: 1,
      product: { name: product.name, version: product.version },
      at,
      status,
      baseline: { sha256: hash, version, projectId, project },
      ledger: { seq: ledger.seq, hash: ledger.hash },
      approvals: approvals.map(({ id, withdrawn }) => ({
        id,
        withdrawn: withdrawn === null ? null : { at: withdrawn.at, reason: withdrawn.reason },
      })),
    }),
  )
  const page = verificationPage(parts.resources, `Verification of ${project}, version ${version}`, files)
  put('Read me.txt', readMe({ project, version, notice, status, hash, ids: approvals.map(({ id }) => id) }))
  put('verify.html', page)
  return files
}

interface ReadMe {
  project: string
  version: string
  notice: string
  status: string
  hash: string
  ids: readonly string[]
}

function readMe({ project, version, notice, status, hash, ids }: ReadMe): string {
  return `${notice === '' ? '' : `${notice}\n\n`}Verification bundle
${project}
${status}

It holds the content of version ${version} as it was issued, the approvals with their signatures, and the public keys.
The documents of this version print the SHA-256 of the content in their footer. Here it is
${hash}

Open verify.html in a browser; it needs no connection. It checks the content and the signatures, shows the hazard log,
and says what that proves and what it does not.

The same with standard tools, in this folder. The content against its hash:

  ${HASH_COMMAND}

${
  ids.length === 0
    ? 'No approval was given when this bundle was made.\n'
    : `Each signature (OpenSSL 3 or later):\n\n${ids.map((id) => `  ${opensslCommand(id)}\n`).join('')}
Each approval names the SHA-256 of the content and the fingerprint of the key it was signed by. The fingerprint of a key:

  openssl pkey -pubin -in approvals/ID.pem -outform DER | sha256sum
`
}
A signature that holds says: content unchanged since it was signed by that key. It does not prove who held the key:
compare the fingerprint with the one the signer gave you. Nor does it say what happened after this bundle was made.
`
}
