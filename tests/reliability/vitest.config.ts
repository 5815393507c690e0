import { defineConfig } from 'vitest/config'
import { compileCache } from '../support/compile-cache.ts'

/**
 * `npm run test:reliability`: what may happen to a workspace, and that nothing acknowledged is lost. Figures are printed.
 * With `--mode short`, as `npm test` runs it: a tenth of the kills, and nothing that makes disks, takes minutes or
 * needs openssl.
 */
export default defineConfig(({ mode }) => {
  const short = mode === 'short'
  return {
    test: {
      root: `${import.meta.dirname}/../..`,
      include: short ? ['tests/reliability/{kill,ledger,rebuilt-chain}.test.ts'] : ['tests/reliability/*.test.ts'],
      env: { ...compileCache, RELIABILITY_KILLS: process.env['RELIABILITY_KILLS'] ?? (short ? '100' : '1000') },
      // A thousand kills take minutes; how long is printed and decides nothing.
      testTimeout: 7_200_000,
      hookTimeout: 600_000,
      // The killing keeps two processors busy by itself.
      fileParallelism: false,
      disableConsoleIntercept: true,
    },
  }
})
