import { Link } from '@tanstack/react-router'
import { type Control, controlType } from '../../../../src-shared/domain/control.ts'
import type { ControlLink, Hazard } from '../../../../src-shared/domain/hazard.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { controlTypeWord } from '../../../../src-shared/format/standing-words.ts'
import { SelectField } from '../../../components/SelectField.tsx'
import { LinkFields } from '../../../project/LinkFields.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'

/** Everything that belongs to the link, with the control's type and the way to the control itself. */
export function LinkDetails({ hazard, link, control }: { hazard: Hazard; link: ControlLink; control: Control }) {
  const { snapshot, projectId } = useProject()
  const { run } = useHazardCommands(hazard.id)
  const shared = snapshot.records.hazard.filter(
    (one) => one.archived === null && one.links.some(({ controlId }) => controlId === control.id),
  ).length

  return (
    <div className={classes.linkDetails}>
      {control.description !== '' && <p className={classes.text}>{control.description}</p>}
      <p className={classes.dimmed}>
        Answers {formatCount(shared, 'hazard')}.{' '}
        <Link to="/projects/$projectId/controls" params={{ projectId }} search={{ record: control.id }}>
          {control.number} in the register
        </Link>
        : name, owner, state.
      </p>
      <SelectField
        label="Type of the control"
        helpKey="control.type"
        field="type"
        value={control.type}
        choices={controlType.options.map((value) => ({ value, label: controlTypeWord[value] }))}
        onSave={(type) =>
          run('control.update', { id: control.id, patch: { type: type ?? 'not stated' } }, { quiet: true })
        }
      />
      <LinkFields hazardId={hazard.id} link={link} />
    </div>
  )
}
