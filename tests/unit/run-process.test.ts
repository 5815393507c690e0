import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProcess } from '../../src-main/workers/run-process.ts'

const answers = resolve('src-main/workers/answer-parent.ts')
const limits = { memory: 64, time: 30_000 }

/** A program whose answer is worked out by these lines from `request`. */
function program(lines: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'process-')), 'program.mjs')
  writeFileSync(
    file,
    `import { answerParent } from ${JSON.stringify(answers)}\nanswerParent(async (request) => { ${lines} })\n`,
  )
  return file
}

describe('a process of its own', () => {
  it('answers with whatever can be cloned', async () => {
    const file = program('return { twice: request.number * 2, seen: new Map([[1, request.text]]) }')
    expect(await runProcess(file, { number: 21, text: 'é\u0000' }, limits)).toEqual({
      how: 'answered',
      answer: { twice: 42, seen: new Map([[1, 'é\u0000']]) },
    })
  })

  it('is stopped where it is cancelled or takes too long', async () => {
    const file = program('for (;;);')
    const cancel = new AbortController()
    const running = runProcess(file, 1, { ...limits, signal: cancel.signal })
    cancel.abort()
    expect(await running).toEqual({ how: 'cancelled' })
    expect(await runProcess(file, 1, { ...limits, signal: cancel.signal })).toEqual({ how: 'cancelled' })
    expect(await runProcess(file, 1, { ...limits, time: 300 })).toEqual({ how: 'out of time' })
  })

  it.each([
    ['fills its heap', 'const all = []; for (;;) all.push(new Array(1000).fill({}))'],
    ['is ended by the system', "process.kill(process.pid, 'SIGSEGV'); for (;;);"],
    ['leaves', 'process.exit(3)'],
    ['throws', "throw new Error('spoilt')"],
  ])('that %s takes nobody along', async (_, lines) => {
    expect(await runProcess(program(lines), 1, limits)).toMatchObject({ how: 'fell' })
  })
})
