import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useStatus } from '../../api/queries.ts'
import { DropHere } from '../../components/DropHere.tsx'
import { handOverFile, useFileDrop } from '../../components/file-drop.ts'
import { NoWorkspace } from './NoWorkspace.tsx'
import { Projects } from './Projects.tsx'
import { WhoIsWorking } from './WhoIsWorking.tsx'

/** First start, the projects of the workspace, and its workspaces. */
export function Page() {
  const status = useStatus()
  const navigate = useNavigate()
  const [changingPerson, setChangingPerson] = useState(false)
  const canImport = status.data?.open?.readOnly === false
  const over = useFileDrop((file) => {
    if (!canImport) return
    handOverFile(file)
    void navigate({ to: '/import' })
  })

  if (!status.data) return <output>Reading the workspace…</output>
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
      <DropHere shown={over && canImport}>Drop the workbook to import it</DropHere>
    </>
  )
}
