import { ActionIcon, Checkbox, Popover, Tooltip } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import { useState } from 'react'
import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import { type ControlLink, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { isEvidenced } from '../../../../src-shared/domain/standing.ts'
import { controlTypeWord } from '../../../../src-shared/format/standing-words.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { StateMark } from '../../../components/Marks.tsx'
import { useProject } from '../../../project/project-context.ts'
import { useHazardCommands } from './hazard-commands.ts'
import { LinkDetails } from './LinkDetails.tsx'
import classes from './pane.module.css'

/** What is said of a link in one line: existing or additional, how it acts, effective or not. */
function linkWords(link: ControlLink, control: Control): string {
  const standing =
    link.standing !== 'existing'
      ? link.standing
      : { yes: 'existing, remains', no: 'existing, does not remain', 'not stated': 'existing' }[link.remains]
  return [
    link.standing === 'not stated' ? 'existing or additional not stated' : standing,
    controlTypeWord[control.type] === 'Not stated' ? 'type not stated' : controlTypeWord[control.type].toLowerCase(),
    link.acts === 'not stated' ? '' : link.acts,
    link.effectiveness === 'not yet judged' ? '' : link.effectiveness,
  ]
    .filter((word) => word !== '')
    .join(' · ')
}

/** One control beside the cause it answers; what is known of the link opens under it. */
export function ControlLine(props: { hazard: Hazard; link: ControlLink; control: Control }) {
  const { hazard, link, control } = props
  const { context } = useProject()
  const { readOnly } = useFieldSettings()
  const { run } = useHazardCommands(hazard.id)
  const state = isEvidenced(link, control, context) ? 'effective' : stateOf(control)
  const gone = state === 'rejected' || state === 'withdrawn' || control.archived !== null

  return (
    <li className={classes.control}>
      <Disclosure
        part={link.id}
        className={classes.controlDetails ?? ''}
        summary={
          <span className={classes.controlLine}>
            <span className={classes.controlTop}>
              <span className={classes.number}>{control.number}</span>
              <StateMark state={state} />
            </span>
            <span className={gone ? classes.gone : classes.controlName}>
              {control.name}
              {control.archived === null ? '' : ' (archived)'}
            </span>
            <span className={classes.linkWords}>{linkWords(link, control)}</span>
          </span>
        }
      >
        <LinkDetails hazard={hazard} link={link} control={control} />
      </Disclosure>
      {!readOnly && (
        <span className={classes.controlTools}>
          <OtherCauses hazard={hazard} control={control} />
          <Tooltip label="Take the link away" openDelay={500}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Take the link of ${control.number} away`}
              onClick={() => void run('link.remove', { hazardId: hazard.id, linkId: link.id, reason: '' })}
            >
              <IconUnlink size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </span>
      )}
    </li>
  )
}

/** Ticks for every cause of the hazard: which of them this control answers. */
function OtherCauses({ hazard, control }: { hazard: Hazard; control: Control }) {
  const { run } = useHazardCommands(hazard.id)
  const [opened, setOpened] = useState(false)
  const targets = [
    ...liveCauses(hazard).map((cause) => ({ id: cause.id as string | null, word: `${cause.number}. ${cause.text}` })),
    { id: null, word: 'The hazard as a whole' },
  ]
  function toggle(causeId: string | null, on: boolean): void {
    const link = hazard.links.find((one) => one.controlId === control.id && one.causeId === causeId)
    if (on) {
      void run('link.add', { hazardId: hazard.id, controlId: control.id, causeIds: causeId === null ? [] : [causeId] })
    } else if (link !== undefined) void run('link.remove', { hazardId: hazard.id, linkId: link.id, reason: '' })
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Tooltip label="Which causes it answers" openDelay={500} disabled={opened}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Causes that ${control.number} answers`}
            onClick={() => setOpened((was) => !was)}
          >
            <IconLink size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.tickList ?? ''}>
        <fieldset className={classes.ticks}>
          <legend>Causes that {control.number} answers</legend>
          {targets.map(({ id, word }) => (
            <Checkbox
              key={id ?? ''}
              size="xs"
              label={word}
              checked={hazard.links.some((one) => one.controlId === control.id && one.causeId === id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
