import { join } from 'node:path'

/**
 * What threads and child processes of tests run is TypeScript, which Node strips by WebAssembly. Hundreds of threads that
 * each compile that anew come and go in a run, and V8 now and then ends the whole process on its own check of the code
 * pages (nodejs/node#64500). Kept on disk, a file is stripped once and read ever after: its name is a hash of its text.
 */
export const compileCache = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled') }
