import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../src-shared/domain/evidence.ts'
import type { Failure } from '../../../src-shared/domain/result.ts'
import { call } from '../../api/api.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { download, fetchBytes } from '../../api/files.ts'
import { useStatus } from '../../api/queries.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import record from '../../components/record.module.css'
import classes from './beside.module.css'

// The library that draws PDFs is large and seldom needed.
const PdfPages = lazy(async () => ({ default: (await import('./PdfPages.tsx')).PdfPages }))

const PICTURES: Record<string, string> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif' }
/** Larger files are not drawn here: a page holds them whole in memory. */
const LARGEST = 60 * 1024 * 1024

/** The kept file of a piece of evidence: drawn where it is a PDF or a picture, else its name, hash and ways to open it. */
export function EvidenceFile({ piece }: { piece: Evidence }) {
  const { file } = piece
  const status = useStatus()
  const run = useCommand()
  const [again, setAgain] = useState(0)
  if (file === null) {
    return <p className={record.plain}>No file is kept here: the reference says where the evidence is.</p>
  }
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const shown = (ending === 'pdf' || ending in PICTURES) && file.size <= LARGEST

  async function saveCopy(): Promise<void> {
    const answer = await call('evidence.download', { id: piece.id })
    const saved = answer.ok ? await download(answer.value.token, answer.value.fileName) : answer
    if (!saved.ok) tellFailure(saved.error)
  }

  return (
    <>
      <div className={classes.actions}>
        {status.data?.host === 'desktop' && (
          <Button variant="default" onClick={() => void run('evidence.open', { id: piece.id })}>
            Open in its own program
          </Button>
        )}
        <Button variant="default" onClick={() => void saveCopy()}>
          Save a copy
        </Button>
      </div>
      <p className={record.hash}>SHA-256 {file.sha256}</p>
      {shown ? (
        <Drawn
          key={`${piece.id} ${again}`}
          piece={piece}
          ending={ending}
          onAgain={() => setAgain((times) => times + 1)}
        />
      ) : (
        <p className={record.plain}>
          {ending === 'pdf' || ending in PICTURES
            ? 'This file is too large to be drawn here.'
            : 'Files of this kind are not drawn here.'}
        </p>
      )}
    </>
  )
}

function Drawn({ piece, ending, onAgain }: { piece: Evidence; ending: string; onAgain: () => void }) {
  const [read, setRead] = useState<{ bytes: ArrayBuffer } | { failure: Failure } | null>(null)
  useEffect(() => {
    let gone = false
    const fetchFile = async () => {
      const answer = await call('evidence.download', { id: piece.id })
      const bytes = answer.ok ? await fetchBytes(answer.value.token) : answer
      if (!gone) setRead(bytes.ok ? { bytes: bytes.value } : { failure: bytes.error })
    }
    void fetchFile()
    return () => {
      gone = true
    }
  }, [piece.id])

  if (read === null) return <output>Reading the file…</output>
  if ('failure' in read) return <ProblemPanel failure={read.failure} onRetry={onAgain} />
  const type = PICTURES[ending]
  if (type !== undefined) return <Picture bytes={read.bytes} type={type} title={piece.title} />
  return (
    <Suspense fallback={<output>Opening the PDF…</output>}>
      <PdfPages bytes={read.bytes} title={piece.title} />
    </Suspense>
  )
}

function Picture(props: { bytes: ArrayBuffer; type: string; title: string }) {
  const { bytes, type } = props
  const place = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    if (place.current !== null) place.current.src = made
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  return <img ref={place} className={classes.picture} alt={`Evidence: ${props.title}`} />
}
