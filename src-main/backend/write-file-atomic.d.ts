declare module 'write-file-atomic' {
  interface Options {
    /** Permissions of the file. */
    mode?: number
  }
  interface WriteFileAtomic {
    (path: string, data: string | Uint8Array, options?: Options): Promise<void>
    sync(path: string, data: string | Uint8Array, options?: Options): void
  }
  const writeFileAtomic: WriteFileAtomic
  export default writeFileAtomic
}
