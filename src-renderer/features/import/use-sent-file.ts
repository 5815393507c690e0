import type { Dispatch, SetStateAction } from 'react'
import type { Failure, Result } from '../../../src-shared/domain/result.ts'
import { type SentFile, sendFile } from '../../api/files.ts'
import type { Draft } from './draft.ts'

/** Sends the chosen file to the backend, and asks things of it by its token; what fails is told and changes nothing. */
export function useSentFile(page: {
  draft: Draft
  setDraft: Dispatch<SetStateAction<Draft>>
  /** What is being done; empty when it is done. */
  setBusy: (work: string) => void
  setFailure: (failure: Failure | null) => void
}): {
  send: (file: File) => Promise<Result<SentFile>>
  withFile: <T>(work: string, act: (token: string) => Promise<Result<T>>) => Promise<T | null>
} {
  const { draft, setDraft, setBusy, setFailure } = page

  async function send(file: File): Promise<Result<SentFile>> {
    setBusy(`Taking in ${file.name}`)
    const answer = await sendFile(file)
    setBusy('')
    return answer
  }

  /** Does something with the file that was sent; sends it once more where a restarted program has forgotten it. */
  async function withFile<T>(work: string, act: (token: string) => Promise<Result<T>>): Promise<T | null> {
    if (draft.file === null) return null
    setFailure(null)
    let { sent } = draft
    for (const last of [false, true]) {
      if (sent === null) {
        const again = await send(draft.file)
        if (!again.ok) {
          setFailure(again.error)
          return null
        }
        sent = again.value
        setDraft((now) => ({ ...now, sent: again.value }))
      }
      setBusy(work)
      const answer = await act(sent.token)
      setBusy('')
      if (answer.ok) return answer.value
      if (last || answer.error.code !== 'not-found') {
        setFailure(answer.error)
        return null
      }
      sent = null
    }
    return null
  }

  return { send, withFile }
}
