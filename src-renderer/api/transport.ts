import { browserTransport } from './browser-transport.ts'
import type { Transport } from './transport-port.ts'

function desktopTransport(bridge: HazardLedgerBridge): Transport {
  return {
    host: 'desktop',
    rpc: (channel, input) => bridge.rpc(channel, input),
    onEvent: (name, listener) => bridge.onEvent(name, listener),
    onConnection: () => () => undefined,
    fileHeaders: () => ({}),
  }
}

export const transport: Transport =
  window.hazardLedger === undefined ? browserTransport() : desktopTransport(window.hazardLedger)
