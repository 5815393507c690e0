import { ActionIcon, Button, Checkbox, Popover, Tooltip } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { type Control, stateOf } from '../../../../src-shared/domain/control.ts'
import { type ControlLink, type Hazard, liveCauses } from '../../../../src-shared/domain/hazard.ts'
import { isEvidenced } from '../../../../src-shared/domain/standing.ts'
import { controlTypeWord } from '../../../../src-shared/format/standing-words.ts'
import { announce } from '../../../components/announce.ts'
import { Disclosure } from '../../../components/Disclosure.tsx'
import { useFieldSettings } from '../../../components/field-settings.ts'
import { StateMark } from '../../../components/Marks.tsx'
import { isShortcut } from '../../../components/shortcuts.ts'
import { useProject } from '../../../project/project-context.ts'
import { dragBy } from './dragged.ts'
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
  const [choosing, setChoosing] = useState<Choosing>(null)
  const gone = state === 'rejected' || state === 'withdrawn' || control.archived !== null

  function hear(event: KeyboardEvent): void {
    if (readOnly || !isShortcut(event, 'move-part', { letters: false })) return
    event.preventDefault()
    setChoosing('move')
  }

  return (
    // The key that moves a control is heard from all that is said of it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={classes.control} onKeyDown={hear}>
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
          <OtherCauses hazard={hazard} link={link} control={control} choosing={choosing} onChoosing={setChoosing} />
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

/** What is chosen for a control: the causes it answers too, or where its link moves to. */
type Choosing = 'also' | 'move' | null

/** Ticks for every cause of the hazard: which of them this control answers; and where this link may move. */
function OtherCauses(props: {
  hazard: Hazard
  link: ControlLink
  control: Control
  choosing: Choosing
  onChoosing: (choosing: Choosing) => void
}) {
  const { hazard, link, control, onChoosing } = props
  const { run } = useHazardCommands(hazard.id)
  const opened = props.choosing !== null
  const targets = [
    ...liveCauses(hazard).map((cause) => ({ id: cause.id as string | null, word: `${cause.number}. ${cause.text}` })),
    { id: null, word: 'The hazard as a whole' },
  ]
  const free = targets.filter(
    ({ id }) => !hazard.links.some((one) => one.controlId === control.id && one.causeId === id),
  )
  async function move(causeId: string | null, word: string): Promise<void> {
    onChoosing(null)
    const answer = await run('link.move', { hazardId: hazard.id, linkId: link.id, causeId })
    if (answer.ok) announce(`${control.number} now answers: ${word}.`)
  }
  function toggle(causeId: string | null, on: boolean): void {
    const there = hazard.links.find((one) => one.controlId === control.id && one.causeId === causeId)
    if (on) {
      void run('link.add', { hazardId: hazard.id, controlId: control.id, causeIds: causeId === null ? [] : [causeId] })
    } else if (there !== undefined) void run('link.remove', { hazardId: hazard.id, linkId: there.id, reason: '' })
  }
  return (
    <Popover
      opened={opened}
      onChange={(next) => onChoosing(next ? 'also' : null)}
      position="bottom-end"
      withArrow
      trapFocus
    >
      <Popover.Target>
        <Tooltip
          label="Which causes it answers; drag to another cause, with Ctrl to both"
          openDelay={500}
          disabled={opened}
        >
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Causes that ${control.number} answers`}
            onClick={() => onChoosing(opened ? null : 'also')}
            {...dragBy({
              kind: 'link',
              hazardId: hazard.id,
              linkId: link.id,
              controlId: control.id,
              causeId: link.causeId,
            })}
          >
            <IconLink size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.tickList ?? ''}>
        {props.choosing !== 'move' && (
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
        )}
        {free.length > 0 && (
          <fieldset className={classes.moves}>
            <legend>Move this link, with what is said of it, to</legend>
            {free.map(({ id, word }, index) => (
              <Button
                key={id ?? ''}
                size="compact-sm"
                variant="default"
                className={classes.moveTo ?? ''}
                data-autofocus={(props.choosing === 'move' && index === 0) || undefined}
                onClick={() => void move(id, word)}
              >
                {word}
              </Button>
            ))}
          </fieldset>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
