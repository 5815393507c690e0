import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { tellFailure } from '../../api/commands.ts'
import { useStatus } from '../../api/queries.ts'
import { DropHere } from '../../components/DropHere.tsx'
import { handOverFile, notOneFile, useFileDrop } from '../../components/file-drop.ts'
import { Reading } from '../../components/Reading.tsx'
import { NoWorkspace } from './NoWorkspace.tsx'
import { Projects } from './Projects.tsx'
import { WhoIsWorking } from './WhoIsWorking.tsx'

/** First start, the projects of the workspace, and its workspaces. */
export function Page() {
  const status = useStatus()
  const navigate = useNavigate()
  const [changingPerson, setChangingPerson] = useState(false)
  const canImport = status.data?.open?.readOnly === false
  const over = useFileDrop(
    canImport
      ? (dropped) => {
          const [only] = dropped.files
          if (dropped.files.length === 1 && only?.name.endsWith('.approval-request') === true) {
            handOverFile(only)
            void navigate({ to: '/approve' })
            return
          }
          const wrong = notOneFile(dropped)
          const file = dropped.files[0] ?? dropped.folders[0]
          if (wrong !== null || file === undefined) {
            tellFailure({ code: 'refused', message: wrong ?? '', hint: 'Nothing was changed.' })
            return
          }
          handOverFile(file)
          void navigate({ to: '/import' })
        }
      : null,
  )

  if (!status.data) return <Reading>the workspace</Reading>
  if (status.data.open === null) return <NoWorkspace status={status.data} />
  const unnamed = status.data.personId === null && !status.data.open.readOnly
  return (
    <>
      {unnamed || changingPerson ? (
        <WhoIsWorking
          status={status.data}
          first={unnamed}
          onDone={() => {
            setChangingPerson(false)
            // The form that had the focus goes.
            document.getElementById('main')?.focus()
          }}
        />
      ) : (
        <Projects status={status.data} onChangePerson={() => setChangingPerson(true)} />
      )}
      <DropHere shown={over}>
        Drop a hazard log or a package to see what is in it, or an approval request to answer it
      </DropHere>
    </>
  )
}
