import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A worker's file: TypeScript beside the module that starts it, or bundled, where the bundler may have put that module
 * into a folder below.
 *
 * @param folder `import.meta.dirname` of the module that starts it
 * @param name without its ending, e.g. `backup-worker`
 */
export function workerFile(folder: string, name: string): string {
  const places = [join(folder, `${name}.ts`), join(folder, `${name}.js`), join(folder, '..', `${name}.js`)]
  return places.find((path) => existsSync(path)) ?? join(folder, `${name}.js`)
}
