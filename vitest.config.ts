import { defineConfig } from 'vitest/config'
import { compileCache } from './tests/support/compile-cache.ts'

/** `npm test`: everything that needs nothing outside the project. */
export default defineConfig({
  test: {
    include: ['tests/{unit,db,contract,documents,imports,security}/**/*.test.ts'],
    env: compileCache,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
