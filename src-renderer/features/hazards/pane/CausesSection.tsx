import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { Section } from '../../../components/Section.tsx'
import { AddCause } from './AddCause.tsx'
import { CauseBlock } from './CauseBlock.tsx'
import { useDragged } from './dragged.ts'
import { HazardDialog } from './HazardDialog.tsx'
import { LinkControl } from './LinkControl.tsx'
import { LinkedControls } from './LinkedControls.tsx'
import classes from './pane.module.css'
import { useCauseDrop } from './use-cause-drop.ts'
import { useLinkDrop } from './use-link-drop.ts'

/** Causes on the left, beside each the controls that answer it; then those that answer the hazard as a whole. */
export function CausesSection({ hazard, onOpen }: { hazard: Hazard; onOpen: (id: string) => void }) {
  const { readOnly } = useFieldSettings()
  const causes = liveCauses(hazard)
  const taken = hazard.causes.filter((one) => one.archived !== null)
  const [several, setSeveral] = useState(false)
  const whole = useLinkDrop(hazard.id, null, 'the hazard as a whole')
  useCauseDrop(hazard)
  return (
    <Section
      title={`Causes and controls`}
      actions={
        !readOnly &&
        causes.length > 1 && (
          <Button variant="subtle" aria-expanded={several} onClick={() => setSeveral((was) => !was)}>
            Link one control to several causes
          </Button>
        )
      }
    >
      {several && <LinkSeveral hazard={hazard} onDone={() => setSeveral(false)} />}
      {causes.length > 0 && (
        <div className={classes.columnNames} aria-hidden>
          <span>Cause</span>
          <span>Controls that answer it</span>
        </div>
      )}
      <ol className={classes.causes}>
        {causes.map((cause) => (
          <CauseBlock key={cause.id} hazard={hazard} cause={cause} onOpen={onOpen} />
        ))}
      </ol>
      {causes.length === 0 && readOnly && <p className={classes.dimmed}>No cause is recorded.</p>}
      {!readOnly && <AddCause hazard={hazard} />}
      <SplitHere hazard={hazard} onOpen={onOpen} />
      <div className={`${classes.cause} ${whole.over ? classes.dropHere : ''}`} {...whole.place}>
        <div className={classes.wholeName}>The hazard as a whole</div>
        <LinkedControls hazard={hazard} causeId={null} answers="the hazard as a whole" />
      </div>
      {taken.length > 0 && (
        <Disclosure summary={`Numbers taken by causes that left: ${taken.map(({ number }) => number).join(', ')}`}>
          <ul className={classes.plain}>
            {taken.map((cause) => (
              <li key={cause.id}>
                {cause.number}. {cause.text} <span className={classes.dimmed}>{cause.archived?.reason}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}

/** A place to drop a cause on, shown while one is dragged: it asks for the name of the new hazard and the reason. */
function SplitHere({ hazard, onOpen }: { hazard: Hazard; onOpen: (id: string) => void }) {
  const dragged = useDragged()
  const [over, setOver] = useState(false)
  const [causeId, setCauseId] = useState<string | null>(null)
  const cause = dragged !== null && dragged.kind === 'cause' && dragged.hazardId === hazard.id ? dragged : null
  return (
    <>
      {cause !== null && (
        <div
          className={`${classes.splitHere} ${over ? classes.dropHere : ''}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            setCauseId(cause.causeId)
          }}
        >
          Drop here to split the cause into a new hazard, or onto another hazard of the list
        </div>
      )}
      {causeId !== null && (
        <HazardDialog
          kind="split"
          hazard={hazard}
          causeIds={[causeId]}
          onClose={() => setCauseId(null)}
          onOpen={onOpen}
        />
      )}
    </>
  )
}

/** Ticks for causes, then one field: the control chosen or written answers all of them. */
function LinkSeveral({ hazard, onDone }: { hazard: Hazard; onDone: () => void }) {
  const causes = liveCauses(hazard)
  const [ids, setIds] = useState<string[]>([])
  const numbers = causes.filter(({ id }) => ids.includes(id)).map(({ number }) => number)
  return (
    <div className={classes.several}>
      <fieldset className={classes.ticks}>
        <legend>Causes that it answers</legend>
        {causes.map((cause) => (
          <Checkbox
            key={cause.id}
            size="xs"
            label={`${cause.number}. ${cause.text}`}
            checked={ids.includes(cause.id)}
            onChange={(event) => {
              const on = event.currentTarget.checked
              setIds((old) => (on ? [...old, cause.id] : old.filter((id) => id !== cause.id)))
            }}
          />
        ))}
      </fieldset>
      {ids.length === 0 ? (
        <p className={classes.dimmed}>Tick the causes, then name the control.</p>
      ) : (
        <LinkControl hazard={hazard} causeIds={ids} answers={`causes ${numbers.join(', ')}`} linked={new Set()} />
      )}
      <Button variant="default" onClick={onDone}>
        Done
      </Button>
    </div>
  )
}
