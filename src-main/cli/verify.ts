import { resolve } from 'node:path'
import type { IntegrityFinding } from '../../src-shared/domain/integrity.ts'
import { formatCount } from '../../src-shared/format/numbers.ts'
import { verifyFile } from '../backend/verify-file.ts'
import { readBundle } from '../issue/read-bundle.ts'
import { verifyBundle } from '../issue/verify-bundle.ts'
import { type Answer, EXIT } from './answer.ts'

/** Checks a verification bundle, a folder or a .zip, and names the first break. */
export async function runVerifyBundle(bundle: string): Promise<Answer> {
  const path = resolve(bundle)
  const { content: _content, ...check } = await verifyBundle(await readBundle(path))
  const [first] = check.breaks
  return {
    object: { bundle: path, ...check },
    lines: check.ok
      ? [
          `${check.project}, version ${check.version}. ${check.status}.`,
          ...check.proved,
          'Not shown:',
          ...check.notProved,
        ]
      : [`Does not hold: ${first?.what}`, ...check.breaks.slice(1).map(({ what }) => what)],
    exit: check.ok ? EXIT.done : EXIT.refused,
  }
}

/** Checks everything of a workspace file, and names the first break. */
export async function runVerifyWorkspace(workspace: string, dataFolder: string, head: string | null): Promise<Answer> {
  const path = resolve(workspace)
  const report = await verifyFile(path, dataFolder, head ?? undefined)
  const [first, ...more] = report.findings
  const { counts } = report
  return {
    object: { workspace: path, ...report },
    lines:
      first === undefined
        ? [
            `Unchanged: ${formatCount(counts.changes, 'change')} in one chain, ${formatCount(counts.records, 'record')} as the ledger says, ${formatCount(counts.issuedVersions, 'issued version')} and ${formatCount(counts.evidenceFiles, 'evidence file')} with their hashes.`,
            `Head: change ${report.head?.seq ?? 0}, ${report.head?.hash ?? ''}`,
            'Not shown: whoever holds the file can rebuild the chain; compare the head with one printed in an issued document (--head).',
          ]
        : [`Altered or damaged: ${placed(first)}`, ...more.map(placed)],
    exit: report.ok ? EXIT.done : EXIT.refused,
  }
}

/** `page 4: …`, `change 12: …`: a finding with where it is. */
function placed({ part, where: { page, seq, kind, id }, what }: IntegrityFinding): string {
  const place = [
    ...(page === undefined ? [] : [`page ${page}`]),
    ...(seq === undefined ? [] : [`change ${seq}`]),
    ...(kind === undefined ? [] : [kind]),
    ...(id === undefined ? [] : [id]),
  ]
  return `${[part, ...place].join(', ')}: ${what}`
}
