import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Control } from '../../../src-shared/domain/control.ts'
import { isEvidenced } from '../../../src-shared/domain/standing.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { StateMark } from '../../components/Marks.tsx'
import record from '../../components/record.module.css'
import { Section } from '../../components/Section.tsx'
import { LinkFields } from '../../project/LinkFields.tsx'
import { useProject } from '../../project/project-context.ts'
import type { LinkOnHazard } from './control-rows.ts'
import { LinkMore } from './LinkMore.tsx'

/** What a link says of itself in one line. */
function linkWords({ link }: LinkOnHazard): string {
  const standing = link.standing === 'not stated' ? 'existing or additional not stated' : link.standing
  const remains =
    link.standing !== 'existing'
      ? ''
      : link.remains === 'yes'
        ? 'remains after go-live'
        : link.remains === 'no'
          ? 'does not remain after go-live'
          : 'remaining not stated'
  const acts = link.acts === 'not stated' ? 'how it acts not stated' : link.acts
  return [standing, remains, acts].filter(Boolean).join(' · ')
}

function OneLink(props: { control: Control; on: LinkOnHazard; locked: boolean; first: boolean }) {
  const { control, on, locked, first } = props
  const { projectId, context, canWrite } = useProject()
  const run = useCommand()
  const [open, setOpen] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { hazard, link } = on
  const cause = hazard.causes.find(({ id }) => id === link.causeId)
  const target = cause ? `${hazard.number}, cause ${cause.number}` : `${hazard.number} as a whole`
  return (
    <li>
      <div className={record.entry}>
        <Link
          to="/projects/$projectId/hazards"
          params={{ projectId }}
          search={{ hazard: hazard.id, part: link.id, field: 'links' }}
          className={record.link}
        >
          {hazard.number}
        </Link>
        <span className={record.grow}>
          <strong>{hazard.name}</strong>
          {hazard.candidate && ' (candidate)'}
        </span>
        <button
          type="button"
          className={record.quiet}
          aria-expanded={open}
          data-field={first ? 'effectiveness' : undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : 'More'}
          <span className={record.hidden}> on the link to {target}</span>
        </button>
      </div>
      <p className={record.text}>
        {cause ? `Cause ${cause.number}: ${cause.text}` : 'The hazard as a whole'}
        {cause?.archived ? ' (cause archived)' : ''}
      </p>
      <p className={record.dimmed}>
        {linkWords(on)} · {isEvidenced(link, control, context) ? <StateMark state="effective" /> : link.effectiveness}
        {` · ${formatCount(link.evidenceIds.length, 'piece', 'pieces')} of evidence`}
      </p>
      {open && (
        <div className={record.form}>
          <LinkFields hazardId={hazard.id} link={link} readOnly={locked} />
          {canWrite && !locked && (
            <Button variant="subtle" color="gray" onClick={() => setLeaving(true)}>
              Take this link away
            </Button>
          )}
        </div>
      )}
      <ConfirmWithReason
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={`Take the link to ${target} away`}
        action="Take the link away"
        onConfirm={(reason) => run('link.remove', { hazardId: hazard.id, linkId: link.id, reason }, { quiet: true })}
      >
        {control.number} stays in the register. Scores of {hazard.number} that rest on it will say that they were made
        before this change.
      </ConfirmWithReason>
    </li>
  )
}

/** Every hazard and cause that a control touches, each with what belongs to that link alone. */
export function ControlLinks(props: { control: Control; links: LinkOnHazard[]; locked: boolean }) {
  const { control, links } = props
  const [linking, setLinking] = useState(false)
  const hazards = new Set(links.map(({ hazard }) => hazard.id)).size
  return (
    <Section
      title={`Hazards and causes that it answers (${formatCount(links.length, 'link')} on ${formatCount(hazards, 'hazard')})`}
      actions={
        !props.locked &&
        !linking && (
          <Button variant="default" onClick={() => setLinking(true)}>
            Link to more
          </Button>
        )
      }
    >
      {linking && <LinkMore control={control} links={links} onDone={() => setLinking(false)} />}
      {links.length === 0 && !linking && <p className={record.plain}>It is linked to no hazard.</p>}
      <ul className={record.list}>
        {links.map((on, index) => (
          <OneLink key={on.link.id} control={control} on={on} locked={props.locked} first={index === 0} />
        ))}
      </ul>
    </Section>
  )
}
