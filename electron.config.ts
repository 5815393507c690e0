import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pxToRem } from './src-renderer/theme/px-to-rem.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

/** One build for both hosts: main entry points, the sandboxed preload (one CommonJS file), the page. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          serve: at('src-main/serve.ts'),
          'render-worker': at('src-main/documents/render/render-worker.ts'),
          'checkpoint-worker': at('src-main/db/checkpoint-worker.ts'),
          'backup-worker': at('src-main/db/backup-worker.ts'),
          'upkeep-worker': at('src-main/backend/upkeep-worker.ts'),
          'reader-process': at('src-main/imports/reader-process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: at('src-main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [react()],
    css: { postcss: { plugins: [pxToRem] } },
    build: {
      outDir: at('out/renderer'),
      // A data: URL font or picture would need a wider Content-Security-Policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
})
