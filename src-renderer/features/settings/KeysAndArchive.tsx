import { Button, Switch } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommand } from '../../api/commands.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { useLetterKeys } from '../../components/letter-keys.ts'
import { Section } from '../../components/Section.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './settings.module.css'

/** Letter keys on this computer, and taking the project out of the list. */
export function KeysAndArchive() {
  const { snapshot, canWrite, projectId } = useProject()
  const [letters, setLetters] = useLetterKeys()
  const [asking, setAsking] = useState(false)
  const run = useCommand()
  const navigate = useNavigate()
  return (
    <>
      <Section title="Keys on this computer">
        <Switch
          checked={letters}
          onChange={(event) => setLetters(event.currentTarget.checked)}
          label="Single letters act outside text fields, such as g then h for Hazards"
          description="Switch them off where speech input or a stray key would set them off. Keys with Ctrl or Alt always act."
        />
      </Section>
      <Section title="Backups and integrity">
        <p className={classes.note}>
          Of the whole workspace: what was backed up, restoring it, and a check of everything.
        </p>
        <Button variant="default" onClick={() => void navigate({ to: '/backups' })}>
          Backups and integrity
        </Button>
      </Section>
      <Section title="Archive the project">
        <p className={classes.note}>
          It leaves the list of projects. Nothing of it is erased; History of the workspace keeps the reason.
        </p>
        <Button variant="default" disabled={!canWrite} onClick={() => setAsking(true)}>
          Archive the project…
        </Button>
      </Section>
      <ConfirmWithReason
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Archive ${snapshot.project.name}`}
        action="Archive the project"
        onConfirm={async (reason) => {
          const answer = await run('project.archive', { id: projectId, reason }, { quiet: true })
          if (answer.ok) await navigate({ to: '/' })
          return answer
        }}
      >
        <p>The project leaves the list with all its records. Nothing is erased.</p>
      </ConfirmWithReason>
    </>
  )
}
