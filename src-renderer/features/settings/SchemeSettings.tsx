import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { Matrix } from '../../components/Matrix.tsx'
import { RatingChip } from '../../components/RatingChip.tsx'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import { SchemeEditor } from './SchemeEditor.tsx'
import { nextVersion } from './scheme-draft.ts'
import classes from './settings.module.css'

function Words({ title, words }: { title: string; words: Scheme['severity'] }) {
  return (
    <Section title={title}>
      <dl className={classes.words}>
        {words.toReversed().map(({ word, definition }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{definition}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The scheme in force as documents print it; a change of it is a new version. */
export function SchemeSettings() {
  const { snapshot, canWrite, projectId } = useProject()
  const { scheme } = snapshot.project
  const [editing, setEditing] = useState<Scheme | null>(null)
  if (editing !== null) return <SchemeEditor draft={editing} onChange={setEditing} onClose={() => setEditing(null)} />
  return (
    <div className={classes.scheme}>
      <Section
        title={`${scheme.title}, version ${scheme.version}`}
        actions={
          canWrite && (
            <Button variant="default" onClick={() => setEditing(nextVersion(scheme, projectId))}>
              Make a new version
            </Button>
          )
        }
      >
        <p className={classes.note}>
          The scheme in use is not edited. A new version shows every hazard whose rating would move; those become
          unconfirmed until a named person confirms or scores them again.
        </p>
        <div className={classes.matrixBeside}>
          <Matrix scheme={scheme} caption="Matrix" />
          <dl className={classes.words}>
            {scheme.ratings.toReversed().map((rating) => (
              <div key={rating.number}>
                <dt>
                  <RatingChip rating={rating} />
                </dt>
                <dd>
                  {rating.text}
                  {rating.needsReason && <em> Accepted only with a recorded reason.</em>}
                  {rating.blocksIssue && <em> A residual of this rating blocks an issue.</em>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </Section>
      <div className={classes.two}>
        <Words title="Severity" words={scheme.severity} />
        <Words title="Likelihood" words={scheme.likelihood} />
        <Section title="Source">
          <p className={classes.prose}>{scheme.source}</p>
        </Section>
        <Section title="Convention">
          <p className={classes.prose}>{scheme.convention}</p>
        </Section>
      </div>
    </div>
  )
}
