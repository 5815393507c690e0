import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { useProject } from '../../../project/project-context.ts'
import { ControlLine } from './ControlLine.tsx'
import { LinkControl } from './LinkControl.tsx'
import classes from './pane.module.css'

/** The controls that answer one cause, or the hazard as a whole, and the field that links the next. */
export function LinkedControls(props: { hazard: Hazard; causeId: string | null; answers: string }) {
  const { hazard, causeId, answers } = props
  const { context } = useProject()
  const { readOnly } = useFieldSettings()
  const links = hazard.links.flatMap((link) => {
    const control = link.causeId === causeId ? context.controls.get(link.controlId) : undefined
    return control === undefined ? [] : [{ link, control }]
  })
  return (
    <div className={classes.answers} data-field="links" data-part-of={causeId ?? 'whole'}>
      {links.length > 0 && (
        <ul className={classes.controls} aria-label={`Controls that answer ${answers}`}>
          {links.map(({ link, control }) => (
            <ControlLine key={link.id} hazard={hazard} link={link} control={control} />
          ))}
        </ul>
      )}
      {links.length === 0 && readOnly && <p className={classes.dimmed}>No control answers {answers}.</p>}
      {!readOnly && (
        <LinkControl
          hazard={hazard}
          causeIds={causeId === null ? [] : [causeId]}
          answers={answers}
          linked={new Set(links.map(({ control }) => control.id))}
        />
      )}
    </div>
  )
}
