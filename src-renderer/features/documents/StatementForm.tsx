import { holdersOf } from '../../../src-shared/domain/project.ts'
import { type SafetyStatement, statementRecommendation } from '../../../src-shared/domain/registers.ts'
import { useCommand } from '../../api/commands.ts'
import { DateField } from '../../components/DateField.tsx'
import { choicesOf, SelectField } from '../../components/SelectField.tsx'
import { LongTextField } from '../../components/TextField.tsx'
import { PersonSelect } from '../../project/PersonSelect.tsx'
import { nameOf, useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'

type Patch = Partial<Pick<SafetyStatement, 'recommendation' | 'text' | 'conditions' | 'personId' | 'date'>>

/** The clinical safety officer's own statement: recommendation, words, conditions, person and date. */
export function StatementForm() {
  const { projectId, snapshot, people, today } = useProject()
  const run = useCommand()
  const given = snapshot.records.safetyStatement.findLast(({ archived }) => archived === null)
  const officers = holdersOf(snapshot.project, 'clinical safety officer', today).map((id) => nameOf(people, id))
  const unsaid = given !== undefined && given.recommendation !== 'not yet given' && given.personId === null
  const save = (patch: Patch) => run('statement.set', { projectId, patch }, { quiet: true })
  return (
    <>
      <p className={classes.note}>
        Page one of the report gives this statement, with its conditions and the decisions asked of the board.{' '}
        {officers.length === 0
          ? 'The project has no clinical safety officer today.'
          : `Clinical safety officer today: ${[...new Set(officers)].join(', ')}.`}
      </p>
      <SelectField
        label="Recommendation"
        helpKey="safetyStatement.recommendation"
        value={given?.recommendation ?? 'not yet given'}
        choices={choicesOf(statementRecommendation.options)}
        onSave={(recommendation) => save({ recommendation: recommendation ?? 'not yet given' })}
      />
      <LongTextField
        label="Statement"
        helpKey="safetyStatement.text"
        minRows={5}
        value={given?.text ?? ''}
        onSave={(text) => save({ text })}
      />
      <LongTextField
        label="Conditions"
        helpKey="safetyStatement.conditions"
        hint="One condition a line."
        minRows={3}
        value={given?.conditions ?? ''}
        onSave={(conditions) => save({ conditions })}
      />
      <PersonSelect
        label="Given by"
        helpKey="safetyStatement.person"
        {...(unsaid ? { hint: 'Page one says “Not recorded” until somebody is named here.' } : {})}
        value={given?.personId ?? null}
        onSave={(personId) => save({ personId })}
      />
      <DateField
        label="Given on"
        helpKey="safetyStatement.date"
        value={given?.date ?? null}
        onSave={(date) => save({ date })}
      />
    </>
  )
}
