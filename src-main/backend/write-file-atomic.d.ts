declare module 'write-file-atomic' {
  interface WriteFileAtomic {
    (path: string, data: string | Uint8Array): Promise<void>
    sync(path: string, data: string | Uint8Array): void
  }
  const writeFileAtomic: WriteFileAtomic
  export default writeFileAtomic
}
