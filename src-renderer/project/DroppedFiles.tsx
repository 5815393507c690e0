import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { formatCount, formatSize } from '../../src-shared/format/numbers.ts'
import { useCommand } from '../api/commands.ts'
import { sendFile } from '../api/files.ts'
import { DropHere } from '../components/DropHere.tsx'
import { type Dropped, handOverFile, isPackage, isWorkbook, useFileDrop } from '../components/file-drop.ts'
import type { Folder } from '../components/folder-files.ts'
import record from '../components/record.module.css'
import { type Kept, keepFiles, type LinkOffered, linksOf } from './dropped-evidence.ts'
import { useProject } from './project-context.ts'

/** Files dropped on any page of a project: kept as evidence, for the controls of what is shown, or imported. */
export function DroppedFiles() {
  const { canWrite } = useProject()
  const [dropped, setDropped] = useState<Dropped | null>(null)
  const over = useFileDrop(canWrite && dropped === null ? setDropped : null)
  return (
    <>
      <DropHere shown={over}>Drop to keep as evidence, or a hazard log or a package to import it</DropHere>
      {dropped && <DroppedDialog dropped={dropped} onClose={() => setDropped(null)} />}
    </>
  )
}

/** The hazard or control that the page shows, by its address. */
function useShown(): { words: string; links: LinkOffered[]; onEvidence: boolean } {
  const { snapshot } = useProject()
  const location = useRouterState({ select: (state) => state.location })
  const path = location.pathname
  const search: Record<string, unknown> = location.search
  const hazard = snapshot.records.hazard.find(({ id }) => path.endsWith('/hazards') && id === search['hazard'])
  if (hazard !== undefined) {
    const links = linksOf(snapshot, { hazardId: hazard.id })
    return { words: `${hazard.number} ${hazard.name}`, links, onEvidence: false }
  }
  const control = snapshot.records.control.find(({ id }) => path.endsWith('/controls') && id === search['record'])
  if (control === undefined) return { words: '', links: [], onEvidence: path.endsWith('/evidence') }
  const links = linksOf(snapshot, { controlId: control.id })
  return { words: `${control.number} ${control.name}`, links, onEvidence: false }
}

function DroppedDialog({ dropped, onClose }: { dropped: Dropped; onClose: () => void }) {
  const { projectId } = useProject()
  const run = useCommand()
  const navigate = useNavigate()
  const shown = useShown()
  const [patientData, setPatientData] = useState(false)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [work, setWork] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Kept | null>(null)
  const stop = useRef(false)
  const { files, folders } = dropped
  const [only] = files
  const single = files.length === 1 && only !== undefined ? only : null
  const whole = single !== null && isPackage(single)
  const [folder] = folders
  const pages = folders.length === 1 && files.length === 0 && folder !== undefined ? folder : null
  const importable = pages ?? (single !== null && (whole || isWorkbook(single)) ? single : null)

  async function keep(): Promise<void> {
    stop.current = false
    const kept = await keepFiles(
      files,
      async (file, index) => {
        setWork(`Taking in ${index + 1} of ${files.length}: ${file.name}`)
        const sent = await sendFile(file)
        if (!sent.ok) return sent
        const values = patientData ? { holdsPatientData: true } : {}
        return await run('evidence.create', { projectId, token: sent.value.token, values }, { quiet: true })
      },
      () => stop.current,
    )
    if (kept.ids.length > 0) {
      for (const { hazard, link } of shown.links.filter((one) => ticked.has(one.link.id))) {
        setWork(`Noting it on ${hazard.number}`)
        const evidenceIds = [...link.evidenceIds, ...kept.ids]
        await run('link.update', { hazardId: hazard.id, linkId: link.id, patch: { evidenceIds } })
      }
      notifications.show({ message: `Kept as evidence: ${formatCount(kept.ids.length, 'file')}.` })
      const record = kept.ids.at(-1)
      if (shown.onEvidence && record !== undefined) {
        void navigate({ to: '/projects/$projectId/evidence', params: { projectId }, search: { record } })
      }
    }
    setWork(null)
    if (kept.refused.length === 0 && kept.left === 0) onClose()
    else setOutcome(kept)
  }

  async function importIt(file: File | Folder): Promise<void> {
    handOverFile(file)
    onClose()
    await navigate({ to: '/import', search: { project: projectId } })
  }

  function close(): void {
    stop.current = true
    if (work === null) onClose()
  }

  const title = (pages ?? single)?.name ?? `Dropped: ${formatCount(files.length, 'file')}`
  return (
    <Modal opened onClose={close} title={title} size="lg">
      {outcome !== null ? (
        <>
          <KeptWords kept={outcome} />
          <Group justify="flex-end" gap="sm">
            <Button onClick={onClose}>Close</Button>
          </Group>
        </>
      ) : (
        <>
          {folders.length > 0 && (
            <p className={record.warn}>
              Folders are not kept as evidence: {folders.map(({ name }) => name).join(', ')}. Drop the files in them, or
              a .zip of them.
            </p>
          )}
          {files.length > 1 && (
            <ul className={record.list}>
              {files.map((file) => (
                <li key={`${file.name} ${file.size}`}>
                  {file.name}, {formatSize(file.size)}
                </li>
              ))}
            </ul>
          )}
          {importable && (
            <p className={record.plain}>
              {whole
                ? 'It may be the package of a whole project, to be taken in beside this one (you see what is in it before anything is changed), or evidence.'
                : pages !== null
                  ? 'It may be a hazard log with a page for each hazard, to import (you see everything before anything is changed).'
                  : 'It may be a hazard log to import (you see everything before anything is changed), or evidence.'}
            </p>
          )}
          {files.length > 0 && (
            <fieldset className={record.ticks} disabled={work !== null}>
              <legend>
                {shown.words === '' ? 'Kept as evidence of the project' : `Kept as evidence; ${shown.words}`}
              </legend>
              <Checkbox
                checked={patientData}
                onChange={(event) => setPatientData(event.currentTarget.checked)}
                label="It holds patient-identifiable information"
                description="Please add none if it can be helped."
              />
              {shown.links.map(({ link, words }) => (
                <Checkbox
                  key={link.id}
                  label={`Evidence of effectiveness: ${words}`}
                  checked={ticked.has(link.id)}
                  onChange={(event) => {
                    const next = new Set(ticked)
                    if (event.currentTarget.checked) next.add(link.id)
                    else next.delete(link.id)
                    setTicked(next)
                  }}
                />
              ))}
              {shown.links.length > 0 && (
                <p className={record.note}>Whether a control is effective is judged on each link, not here.</p>
              )}
            </fieldset>
          )}
          <output className={record.dimmed}>{work === null ? '' : `${work}…`}</output>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            {importable && (
              <Button variant="default" disabled={work !== null} onClick={() => void importIt(importable)}>
                {whole ? 'See what is in the package' : 'Import as a hazard log'}
              </Button>
            )}
            {files.length > 0 && (
              <Button loading={work !== null} data-autofocus onClick={() => void keep()}>
                Keep as evidence
              </Button>
            )}
          </Group>
        </>
      )}
    </Modal>
  )
}

/** What was kept and what was not, each with its reason. */
function KeptWords({ kept }: { kept: Kept }) {
  return (
    <div role="alert">
      <p className={record.plain}>
        {kept.ids.length === 0 ? 'No file was kept.' : `Kept as evidence: ${formatCount(kept.ids.length, 'file')}.`}
        {kept.left > 0 && ` Stopped before ${formatCount(kept.left, 'more file')}.`}
      </p>
      {kept.refused.length > 0 && (
        <ul className={record.list}>
          {kept.refused.map(({ name, why }) => (
            <li key={name}>
              <strong>{name}</strong> was not kept: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
