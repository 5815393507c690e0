import type { Assessment, Stage } from '../../../../src-shared/domain/assessment.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import { DateField } from '../../../components/DateField.tsx'
import { useProject } from '../../../project/project-context.ts'
import { RecordSelect } from '../../../project/RecordSelect.tsx'
import { RecordsSelect } from '../../../project/RecordsSelect.tsx'
import type { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'
import { Place } from './place.tsx'

type Score = ReturnType<typeof useHazardCommands>['score']

/** Who assessed, people or a session, and when: apart from who typed it and when that was (clinical-rules 3). */
export function Assessors(props: { stage: Stage; assessment: Assessment | null; score: Score }) {
  const { stage, assessment, score } = props
  const { people, snapshot } = useProject()
  return (
    <>
      <Place field={`${stage}.assessedBy`}>
        <RecordsSelect
          label="Assessed by"
          helpKey="assessment.assessedBy"
          value={assessment?.assessedBy ?? []}
          records={[...people.values()]}
          placeholder="Nobody named"
          onSave={(assessedBy) => score(stage, { assessedBy })}
        />
      </Place>
      <div className={classes.pair}>
        <Place field={`${stage}.assessedOn`}>
          <DateField
            label="Assessed on"
            helpKey="assessment.assessedOn"
            value={assessment?.assessedOn ?? null}
            onSave={(assessedOn) => score(stage, { assessedOn })}
          />
        </Place>
        <Place field={`${stage}.sessionId`}>
          <RecordSelect
            label="In the session"
            helpKey="assessment.session"
            placeholder={snapshot.records.session.length === 0 ? 'No session recorded' : 'No session named'}
            value={assessment?.sessionId ?? null}
            records={snapshot.records.session.map(({ id, title, date, archived }) => ({
              id,
              name: title,
              archived,
              detail: formatDay(date),
            }))}
            onSave={(sessionId) => score(stage, { sessionId })}
          />
        </Place>
      </div>
    </>
  )
}
