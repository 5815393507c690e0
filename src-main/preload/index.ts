import { contextBridge, ipcRenderer } from 'electron'
import { channels, eventNames } from '../../src-shared/contract/channels.ts'

// All that a page can reach of the program: one call and pushed events, by fixed names.

const calls: readonly string[] = channels
type Listener = (data: unknown) => void
const listeners = new Map(eventNames.map((name) => [name as string, new Set<Listener>()]))

ipcRenderer.on('event', (_event, name: string, data: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(data)
})

const failure = (code: string, message: string) => ({ ok: false, error: { code, message } })

contextBridge.exposeInMainWorld('hazardLedger', {
  host: 'desktop',
  rpc: async (channel: string, input: unknown): Promise<unknown> => {
    if (!calls.includes(channel)) return failure('unknown-channel', `There is no call ${channel}.`)
    try {
      return await ipcRenderer.invoke('rpc', channel, input)
    } catch (fault) {
      return failure('fault', String(fault))
    }
  },
  onEvent: (name: string, listener: Listener): (() => void) => {
    const set = listeners.get(name)
    if (!set) throw new TypeError(`There is no event ${name}.`)
    // A function of its own for each subscription, so that the same listener can be there twice.
    const mine: Listener = (data) => listener(data)
    set.add(mine)
    return () => void set.delete(mine)
  },
})
