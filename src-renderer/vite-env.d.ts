/// <reference types="vite/client" />

/** What the desktop's preload puts into the page; absent in a plain browser. */
interface HazardLedgerBridge {
  host: 'desktop'
  rpc(channel: string, input: unknown): Promise<unknown>
  onEvent(name: string, listener: (data: unknown) => void): () => void
}

interface Window {
  hazardLedger?: HazardLedgerBridge
}
