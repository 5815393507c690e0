import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../../src-shared/contract/index.ts'
import { type ImportOptions, recognisedOnly } from '../../../src-shared/domain/import-options.ts'
import { entryKey } from '../../../src-shared/domain/import-preview.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { onEvent } from '../../api/api.ts'
import { useCommand } from '../../api/commands.ts'
import { useProjects, useStatus } from '../../api/queries.ts'
import { DropHere } from '../../components/DropHere.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { notOneFile, takeHandedFile, useFileDrop } from '../../components/file-drop.ts'
import type { Folder } from '../../components/folder-files.ts'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ChooseStep } from './ChooseStep.tsx'
import { type Reading, readingAfter } from './corrections.ts'
import { BLANK_DRAFT, type Draft, mayBePackage, whoseOf } from './draft.ts'
import classes from './import.module.css'
import { Outcome } from './Outcome.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { packPages } from './pack-pages.ts'
import { PackageIn } from './package/PackageIn.tsx'
import { BroughtBack } from './returned/BroughtBack.tsx'
import { SetAside } from './returned/SetAside.tsx'
import { useReturned } from './returned/use-returned.ts'
import { takenBackWords } from './returned/words.ts'
import { useSentFile } from './use-sent-file.ts'

const STEP_HEADINGS = ['A hazard log, and whose it is', 'What would come in', 'What came in'] as const
const STEPS = ['Whose log, and where to', 'Look at it', 'Import'] as const

type Done = OutputOf<'import.run'>

/** What the backend says it is doing, while it does it. */
function useProgress(busy: boolean): string {
  const [work, setWork] = useState('')
  useEffect(() => onEvent('progress', (event) => setWork(event.work)), [])
  return busy ? work : ''
}

/** Brings a hazard log in, in three steps; nothing is changed before the last. */
export function Page() {
  const { project: cameFrom } = useSearch({ from: '/start/import' })
  const status = useStatus()
  const projects = useProjects()
  const run = useCommand()
  const [draft, setDraft] = useState<Draft>(() =>
    cameFrom === undefined ? BLANK_DRAFT : { ...BLANK_DRAFT, into: 'existing', projectId: cameFrom },
  )
  const [reading, setReading] = useState<Reading | null>(null)
  // What was corrected of this file stays when a person goes a step back.
  const [corrected, setCorrected] = useState<{ options: ImportOptions; projectId: string | null } | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [busy, setBusy] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [packageFile, setPackageFile] = useState<File | null>(null)
  const returning = useReturned()
  const { send, withFile } = useSentFile({ draft, setDraft, setBusy, setFailure })
  const navigate = useNavigate()
  const progress = useProgress(busy !== '')
  const heading = useRef<HTMLHeadingElement>(null)

  const change = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }))
  const broughtBack = returning.shown !== null && reading === null
  const step = done !== null ? 2 : reading !== null || broughtBack ? 1 : 0
  const intoProject = projects.data?.find(({ id }) => id === draft.projectId) ?? null
  const standards = draft.into === 'existing' ? (intoProject?.standards ?? []) : draft.standard ? [draft.standard] : []
  const whose = whoseOf(draft, standards)
  const projectId = draft.into === 'existing' ? draft.projectId : null

  // A step is a page of its own to those who do not see it.
  const shownStep = useRef(step)
  useEffect(() => {
    if (shownStep.current !== step) heading.current?.focus()
    shownStep.current = step
  }, [step])

  const over = useFileDrop(
    step === 0
      ? (dropped) => {
          const wrong =
            notOneFile(dropped) ??
            (busy === '' ? null : 'Another file is still being read. Drop this one once that is done.')
          if (wrong !== null) setFailure({ code: 'refused', message: wrong, hint: 'Nothing was changed.' })
          else void takeAny(dropped.files[0] ?? dropped.folders[0] ?? null)
        }
      : null,
  )

  useEffect(() => {
    void takeAny(takeHandedFile())
    // Once, for the file that another page handed over.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  /** A folder of pages is packed, and is a file like any other from there on. */
  async function takeAny(what: File | Folder | null): Promise<void> {
    if (what === null) return
    if (what instanceof File) return await take(what)
    setFailure(null)
    setBusy(`Packing the pages of ${what.name}`)
    const packed = await packPages(what)
    setBusy('')
    if (packed.ok) await take(packed.value)
    else setFailure(packed.error)
  }

  async function take(file: File): Promise<void> {
    setFailure(null)
    setPackageFile(mayBePackage(file) ? file : null)
    if (mayBePackage(file)) return
    setCorrected(null)
    returning.forget()
    setDraft((now) => ({
      ...now,
      file,
      sent: null,
      merge: new Set(),
      existing: new Set(),
      leave: new Set(),
      takeOver: new Set(),
      same: new Set(),
    }))
    const answer = await send(file)
    if (!answer.ok) {
      setFailure(answer.error)
      return
    }
    const named = file.name.replace(/\.[^.]*$/, '')
    setDraft((now) => ({ ...now, sent: answer.value, projectName: now.projectName || named }))
    setBusy(`Reading ${file.name}`)
    const failed = await returning.ask(answer.value.token, file.name)
    // What was said of a file dropped meanwhile stays.
    if (failed !== null) setFailure(failed)
    setBusy('')
  }

  /** Reads the file by these options; where it cannot be read so, the reading before stays. */
  async function read(options: ImportOptions): Promise<void> {
    const preview = await withFile(`Reading ${draft.file?.name ?? ''}`, (token) =>
      run('import.preview', { token, projectId, options }, { quiet: true }),
    )
    if (preview === null) return
    setReading((before) => readingAfter(before, preview, options))
    setCorrected({ options, projectId })
    const wordings = new Set(preview.duplicates.map(({ text }) => text))
    const entries = new Set(preview.hazards.flatMap(({ controls }) => controls.map(entryKey)))
    setDraft((now) => ({
      ...now,
      merge: new Set([...now.merge].filter((text) => wordings.has(text))),
      existing: new Set([...now.existing].filter((key) => entries.has(key))),
    }))
  }

  /** Forgets what was said of the columns of such files, and reads this one without it. */
  async function forget(signature: string, options: ImportOptions): Promise<void> {
    const answer = await run('import.forget-columns', { signature }, { quiet: true })
    if (answer.ok) await read(options)
    else setFailure(answer.error)
  }

  async function look(): Promise<void> {
    const { options, projectId: before } = corrected ?? { options: recognisedOnly, projectId }
    // Words set against those of one project say nothing of another's.
    await read(before === projectId ? options : { ...options, scale: null })
  }

  async function bringIn(): Promise<void> {
    const brought = await withFile('Importing', (token) =>
      run(
        'import.run',
        {
          token,
          projectId,
          projectName: draft.projectName,
          standard: draft.standard ?? 'DCB0160',
          whose,
          supplierName: whose === 'supplier' ? draft.supplierName : '',
          merge: [...draft.merge],
          existing: whose === 'supplier' ? [...draft.existing] : [],
          changes: { leave: [...draft.leave], takeOver: [...draft.takeOver], same: [...draft.same] },
          take: { cover: draft.takeCover, assumptions: draft.takeAssumptions },
          options: reading?.options ?? recognisedOnly,
        },
        { quiet: true },
      ),
    )
    if (brought !== null) setDone(brought)
  }

  /** Takes what was chosen of a log that was brought back, and goes to where it shows. */
  async function takeBack(): Promise<void> {
    const { leave, take: taken } = returning.choice
    const answer = await withFile('Taking the changes', (token) =>
      run('workbook.take', { token, leave: [...leave], take: [...taken] }, { quiet: true }),
    )
    if (answer === null) return
    await navigate({ to: '/projects/$projectId/hazards', params: { projectId: answer.projectId } })
    notifications.show({ message: takenBackWords(answer, draft.file?.name ?? ''), autoClose: 12_000 })
  }

  function setAside(aside: boolean): void {
    setFailure(null)
    returning.setAside(aside)
  }

  function back(): void {
    setFailure(null)
    setReading(null)
  }

  if (status.data?.open?.readOnly !== false) {
    return (
      <>
        <PageHeader title="Import a hazard log" />
        <EmptyState action={<Link to="/">Back to the projects</Link>}>
          {status.data?.open ? 'This workspace is open for reading only.' : 'No workspace is open.'}
        </EmptyState>
      </>
    )
  }

  if (packageFile !== null) {
    return (
      <>
        <PackageIn file={packageFile} failure={failure} onFile={(file) => void take(file)} />
        <DropHere shown={over}>Drop another file here</DropHere>
      </>
    )
  }

  const stepProps = { draft, change, whose, standards, busy: busy !== '', failure }
  return (
    <div className={classes.page}>
      <PageHeader
        title="Import a hazard log"
        actions={
          <Button component={Link} to="/" variant="default">
            {step === 2 ? 'All projects' : 'Leave without importing'}
          </Button>
        }
      >
        <ol className={classes.steps} aria-label="Steps">
          {STEPS.map((word, index) => (
            <li key={word} aria-current={index === step ? 'step' : undefined}>
              <span className={classes.stepNumber}>{index + 1}</span> {word}
            </li>
          ))}
        </ol>
      </PageHeader>
      <div className={classes.stepTop}>
        <h2 ref={heading} tabIndex={-1} className={classes.stepHeading}>
          {broughtBack ? 'Brought back' : STEP_HEADINGS[step]}
        </h2>
        <output className={classes.dimmed}>{busy === '' ? '' : `${progress || busy}…`}</output>
      </div>
      {step === 0 && returning.returned !== null && (
        <SetAside returned={returning.returned} busy={busy !== ''} onSee={() => setAside(false)} />
      )}
      {step === 0 && <ChooseStep {...stepProps} onFile={(file) => void takeAny(file)} onNext={() => void look()} />}
      {returning.shown !== null && reading === null && (
        <BroughtBack
          returned={returning.shown}
          choice={returning.choice}
          onChoice={returning.change}
          busy={busy !== ''}
          failure={failure}
          onAside={() => setAside(true)}
          onTake={() => void takeBack()}
        />
      )}
      {step === 1 && reading && (
        <PreviewStep
          {...stepProps}
          reading={reading}
          into={intoProject}
          onBack={back}
          onRead={(options) => void read(options)}
          onForget={(signature, options) => void forget(signature, options)}
          onImport={() => void bringIn()}
        />
      )}
      {done && reading && <Outcome done={done} preview={reading.preview} draft={draft} />}
      <DropHere shown={over}>Drop the file here</DropHere>
    </div>
  )
}
