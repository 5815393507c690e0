import { useEffect, useRef, useState } from 'react'
import { type Folder, folderDropped } from './folder-files.ts'

let handed: File | Folder | null = null

/** Keeps a file, or a folder of pages, for the page that is opened next: neither can stand in an address. */
export function handOverFile(file: File | Folder): void {
  handed = file
}

/** What was handed over, once. */
export function takeHandedFile(): File | Folder | null {
  const file = handed
  handed = null
  return file
}

/** What was let go over the page. */
export interface Dropped {
  files: File[]
  folders: Folder[]
}

/** True for a file that may be a hazard log of another program, by its name. */
export function isWorkbook({ name }: { name: string }): boolean {
  return /\.(?:xlsx|xlsm|csv|tsv|md|markdown|docx|zip)$/i.test(name)
}

/** True for a package of a whole project by its name, also where a browser numbered the file. */
export function isPackage({ name }: { name: string }): boolean {
  return /\.hazards ?(?:\(\d+\))?\.(?:json|zip)$/i.test(name)
}

/** Why these cannot be imported, as a hazard log or a package is, or null where it is one file or folder of pages. */
export function notOneFile({ files, folders }: Dropped): string | null {
  if (files.length + folders.length === 1) return null
  if (folders.length > 0) return 'A folder is imported by itself, as one log. Drop one folder, or one file.'
  return files.length === 0
    ? 'No file came with it. Drop a hazard log or a package from a folder of this computer.'
    : `${files.length} files were dropped, and each is imported by itself. Drop one file.`
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
  const folders = [...data.items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry?.isDirectory === true ? [folderDropped(entry as FileSystemDirectoryEntry)] : []
  })
  const names = new Set(folders.map(({ name }) => name))
  return { files: [...data.files].filter(({ name }) => !names.has(name)), folders }
}
