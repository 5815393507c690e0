import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type Control, stateOf } from '../../../src-shared/domain/control.ts'
import { counts, type Hazard, liveCauses } from '../../../src-shared/domain/hazard.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { StateMark } from '../../components/Marks.tsx'
import record from '../../components/record.module.css'
import { nameOf, useProject } from '../../project/project-context.ts'
import { DRAGGED_CONTROL } from '../../project/use-beside.ts'
import classes from './beside.module.css'
import type { BesideProps } from './index.tsx'
import { RecordList } from './RecordList.tsx'

/** Hazards that rest on each control, by the control's id. */
function hazardsByControl(hazards: readonly Hazard[]): Map<string, Hazard[]> {
  const found = new Map<string, Hazard[]>()
  for (const hazard of hazards) {
    if (!counts(hazard)) continue
    for (const controlId of new Set(hazard.links.map((link) => link.controlId))) {
      const all = found.get(controlId)
      if (all === undefined) found.set(controlId, [hazard])
      else all.push(hazard)
    }
  }
  return found
}

/** The control register beside a page: search, read, and link a control to the hazard that the page shows. */
export function ControlRegister({ recordId, onShow, hazardId }: BesideProps) {
  const { snapshot } = useProject()
  const { control, hazard } = snapshot.records
  const used = useMemo(() => hazardsByControl(hazard), [hazard])
  const lines = useMemo(
    () =>
      control
        .filter((one) => one.archived === null)
        .map((one) => ({
          id: one.id,
          number: one.number,
          name: one.name,
          text: `${one.number} ${one.name} ${one.description} ${one.type}`.toLowerCase(),
          mark: (
            <>
              <span className={record.dimmed}>{formatCount(used.get(one.id)?.length ?? 0, 'hazard')}</span>
              <StateMark state={stateOf(one)} short />
            </>
          ),
        })),
    [control, used],
  )
  const chosen = control.find(({ id }) => id === recordId)
  if (chosen !== undefined) {
    return (
      <OneControl
        key={chosen.id}
        control={chosen}
        hazards={used.get(chosen.id) ?? []}
        open={hazard.find(({ id }) => id === hazardId) ?? null}
        onBack={() => onShow(null)}
      />
    )
  }
  return (
    <RecordList
      what="Controls"
      nothing="No controls yet."
      lines={lines}
      onShow={onShow}
      onDragStart={(event, id) => {
        event.dataTransfer.setData(DRAGGED_CONTROL, id)
        event.dataTransfer.effectAllowed = 'link'
      }}
    />
  )
}

function OneControl(props: { control: Control; hazards: Hazard[]; open: Hazard | null; onBack: () => void }) {
  const { control, hazards, open } = props
  const { projectId, people, organisations, snapshot, canWrite } = useProject()
  const milestone = snapshot.project.milestones.find(({ id }) => id === control.milestoneId)
  return (
    <>
      <button type="button" className={classes.back} onClick={props.onBack}>
        All controls
      </button>
      <div className={classes.record}>
        <h2 tabIndex={-1}>
          {control.number} {control.name}
        </h2>
        <p>
          <StateMark state={stateOf(control)} />
        </p>
        {control.description !== '' && <p className={classes.text}>{control.description}</p>}
        <dl className={record.facts}>
          <dt>Type</dt>
          <dd>{control.type}</dd>
          <dt>Responsible</dt>
          <dd>{nameOf(organisations, control.organisationId) || 'not stated'}</dd>
          <dt>Owner</dt>
          <dd>{nameOf(people, control.ownerId) || 'nobody named'}</dd>
          <dt>Due</dt>
          <dd>{[formatDay(control.due), milestone?.name].filter(Boolean).join(', ') || 'no day'}</dd>
        </dl>
        {open !== null && canWrite && open.archived === null && <LinkToOpen control={control} hazard={open} />}
        <h3>Rests on it: {formatCount(hazards.length, 'hazard')}</h3>
        <ul className={record.list}>
          {hazards.map((one) => (
            <li key={one.id}>
              <Link
                to="/projects/$projectId/hazards"
                params={{ projectId }}
                search={{ hazard: one.id, view: 'pane' }}
                className={record.link}
              >
                {one.number}
              </Link>{' '}
              {one.name}
            </li>
          ))}
        </ul>
        <p>
          <Link
            to="/projects/$projectId/controls"
            params={{ projectId }}
            search={{ record: control.id }}
            className={record.link}
          >
            Open {control.number} on its page
          </Link>
        </p>
      </div>
    </>
  )
}

/** Links the control to a cause of the hazard that the page shows. */
function LinkToOpen({ control, hazard }: { control: Control; hazard: Hazard }) {
  const run = useCommand()
  const [causeId, setCauseId] = useState('')
  const [said, setSaid] = useState('')
  const free = (id: string | null) => !hazard.links.some((link) => link.controlId === control.id && link.causeId === id)
  const causes = liveCauses(hazard).filter(({ id }) => free(id))
  const whole = free(null)
  if (causes.length === 0 && !whole) return <p className={record.note}>It answers all of {hazard.number} already.</p>
  const wanted = causes.some(({ id }) => id === causeId) ? causeId : whole ? '' : (causes[0]?.id ?? '')
  return (
    <div className={classes.actions}>
      <NativeSelect
        size="xs"
        label={`Link to ${hazard.number}`}
        value={wanted}
        onChange={(event) => setCauseId(event.currentTarget.value)}
        data={[
          ...(whole ? [{ value: '', label: 'the hazard as a whole' }] : []),
          ...causes.map(({ id, number, text }) => ({ value: id, label: `Cause ${number}: ${text.slice(0, 80)}` })),
        ]}
      />
      <Button
        onClick={() =>
          void run('link.add', {
            hazardId: hazard.id,
            controlId: control.id,
            causeIds: wanted === '' ? [] : [wanted],
          }).then((answer) => setSaid(answer.ok ? `${control.number} linked to ${hazard.number}.` : ''))
        }
      >
        Link
      </Button>
      <output className={record.dimmed}>{said}</output>
    </div>
  )
}
