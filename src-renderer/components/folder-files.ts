/** A file of a folder, and where in it: `pages/H-1.md`, with the folder's own name left out. */
export interface FolderFile {
  path: string
  file: File
}

/** A folder, and the way to what is in it and in the folders in it. */
export interface Folder {
  name: string
  /** @throws DOMException where the system refuses one of them */
  files(): Promise<FolderFile[]>
}

/** The folder that was chosen with the system's dialog, or null where none was. */
export function folderChosen(list: readonly File[]): Folder | null {
  const [first] = list
  if (first === undefined) return null
  const files = list.map((file) => ({ path: file.webkitRelativePath.split('/').slice(1).join('/'), file }))
  return { name: first.webkitRelativePath.split('/')[0] ?? '', files: () => Promise.resolve(files) }
}

/** A folder that was dropped. Asked for at once: what a drop holds is gone when its event is over. */
export function folderDropped(entry: FileSystemDirectoryEntry): Folder {
  return { name: entry.name, files: () => filesUnder(entry, '') }
}

async function filesUnder(folder: FileSystemDirectoryEntry, path: string): Promise<FolderFile[]> {
  const files: FolderFile[] = []
  for (const entry of await entriesOf(folder)) {
    const at = `${path}${entry.name}`
    if (entry.isDirectory) files.push(...(await filesUnder(entry as FileSystemDirectoryEntry, `${at}/`)))
    else files.push({ path: at, file: await fileOf(entry as FileSystemFileEntry) })
  }
  return files
}

/** A reader gives at most a hundred at a time, and none once there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

const fileOf = (entry: FileSystemFileEntry) => new Promise<File>((resolve, reject) => entry.file(resolve, reject))
