import { stateOf } from '../../../../src-shared/domain/control.ts'
import { type Cause, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import { StateMark } from '../../../components/Marks.tsx'
import { LongTextField } from '../../../components/TextField.tsx'
import { useProject } from '../../../project/project-context.ts'
import classes from './workshop.module.css'

/** The causes written so far, to be reworded in place, each with its controls and the way to write more for it. */
export function Written(props: { hazard: Hazard; onControlsFor: (cause: Cause | null) => void }) {
  const { hazard } = props
  const run = useCommand()
  const causes = liveCauses(hazard)
  const whole = hazard.links.some((link) => link.causeId === null)
  if (causes.length === 0 && !whole) return null
  return (
    <ol className={classes.written} aria-label={`Written for ${hazard.number}`}>
      {causes.map((cause) => (
        <li key={cause.id} className={classes.writtenCause}>
          <LongTextField
            helpKey="cause.text"
            label={`Cause ${cause.number}`}
            minRows={1}
            value={cause.text}
            onSave={(text) => run('cause.update', { hazardId: hazard.id, causeId: cause.id, text }, { quiet: true })}
          />
          <div>
            <Controls hazard={hazard} causeId={cause.id} />
            <button type="button" className={classes.more} onClick={() => props.onControlsFor(cause)}>
              Control for cause {cause.number}
            </button>
          </div>
        </li>
      ))}
      {(whole || causes.length > 0) && (
        <li className={classes.writtenCause}>
          <span className={classes.wholeName}>The hazard as a whole</span>
          <div>
            <Controls hazard={hazard} causeId={null} />
            <button type="button" className={classes.more} onClick={() => props.onControlsFor(null)}>
              Control for the whole
            </button>
          </div>
        </li>
      )}
    </ol>
  )
}

function Controls({ hazard, causeId }: { hazard: Hazard; causeId: string | null }) {
  const { context } = useProject()
  const links = hazard.links.filter((link) => link.causeId === causeId)
  return (
    <ul className={classes.writtenControls}>
      {links.map((link) => {
        const control = context.controls.get(link.controlId)
        return control === undefined ? null : (
          <li key={link.id}>
            <span className={classes.number}>{control.number}</span> {control.name}{' '}
            <StateMark state={stateOf(control)} short />
          </li>
        )
      })}
    </ul>
  )
}
