import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '../../..')
const at = (path: string) => join(project, path)

/**
 * Builds the writer with the application in it, as the product itself is built, into a folder: it then starts in a
 * quarter of the time that its sources take, and a thousand starts are what the time goes into.
 *
 * @returns path of the program
 */
export async function buildWriter(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    ssr: {
      noExternal: true,
      external: ['better-sqlite3', 'write-file-atomic', '@resvg/resvg-wasm', 'playwright-core'],
    },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20.18',
      minify: false,
      rolldownOptions: {
        input: {
          writer: join(import.meta.dirname, 'writer.ts'),
          'reader-process': at('src-main/imports/reader-process.ts'),
          'render-worker': at('src-main/documents/render/render-worker.ts'),
          'checkpoint-worker': at('src-main/db/checkpoint-worker.ts'),
          'backup-worker': at('src-main/db/backup-worker.ts'),
          'upkeep-worker': at('src-main/backend/upkeep-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  return join(folder, 'writer.js')
}
