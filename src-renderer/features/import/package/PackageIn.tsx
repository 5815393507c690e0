import { Button, FileButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { PackagePreview } from '../../../../src-shared/contract/package.ts'
import type { Failure } from '../../../../src-shared/domain/result.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { call } from '../../../api/api.ts'
import { useCommand } from '../../../api/commands.ts'
import { sendFile } from '../../../api/files.ts'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { ProblemPanel } from '../../../components/ProblemPanel.tsx'
import { READABLE } from '../draft.ts'
import classes from '../import.module.css'
import { PackageSeen } from './PackageSeen.tsx'

/** What was found in one file. */
interface Looked {
  file: File
  token: string
  seen: PackagePreview
}

/** Takes in a whole project that was packed in another workspace: shows what it holds, then one step. */
export function PackageIn(props: { file: File; failure: Failure | null; onFile: (file: File) => void }) {
  const { file, onFile } = props
  const run = useCommand()
  const navigate = useNavigate()
  const heading = useRef<HTMLHeadingElement>(null)
  const [looked, setLooked] = useState<Looked | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [taking, setTaking] = useState(false)
  const seen = looked?.file === file ? looked : null
  const wrong = props.failure ?? failure

  useEffect(() => {
    let stale = false
    async function look(): Promise<void> {
      setFailure(null)
      const sent = await sendFile(file)
      // Not a command: the status line speaks of changes to the log, and this makes none.
      const answer = sent.ok ? await call('package.preview', { token: sent.value.token }) : sent
      if (stale) return
      if (answer.ok && sent.ok) setLooked({ file, token: sent.value.token, seen: answer.value })
      else if (!answer.ok) setFailure(answer.error)
      heading.current?.focus()
    }
    void look()
    return () => {
      stale = true
    }
  }, [file])

  async function take({ token }: Looked): Promise<void> {
    setTaking(true)
    setFailure(null)
    const taken = await run('package.import', { token }, { quiet: true })
    setTaking(false)
    if (!taken.ok) {
      setFailure(taken.error)
      return
    }
    const { projectId, project, hazards, controls, baselines } = taken.value
    await navigate({ to: '/projects/$projectId/overview', params: { projectId } })
    notifications.show({
      message: `${project} was taken in from ${file.name}: ${formatCount(hazards, 'hazard')}, ${formatCount(controls, 'control')}, ${formatCount(baselines, 'issued version')}. What was changed before stands at the foot of its History.`,
      autoClose: 12_000,
    })
  }

  const another = (
    <FileButton onChange={(chosen) => chosen && onFile(chosen)} accept={READABLE}>
      {(button) => (
        <Button {...button} variant="default" disabled={taking}>
          Choose another file
        </Button>
      )}
    </FileButton>
  )
  const reading = seen === null && wrong === null
  return (
    <div className={classes.page}>
      <PageHeader
        title="Take in a package"
        actions={
          <Button component={Link} to="/" variant="default">
            Leave without importing
          </Button>
        }
      />
      <div className={classes.stepTop}>
        <h2 ref={heading} tabIndex={-1} className={classes.stepHeading}>
          {seen === null ? file.name : 'What is in it'}
        </h2>
        <output className={classes.dimmed}>
          {reading ? `Reading ${file.name}…` : taking ? 'Taking in the project…' : ''}
        </output>
      </div>
      {seen !== null && <PackageSeen seen={seen.seen} />}
      {seen === null && wrong && <ProblemPanel failure={wrong}>{another}</ProblemPanel>}
      {seen !== null && (
        <div className={classes.bar}>
          {wrong && <ProblemPanel failure={wrong} />}
          <div className={classes.barLine}>
            <p className={classes.summary}>
              {seen.seen.clashes.length > 0
                ? 'It was only read. Nothing was changed.'
                : 'Nothing is changed yet. A backup of what is here comes first; Undo does not take a project back out.'}
            </p>
            {another}
            {seen.seen.clashes.length === 0 && (
              <Button loading={taking} onClick={() => void take(seen)}>
                Take in the project
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
