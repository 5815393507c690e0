import { ok, type Result, refuse } from '../../src-shared/domain/result.ts'
import { transport } from './transport.ts'

/** A file the backend has taken in; the token names it in the next call (`import.preview`, `evidence.create`). */
export interface SentFile {
  token: string
  name: string
  size: number
}

const notTaken = refuse('fault', 'The file could not be handed over. Nothing was changed.', 'Try the file again.')

/** Streams one file to the backend. Never throws. */
export async function sendFile(file: File): Promise<Result<SentFile>> {
  try {
    const answer = await fetch('/files', {
      method: 'POST',
      headers: {
        ...transport.fileHeaders(),
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
      body: file,
    })
    return (await answer.json()) as Result<SentFile>
  } catch {
    return notTaken
  }
}

/** The bytes of what the backend offers under a token (good once), to be shown in the page. Never throws. */
export async function fetchBytes(token: string): Promise<Result<ArrayBuffer>> {
  try {
    const answer = await fetch(`/files/${token}`, { headers: transport.fileHeaders() })
    if (!answer.ok) return (await answer.json()) as Result<ArrayBuffer>
    return ok(await answer.arrayBuffer())
  } catch {
    return refuse('fault', 'The file could not be fetched.', 'Ask for it again.')
  }
}

/**
 * Saves what the backend offers under a token (good once). The desktop asks where; a browser puts it among its
 * downloads under `name`.
 */
export async function download(token: string, name: string): Promise<Result<null>> {
  const link = document.createElement('a')
  link.download = name
  if (transport.host === 'desktop') {
    link.href = `/files/${token}`
    link.click()
    return ok(null)
  }
  try {
    const answer = await fetch(`/files/${token}`, { headers: transport.fileHeaders() })
    if (!answer.ok) return (await answer.json()) as Result<null>
    link.href = URL.createObjectURL(await answer.blob())
    link.click()
    // The browser has taken hold of the blob by the next turn; a minute is for slow ones.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    return ok(null)
  } catch {
    return refuse('fault', 'The file could not be fetched.', 'Ask for it again.')
  }
}
