import { Button, FileButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ReadRequest } from '../../../src-shared/contract/issue.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { useCommand } from '../../api/commands.ts'
import { sendFile } from '../../api/files.ts'
import { useStatus } from '../../api/queries.ts'
import { DropHere } from '../../components/DropHere.tsx'
import { takeHandedFile, useFileDrop } from '../../components/file-drop.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Section } from '../../components/Section.tsx'
import { PersonKeys } from '../../project/signing/PersonKeys.tsx'
import classes from './approve.module.css'
import { RequestView } from './RequestView.tsx'

/**
 * Answers a request to approve a version that was issued elsewhere: reads what is asked from the file, signs by the key
 * on this computer, saves the answer as a file. Nothing of the project enters this workspace.
 */
export function Page() {
  const status = useStatus()
  const run = useCommand()
  const [request, setRequest] = useState<ReadRequest | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const open = status.data?.open ?? null
  const { personId, personName } = status.data ?? { personId: null, personName: null }

  async function take(file: File): Promise<void> {
    setBusy(true)
    setFailure(null)
    const sent = await sendFile(file)
    const read = sent.ok ? await run('approval.read-request', { token: sent.value.token }, { quiet: true }) : sent
    setBusy(false)
    if (read.ok) setRequest(read.value)
    else setFailure(read.error)
  }

  useEffect(() => {
    const file = takeHandedFile()
    if (file instanceof File) void take(file)
    // Once, for the file that another page handed over.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  const over = useFileDrop(
    open === null || busy
      ? null
      : ({ files }) => {
          const [file] = files
          if (files.length === 1 && file !== undefined) void take(file)
          else {
            setFailure({
              code: 'refused',
              message: 'One request is answered at a time. Nothing was changed.',
              hint: 'Drop one approval request file.',
            })
          }
        },
  )

  return (
    <>
      <PageHeader
        title="Answer an approval request"
        actions={
          <Button component={Link} to="/" variant="default">
            All projects
          </Button>
        }
      />
      <div className={classes.page}>
        {open === null ? (
          <p className={classes.lead}>No workspace is open, and the signing key belongs to one.</p>
        ) : (
          <>
            <Section title="The request">
              <p className={classes.plain}>
                The file that came from where the version was issued, its name ending in <code>.approval-request</code>.
                It holds the frozen content whole: what you read from it is what you sign. Nothing of it enters this
                workspace.
              </p>
              <FileButton onChange={(file) => file && void take(file)} accept=".approval-request">
                {(button) => (
                  <Button {...button} variant={request === null ? 'filled' : 'default'} loading={busy}>
                    {request === null ? 'Choose the request file' : 'Choose another request file'}
                  </Button>
                )}
              </FileButton>
              <span className={classes.beside}>or drop it anywhere on this page</span>
            </Section>
            {failure && <ProblemPanel failure={failure} />}
            {request !== null && <RequestView key={request.token} request={request} />}
            <Section title="Your signing key">
              {personId === null ? (
                <p className={classes.plain}>
                  Nobody is named as working here, and a key is somebody’s. <Link to="/">State who is working</Link>.
                </p>
              ) : (
                <PersonKeys person={{ id: personId, name: personName ?? '' }} mine locked={open.readOnly} />
              )}
              <p className={classes.note}>
                Before a version is issued, send the public key file to whoever issues it, and tell them the fingerprint
                by telephone or in person: a key counts only for versions issued after it was enrolled there.
              </p>
            </Section>
          </>
        )}
      </div>
      <DropHere shown={over}>Drop the approval request here</DropHere>
    </>
  )
}
