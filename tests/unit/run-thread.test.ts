import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runThread } from '../../src-main/workers/run-thread.ts'

/** A thread's file with these lines in it; `port` and `data` are there. */
function thread(lines: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'thread-')), 'thread.mjs')
  writeFileSync(file, `import { parentPort as port, workerData as data } from 'node:worker_threads'\n${lines}\n`)
  return file
}

const asAnswer = (message: { answer?: unknown }) => message.answer

describe('a thread', () => {
  it('answers once, and is gone by then', async () => {
    const parts: unknown[] = []
    const file = thread('port.postMessage({ part: 1 }); port.postMessage({ answer: data * 2 })')
    const end = await runThread(file, {
      data: 21,
      onMessage: (message: { answer?: number; part?: number }) => {
        if (message.part !== undefined) parts.push(message.part)
        return message.answer
      },
    })
    expect(end).toEqual({ how: 'answered', answer: 42 })
    expect(parts).toEqual([1])
  })

  it('is stopped where it is cancelled, whenever that is', async () => {
    const file = thread('port.postMessage({ up: true }); setInterval(() => undefined, 1000)')
    const starting = new AbortController()
    const started = runThread(file, { data: null, signal: starting.signal, onMessage: asAnswer })
    starting.abort()
    expect(await started).toEqual({ how: 'cancelled' })
    const working = new AbortController()
    const end = await runThread(file, {
      data: null,
      signal: working.signal,
      onMessage: () => working.abort(),
    })
    expect(end).toEqual({ how: 'cancelled' })
    expect(await runThread(file, { data: null, signal: working.signal, onMessage: asAnswer })).toEqual({
      how: 'cancelled',
    })
  })

  it('keeps an answer that came before the cancel', async () => {
    const file = thread("port.postMessage({ answer: 'whole' })")
    const late = new AbortController()
    const end = await runThread(file, {
      data: null,
      signal: late.signal,
      onMessage: (message: { answer: string }) => {
        queueMicrotask(() => late.abort())
        return message.answer
      },
    })
    expect(end).toEqual({ how: 'answered', answer: 'whole' })
  })

  it.each([
    ['that goes on for ever', 'for (;;);', 300, 'out of time'],
    ['that throws', "throw new Error('spoilt')", undefined, 'failed'],
    ['that says nothing', '', undefined, 'failed'],
  ])('%s is told of', async (_, lines, time, how) => {
    const end = await runThread(thread(lines), {
      data: null,
      ...(time === undefined ? {} : { time }),
      onMessage: asAnswer,
    })
    expect(end.how).toBe(how)
  })
})
