import { Button, Radio, Select } from '@mantine/core'
import { type Assessment, type Stage } from '../../../../src-shared/domain/assessment.ts'
import { proposeSeverity } from '../../../../src-shared/domain/scheme.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { useProject } from '../../../project/project-context.ts'
import type { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'

type Score = ReturnType<typeof useHazardCommands>['score']

/** Asks the kind of harm and how many patients one occurrence could harm, and proposes a severity; a person sets it. */
export function HarmHelper(props: { stage: Stage; assessment: Assessment | null; score: Score }) {
  const { stage, assessment, score } = props
  const { scheme } = useProject().snapshot.project
  const { readOnly } = useFieldSettings()
  if (scheme.harmKinds.length === 0) return null
  const kind = assessment?.harmKindId ?? null
  const patients = assessment?.patients ?? null
  const proposed = kind === null || patients === null ? null : proposeSeverity(scheme, kind, patients)
  return (
    <Disclosure
      summary={
        proposed === null
          ? 'Kind of harm and number of patients'
          : `Kind of harm and number of patients: points to ${proposed}`
      }
    >
      <Select
        label="Kind of harm"
        data={scheme.harmKinds.map(({ id, text }) => ({ value: id, label: text }))}
        value={kind}
        readOnly={readOnly}
        clearable={!readOnly}
        placeholder="Not stated"
        onChange={(harmKindId) => void score(stage, { harmKindId })}
      />
      <Radio.Group
        label="One occurrence could harm"
        size="xs"
        value={patients ?? ''}
        onChange={(value) => void score(stage, { patients: value === 'several' ? 'several' : 'one' })}
      >
        <div className={classes.row}>
          <Radio size="xs" value="one" label="one patient" disabled={readOnly} />
          <Radio size="xs" value="several" label="more than one patient" disabled={readOnly} />
        </div>
      </Radio.Group>
      {proposed !== null && (
        <p className={classes.proposal}>
          {proposed === assessment?.severity
            ? `The scheme's definitions give ${proposed}, as set.`
            : `The scheme's definitions give ${proposed}.`}{' '}
          {!readOnly && proposed !== assessment?.severity && (
            <Button variant="default" onClick={() => void score(stage, { severity: proposed })}>
              Use {proposed}
            </Button>
          )}
        </p>
      )}
    </Disclosure>
  )
}
