import { setNonce } from 'get-nonce'
import { z } from 'zod'
import { styleNonce } from './nonce.ts'

// zod asks whether it may compile code when a schema is made, so this has to stand before any module with a schema
// runs; hence the page itself is imported afterwards. Our Content-Security-Policy would report the attempt.
z.config({ jitless: true })
// For react-remove-scroll, which Mantine's dialogs bring along; Mantine itself is told in app/start.tsx.
setNonce(styleNonce)

const { start } = await import('./app/start.tsx')
start()
