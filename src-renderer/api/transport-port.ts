/** How calls reach the backend and pushes reach the page. Nothing outside api/ knows which one it is. */
export interface Transport {
  host: 'desktop' | 'browser'
  /** Sends a call; resolves to the answer as it came, rejects where the backend could not be reached. */
  rpc(channel: string, input: unknown): Promise<unknown>
  /** Hears pushes until the function returned is called. */
  onEvent(name: string, listener: (data: unknown) => void): () => void
  /** Hears whether the stream of pushes is connected; on every new connection the page reads afresh. */
  onConnection(listener: (connected: boolean) => void): () => void
  /** Headers that a file sent to the backend needs. */
  fileHeaders(): Record<string, string>
}
