import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Approval, readSigned } from '../../src-shared/domain/approval.ts'
import type { PublicKey } from '../../src-shared/domain/public-key.ts'
import { statusOfIssue } from '../../src-shared/format/issue-words.ts'
import { safeName } from '../documents/model/file-name.ts'
import { bundleFiles } from '../issue/bundle-files.ts'
import { bundleZip } from '../issue/write-bundle.ts'
import { readBaseline, readIssues } from '../services/issue-state.ts'
import type { Session } from './session.ts'

/** Makes the verification bundle of a version, with what was decided so far, and offers it as a .zip. */
export async function offerBundle(id: string, session: Session): Promise<{ token: string; fileName: string }> {
  const now = session.ports.clock.now()
  const { content, files } = await session.workspace.read(async (db) => {
    const { baseline, content, bytes } = await readBaseline(db, id)
    const { approvals, keys } = await readIssues(db, baseline.projectId)
    const decisions = decisionsAbout(baseline.id, approvals, keys)
    const counting = new Set([...decisions, ...content.keys].map(({ fingerprint }) => fingerprint))
    const names = new Map(content.keys.map(({ personId, name }) => [personId, name]))
    const files = bundleFiles({
      baselineBytes: bytes,
      approvals: decisions,
      keys: keys
        .filter(({ fingerprint }) => counting.has(fingerprint))
        .map((key) => ({ ...key, name: names.get(key.personId) ?? '' })),
      status: statusOfIssue(baseline, approvals),
      at: now.toISOString(),
      product: { name: 'Hazard Ledger', version: session.version },
      ledger: baseline.position,
      resources: session.resources,
    })
    return { content, files }
  })
  const path = join(await session.files.folder(), `${randomUUID()}.zip`)
  await writeFile(path, await bundleZip(files, now.toISOString()))
  const fileName = `${safeName(`${content.snapshot.project.name} - ${content.version} - Verification bundle`)}.zip`
  return { token: session.files.offer({ name: fileName, mediaType: 'application/zip', path }), fileName }
}

/** Decisions about a version as they stand in a bundle, withdrawn ones too, each with the key that signed it. */
function decisionsAbout(baselineId: string, approvals: readonly Approval[], keys: readonly PublicKey[]) {
  return approvals
    .filter((one) => one.baselineId === baselineId)
    .map(({ signed, signature, withdrawn }) => {
      const { id, keyFingerprint } = readSigned({ signed })
      const pem = keys.find(({ fingerprint }) => fingerprint === keyFingerprint)?.pem ?? ''
      return { id, signedText: signed, signature, pem, withdrawn, fingerprint: keyFingerprint }
    })
}
