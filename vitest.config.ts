import { defineConfig } from 'vitest/config'

/** `npm test`: everything that needs nothing outside the project. */
export default defineConfig({
  test: {
    include: ['tests/{unit,db,contract,documents,imports,security}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
