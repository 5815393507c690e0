import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { formatMoment } from '../../src-shared/format/dates.ts'
import { failureOf, useHistory } from '../api/queries.ts'
import { ProblemPanel } from '../components/ProblemPanel.tsx'
import { Reading } from '../components/Reading.tsx'
import classes from './history.module.css'
import { useProject } from './project-context.ts'
import { fieldInWords, namesOf, valueInWords, whoMade } from './record-words.ts'

/** Every change of one record, newest first, field by field with what stood there before. */
export function RecordHistory(props: { recordId: string }) {
  const { projectId, snapshot, past } = useProject()
  const names = useMemo(() => namesOf(snapshot), [snapshot])
  const history = useHistory(projectId, props.recordId, past?.seq ?? null)
  const failure = failureOf(history)
  if (failure) return <ProblemPanel failure={failure} onRetry={() => void history.refetch()} />
  if (!history.data) return <Reading>the history</Reading>
  return (
    <>
      <ol className={classes.changes}>
        {history.data.map((change) => {
          const fields = change.records.filter(({ id }) => id === props.recordId).flatMap((record) => record.fields)
          return (
            <li key={change.seq}>
              <p className={classes.line}>
                {formatMoment(change.at)}, {whoMade(change)}: {change.summary}
                {change.undoneBy !== null && ' (taken back since)'}
              </p>
              {change.reason !== '' && <p className={classes.reason}>Reason: {change.reason}</p>}
              {fields.length > 0 && (
                <ul className={classes.fields}>
                  {fields.map(({ field, before, after }) => (
                    <li key={field}>
                      <span className={classes.dimmed}>{fieldInWords(field)}:</span>{' '}
                      {before !== null && before !== '' && (
                        <>
                          <del>{valueInWords(before, names)}</del> <span className={classes.dimmed}>became</span>{' '}
                        </>
                      )}
                      {after === null || after === '' ? <em>nothing</em> : <ins>{valueInWords(after, names)}</ins>}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      {history.data.length === 0 && <p className={classes.dimmed}>Nothing was changed yet.</p>}
      {history.hasNextPage && (
        <Button variant="default" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          Earlier changes
        </Button>
      )}
      <p className={classes.dimmed}>Names as stated on this computer: there is no log-in.</p>
    </>
  )
}
