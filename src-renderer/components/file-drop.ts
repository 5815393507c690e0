import { useEffect, useRef, useState } from 'react'

let handed: File | null = null

/** Keeps a file for the page that is opened next: a file cannot stand in an address. */
export function handOverFile(file: File): void {
  handed = file
}

/** The file handed over, once. */
export function takeHandedFile(): File | null {
  const file = handed
  handed = null
  return file
}

/** What was let go over the page. */
export interface Dropped {
  files: File[]
  /** Names of folders: a browser hands over no file for them. */
  folders: string[]
}

/** True for a file that may be a hazard log of another program, by its name. */
export function isWorkbook({ name }: { name: string }): boolean {
  return /\.(?:xlsx|xlsm|csv|tsv|md|markdown|docx)$/i.test(name)
}

/** Why these cannot be imported, as a hazard log is, or null where it is one file. */
export function notOneWorkbook({ files, folders }: Dropped): string | null {
  if (folders.length > 0) return 'A folder cannot be imported. Drop the workbook itself.'
  if (files.length === 1) return null
  return files.length === 0
    ? 'No file came with it. Drop a workbook from a folder of this computer.'
    : `${files.length} files were dropped, and a log is imported by itself. Drop one workbook.`
}

/** Hears files dropped anywhere on the page; true while some are held over it. Null where the page takes none. */
export function useFileDrop(onDrop: ((dropped: Dropped) => void) | null): boolean {
  const [over, setOver] = useState(false)
  const hear = useRef(onDrop)
  useEffect(() => {
    hear.current = onDrop
  })

  useEffect(() => {
    // Entering a child comes before leaving its parent, so that the two are counted.
    let depth = 0
    const withFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    function count(event: DragEvent, by: number): void {
      if (!withFiles(event)) return
      event.preventDefault()
      depth = Math.max(0, depth + by)
      setOver(depth > 0)
    }
    const enter = (event: DragEvent) => count(event, 1)
    const leave = (event: DragEvent) => count(event, -1)
    const hold = (event: DragEvent) => count(event, 0)
    function drop(event: DragEvent): void {
      if (!withFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      if (event.dataTransfer !== null) hear.current?.(whatCame(event.dataTransfer))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hold)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over && onDrop !== null
}

function whatCame(data: DataTransfer): Dropped {
  const folders = new Set(
    [...data.items].flatMap((item) => {
      const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
      return entry?.isDirectory === true ? [entry.name] : []
    }),
  )
  return { files: [...data.files].filter(({ name }) => !folders.has(name)), folders: [...folders] }
}
