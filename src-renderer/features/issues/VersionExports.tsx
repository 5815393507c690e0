import { Button } from '@mantine/core'
import type { DocumentFormat } from '../../../src-shared/contract/exchange.ts'
import { type Baseline, issuedDocumentTitle } from '../../../src-shared/domain/baseline.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import record from '../../components/record.module.css'
import { useExport } from '../../project/use-export.ts'
import classes from './issues.module.css'

const WORDS: Record<DocumentFormat, string> = { docx: 'Word', pdf: 'PDF', html: 'Web page', xlsx: 'Excel', csv: 'CSV' }
const FORMATS = { 'hazard-log': ['docx', 'pdf', 'html', 'xlsx'], 'safety-case': ['docx', 'pdf', 'html'] } as const

/** The documents of an issued version, made from what was frozen, and its verification bundle. */
export function VersionExports({ baseline }: { baseline: Baseline }) {
  const { busy, start } = useExport()
  const run = useCommand()
  async function bundle(): Promise<void> {
    const made = await run('baseline.bundle', { id: baseline.id })
    if (!made.ok) return
    const saved = await download(made.value.token, made.value.fileName)
    if (!saved.ok) tellFailure(saved.error)
  }
  return (
    <>
      {baseline.documents.map(({ document, version, reference }) => (
        <div key={document} className={classes.exports}>
          <span>
            {issuedDocumentTitle[document]}, version {version}
            {reference === '' ? '' : ` (${reference})`}
          </span>
          <span className={record.row}>
            {FORMATS[document].map((format) => (
              <Button
                key={format}
                size="compact-sm"
                variant="default"
                disabled={busy !== null}
                aria-label={`${issuedDocumentTitle[document]} ${version} as ${WORDS[format]}`}
                onClick={() => void start({ document, format, baselineId: baseline.id })}
              >
                {WORDS[format]}
              </Button>
            ))}
          </span>
        </div>
      ))}
      <div className={classes.exports}>
        <span>Frozen content, signatures, public keys, and a page that checks them offline in any browser</span>
        <Button size="compact-sm" variant="default" disabled={busy !== null} onClick={() => void bundle()}>
          Verification bundle (.zip)
        </Button>
      </div>
      <output className={record.dimmed}>{busy === null ? '' : 'Making the file…'}</output>
    </>
  )
}
