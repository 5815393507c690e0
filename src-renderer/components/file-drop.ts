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

/** Hears files dropped anywhere on the page; true while one is held over it. Only the first of several is taken. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const hear = useRef(onFile)
  useEffect(() => {
    hear.current = onFile
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
      const file = event.dataTransfer?.files[0]
      if (file !== undefined) hear.current(file)
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
  return over
}
