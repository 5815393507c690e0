import { describe, expect, it } from 'vitest'
import { WholeSaves } from '../../../src-renderer/project/whole-saves.ts'
import { ok, type Result, refuse } from '../../../src-shared/domain/result.ts'

type List = readonly string[]

/** What was sent, and how each is answered. */
function backend() {
  const sent: { list: List; answer: (answer: Result<{ seq: number }>) => void }[] = []
  const send = (list: List) =>
    new Promise<Result<{ seq: number }>>((resolve) => {
      sent.push({ list, answer: resolve })
    })
  return { sent, send }
}

/** Lets everything that waits for nothing but its turn go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

const adding = (name: string) => (now: List) => [...now, name]

describe('a value that is saved whole', () => {
  it('is sent one save at a time, each built on the one before', async () => {
    const { sent, send } = backend()
    const saves = new WholeSaves<List>(['first'], 1)
    const second = saves.save(adding('second'), send)
    const third = saves.save(adding('third'), send)
    await settled()
    expect(sent.map(({ list }) => list)).toEqual([['first', 'second']])
    sent[0]?.answer(ok({ seq: 2 }))
    await second
    await settled()
    expect(sent[1]?.list).toEqual(['first', 'second', 'third'])
    sent[1]?.answer(ok({ seq: 3 }))
    expect(await third).toEqual(ok({ seq: 3 }))
  })

  it('is not set back by what is heard late', async () => {
    const { sent, send } = backend()
    const saves = new WholeSaves<List>([], 1)
    for (const [index, name] of ['first', 'second'].entries()) {
      const saved = saves.save(adding(name), send)
      await settled()
      sent[index]?.answer(ok({ seq: index + 2 }))
      await saved
    }
    saves.heard(['first'], 2)
    void saves.save(adding('third'), send)
    await settled()
    expect(sent[2]?.list).toEqual(['first', 'second', 'third'])
  })

  it('follows an undo heard before the answer, and a workspace that begins further back', async () => {
    const { sent, send } = backend()
    const saves = new WholeSaves<List>([], 1)
    const saved = saves.save(adding('first'), send)
    await settled()
    saves.heard(['first'], 2)
    saves.heard([], 3)
    sent[0]?.answer(ok({ seq: 2 }))
    await saved
    const other = saves.save(adding('other'), send)
    await settled()
    expect(sent[1]?.list).toEqual(['other'])
    sent[1]?.answer(ok({ seq: 4 }))
    await other
    saves.heard(['other'], 4)
    saves.heard(['restored'], 1)
    void saves.save(adding('more'), send)
    await settled()
    expect(sent[2]?.list).toEqual(['restored', 'more'])
  })

  it('stays as it was where a save is refused or fails, and the next goes on', async () => {
    const { sent, send } = backend()
    const saves = new WholeSaves<List>(['first'], 1)
    const refused = saves.save(adding('bad'), send)
    const failed = saves.save(adding('worse'), () => Promise.reject(new Error('gone')))
    const good = saves.save(adding('good'), send)
    await settled()
    sent[0]?.answer(refuse('refused', 'No. Nothing was changed.'))
    expect((await refused).ok).toBe(false)
    await expect(failed).rejects.toThrow('gone')
    await settled()
    expect(sent[1]?.list).toEqual(['first', 'good'])
    sent[1]?.answer(ok({ seq: 2 }))
    expect((await good).ok).toBe(true)
  })
})
