import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Baseline } from '../../../src-shared/domain/baseline.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { failureOf, useComparison } from '../../api/queries.ts'
import { FieldFrame } from '../../components/FieldFrame.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import record from '../../components/record.module.css'
import { DifferenceView } from '../../project/DifferenceView.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './issues.module.css'

const NOW = 'now'

function Pick(props: {
  label: string
  value: string
  choices: readonly { value: string; label: string }[]
  onPick: (value: string) => void
}) {
  return (
    <FieldFrame label={props.label} helpKey="baseline.compare">
      {({ id, labelId, describedBy }) => (
        <Select
          id={id}
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          data={[...props.choices]}
          value={props.value}
          allowDeselect={false}
          onChange={(value) => value !== null && props.onPick(value)}
        />
      )}
    </FieldFrame>
  )
}

/** Any two issued versions beside each other, or one with the log as it stands. Without a choice: the last, with now. */
export function Compare(props: { baselines: readonly Baseline[]; from: string | undefined; to: string | undefined }) {
  const { baselines } = props
  const { projectId } = useProject()
  const navigate = useNavigate({ from: '/projects/$projectId/issues' })
  const known = (id: string | undefined) => (baselines.some((one) => one.id === id) ? id : undefined)
  const standing = baselines.find(({ withdrawn }) => withdrawn === null) ?? baselines[0]
  const from = props.from === NOW ? NOW : (known(props.from) ?? standing?.id ?? NOW)
  const to = props.to === NOW ? NOW : (known(props.to) ?? NOW)
  const idOf = (value: string) => (value === NOW ? null : value)
  const compared = useComparison(projectId, idOf(from), idOf(to), from !== to)
  const failure = failureOf(compared)
  const choices = [
    { value: NOW, label: 'The log as it stands' },
    ...baselines.map(({ id, version, issuedAt, withdrawn }) => ({
      value: id,
      label: `${version}, ${formatMoment(issuedAt)}${withdrawn === null ? '' : ', withdrawn'}`,
    })),
  ]
  const pick = (patch: { from?: string; to?: string }) =>
    void navigate({ search: (now) => ({ ...now, act: 'compare', from, to, ...patch }), replace: true })
  return (
    <>
      <div className={classes.picks}>
        <Pick label="From" value={from} choices={choices} onPick={(value) => pick({ from: value })} />
        <Pick label="To" value={to} choices={choices} onPick={(value) => pick({ to: value })} />
      </div>
      <div className={classes.compared}>
        {from === to ? (
          <p className={record.plain}>Both are the same. Choose two.</p>
        ) : failure !== null ? (
          <ProblemPanel failure={failure} onRetry={() => void compared.refetch()} />
        ) : compared.data === undefined ? (
          <Reading>what differs</Reading>
        ) : (
          <DifferenceView key={`${from} ${to}`} compared={compared.data} />
        )}
      </div>
    </>
  )
}
