import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { DocumentFormat, DocumentKind } from '../../../src-shared/contract/exchange.ts'
import { statusOfIssue } from '../../../src-shared/format/issue-words.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { useIssueState } from '../../api/queries.ts'
import { openFindings, useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'
import { ExportResult } from './ExportResult.tsx'
import type { OutlineEntry } from './outline.ts'
import { BroughtBackUnderImport, SendToExcel } from './SendToExcel.tsx'
import type { Exports } from './use-exports.ts'

interface Described {
  document: DocumentKind
  title: string
  /** In the middle of a sentence. */
  name: string
  what: string
  readers: string
  formats: { format: DocumentFormat; word: string }[]
}

const DOCUMENTS: Described[] = [
  {
    document: 'hazard-log',
    title: 'Hazard log',
    name: 'the hazard log',
    what: 'Every hazard with its causes, controls, evidence and ratings, after the matrix with its definitions and a summary of initial and residual clinical risk. In Excel it has the 19-column layout of NHS Digital’s published logs, or a row for each cause; what the layout cannot hold is listed on its front sheet.',
    readers: 'The clinical safety team, reviewers and auditors; it goes with the report.',
    formats: [
      { format: 'docx', word: 'Export as Word' },
      { format: 'pdf', word: 'Export as PDF' },
      { format: 'html', word: 'Export as web page' },
    ],
  },
  {
    document: 'safety-case',
    title: 'Clinical safety case report',
    name: 'the clinical safety case report',
    what: 'The argument and its evidence: what the system is for, how clinical risk was managed, which risks remain and on what they rest, the clinical safety officer’s statement and the decisions asked. Its sections are written here.',
    readers: 'The board or top management that authorises, auditors, and whoever the system is handed to.',
    formats: [
      { format: 'docx', word: 'Export as Word' },
      { format: 'pdf', word: 'Export as PDF' },
      { format: 'html', word: 'Export as web page' },
    ],
  },
  {
    document: 'board-page',
    title: 'Board page',
    name: 'the board page',
    what: 'The log on one sheet: the statement and the decisions asked, the three matrices with their sums, what is needed before the next go-live and not done, residual clinical risk not accepted, and what changed in 30 days.',
    readers: 'The board or top management, at a meeting; it goes before the report, not instead of it.',
    formats: [
      { format: 'pdf', word: 'Export as PDF' },
      { format: 'docx', word: 'Export as Word' },
      { format: 'html', word: 'Export as web page' },
    ],
  },
]

/** Where the issued versions of a document are, beside the draft. */
function IssuedVersions({ document }: { document: DocumentKind }) {
  const { projectId } = useProject()
  const issues = useIssueState(projectId).data
  if (document === 'board-page' || document === 'extract') return 'A board page is made from the working log alone.'
  if (issues === undefined) return null
  const shown = issues.baselines.filter((one) => one.documents.some((other) => other.document === document))
  if (shown.length === 0) {
    return (
      <>
        There is no issued version yet.{' '}
        <Link to="/projects/$projectId/issues" params={{ projectId }} search={{ act: 'issue' }}>
          Issue a version
        </Link>
        .
      </>
    )
  }
  return (
    <>
      Issued versions:{' '}
      {shown.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && '; '}
          <Link to="/projects/$projectId/issues" params={{ projectId }} search={{ record: one.id }}>
            {statusOfIssue(one, issues.approvals, document)}
          </Link>
        </Fragment>
      ))}
      .
    </>
  )
}

/** The documents: what each is, who reads it, how it stands, and its export. */
export function ExportDocuments({ exports, outline }: { exports: Exports; outline: readonly OutlineEntry[] }) {
  const { snapshot, findings, projectId } = useProject()
  const { version } = snapshot.project
  const errors = findings === null ? 0 : openFindings(findings).filter(({ level }) => level === 'error').length
  const sections = outline.filter(({ heading }) => !heading)
  return DOCUMENTS.map(({ document, title, name, what, readers, formats }) => {
    const result = exports.of[document]
    return (
      <section key={document} aria-labelledby={`document-${document}`} className={classes.document}>
        <h2 id={`document-${document}`}>{title}</h2>
        <dl className={classes.facts}>
          <div>
            <dt>What it is</dt>
            <dd>{what}</dd>
          </div>
          <div>
            <dt>Who reads it</dt>
            <dd>{readers}</dd>
          </div>
          <div>
            <dt>State</dt>
            <dd>
              <strong>DRAFT</strong>, not issued: the working log
              {version === '' ? ' without a version' : `, version ${version}`}. <IssuedVersions document={document} />
              {errors > 0 && (
                <>
                  {' '}
                  <Link to="/projects/$projectId/checks" params={{ projectId }}>
                    {formatCount(errors, 'open error')}
                  </Link>{' '}
                  would block an issue.
                </>
              )}
            </dd>
          </div>
          {document === 'safety-case' && (
            <div>
              <dt>Sections</dt>
              <dd>
                {formatNumber(sections.filter(({ written }) => written).length)} of {formatNumber(sections.length)} have
                something recorded; the others say “Not recorded”.
              </dd>
            </div>
          )}
        </dl>
        <div className={classes.inserts}>
          {formats.map(({ format, word }, index) => (
            <Button
              key={format}
              variant={index === 0 ? 'filled' : 'default'}
              aria-label={`${word}: ${title}`}
              loading={result?.state === 'building' && result.format === format}
              disabled={exports.busy && !(result?.state === 'building' && result.format === format)}
              onClick={() => void exports.start(document, format)}
            >
              {word}
            </Button>
          ))}
          {document === 'hazard-log' && <SendToExcel exports={exports} />}
        </div>
        {document === 'hazard-log' && <BroughtBackUnderImport />}
        {result !== undefined && (
          <ExportResult of={result} name={name} onSaveAnyway={() => void exports.saveAnyway(document)} />
        )}
      </section>
    )
  })
}
