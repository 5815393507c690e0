import { Link, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'
import { ExportDocuments } from './ExportDocuments.tsx'
import { type OutlineEntry, outlineOf } from './outline.ts'
import { PackageOfProject } from './PackageOfProject.tsx'
import { SectionEditor } from './SectionEditor.tsx'
import { useExports } from './use-exports.ts'
import { usePackaging } from './use-packaging.ts'

function OutlineList({ outline, chosen }: { outline: readonly OutlineEntry[]; chosen: string | null }) {
  const { projectId } = useProject()
  const params = { projectId }
  const texts = outline.filter(({ heading }) => !heading)
  return (
    <nav className={classes.outline} aria-label="Documents and sections">
      <Link
        to="/projects/$projectId/documents"
        params={params}
        search={{}}
        activeOptions={{ exact: true }}
        className={classes.entry}
        {...(chosen === null ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
      >
        Documents and export
      </Link>
      <h2>
        Sections of the report{' '}
        <span className={classes.dimmed}>
          {formatNumber(texts.filter(({ written }) => written).length)} of {formatNumber(texts.length)}
        </span>
      </h2>
      <ul>
        {outline.map(({ section, heading, sub, state, written }) => (
          <li key={section.id}>
            {heading ? (
              <span className={classes.head}>
                <span className={classes.number}>{section.number}</span>
                {section.title}
              </span>
            ) : (
              <Link
                to="/projects/$projectId/documents"
                params={params}
                search={{ section: section.id }}
                className={`${classes.entry} ${sub ? '' : classes.top}`}
                {...(chosen === section.id ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
              >
                <span className={classes.number}>{section.number}</span>
                <span className={classes.entryTitle}>{section.title}</span>
                <span className={classes.entryState}>
                  <span aria-hidden>{written ? '● ' : '○ '}</span>
                  {state}
                </span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The documents with their exports, and the sections of the report that people write. */
export function Page() {
  const { pack, snapshot } = useProject()
  const search = useSearch({ from: '/projects/$projectId/documents' })
  const exports = useExports()
  const packaging = usePackaging()
  const outline = useMemo(() => outlineOf(pack, snapshot), [pack, snapshot])
  const written = outline.filter(({ heading }) => !heading)
  const at = written.findIndex(({ section }) => section.id === search.section)
  const entry = written[at]
  return (
    <>
      <PageHeader title="Documents" />
      <div className={classes.columns}>
        <OutlineList outline={outline} chosen={entry?.section.id ?? null} />
        <div key={entry?.section.id ?? 'documents'} className={classes.right}>
          {entry === undefined ? (
            <>
              <ExportDocuments exports={exports} outline={outline} />
              <PackageOfProject packaging={packaging} />
            </>
          ) : (
            <SectionEditor key={entry.section.id} entry={entry} previous={written[at - 1]} next={written[at + 1]} />
          )}
        </div>
      </div>
    </>
  )
}
