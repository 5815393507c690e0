import { Link } from '@tanstack/react-router'
import { NOT_RECORDED } from '../../../src-shared/format/standing-words.ts'
import { useCommand } from '../../api/commands.ts'
import { ClauseList } from '../../project/ClauseList.tsx'
import { useProject } from '../../project/project-context.ts'
import { BoardDecisions } from './BoardDecisions.tsx'
import classes from './documents.module.css'
import { useLiveValues } from './live-values.ts'
import { NarrativeEditor } from './NarrativeEditor.tsx'
import { DECISIONS, type OutlineEntry, STATEMENT, sectionTitle } from './outline.ts'
import { StatementForm } from './StatementForm.tsx'

function withoutText(id: string, state: string): string {
  if (id === STATEMENT) return 'The statement stands here.'
  return state === 'from records' ? 'The records of the project stand here.' : `${NOT_RECORDED}.`
}

/** One section of the report: what belongs there, which clauses ask for it, and its text. */
export function SectionEditor(props: {
  entry: OutlineEntry
  previous: OutlineEntry | undefined
  next: OutlineEntry | undefined
}) {
  const { projectId, snapshot } = useProject()
  const run = useCommand()
  const values = useLiveValues()
  const { section, state } = props.entry
  const text = snapshot.records.narrative.find((one) => one.section === section.id && one.archived === null)?.text ?? ''
  return (
    <article className={classes.editor} aria-labelledby="section-title">
      <h2 id="section-title">{sectionTitle(section)}</h2>
      <p className={classes.state}>{state.charAt(0).toUpperCase() + state.slice(1)}</p>
      <p className={classes.guidance}>{section.guidance}</p>
      {state === 'from records' && (
        <p className={classes.note}>
          The document prints the records of the project here (Settings); a text of your own is added to them.
        </p>
      )}
      <ClauseList clauses={section.clauses} />
      {section.id === STATEMENT && <StatementForm />}
      {section.id === DECISIONS && <BoardDecisions />}
      <NarrativeEditor
        section={section}
        label={section.id === STATEMENT || section.id === DECISIONS ? 'More text in this section' : 'Text'}
        text={text}
        withoutText={withoutText(section.id, state)}
        values={values}
        // A refusal is told in a notification too: the person may have gone on to another section.
        onSave={(written) => run('narrative.set', { projectId, section: section.id, text: written })}
      />
      <nav className={classes.neighbours} aria-label="Sections before and after">
        {props.previous !== undefined && (
          <Link
            to="/projects/$projectId/documents"
            params={{ projectId }}
            search={{ section: props.previous.section.id }}
          >
            ← {sectionTitle(props.previous.section)}
          </Link>
        )}
        {props.next !== undefined && (
          <Link to="/projects/$projectId/documents" params={{ projectId }} search={{ section: props.next.section.id }}>
            {sectionTitle(props.next.section)} →
          </Link>
        )}
      </nav>
    </article>
  )
}
