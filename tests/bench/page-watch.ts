import type { Page } from '@playwright/test'

/** What the page did between two moments. */
export interface Watched {
  /** Milliseconds watched. */
  time: number
  frames: number
  /** Longest time between two frames, milliseconds. */
  longestFrame: number
  /** Frames over 50 ms. */
  slowFrames: number
  /** Tasks over 50 ms, as the browser names them, milliseconds each. */
  longTasks: number[]
}

interface Watch {
  begin: () => void
  end: () => Watched
}

/** Puts the watch into a page: frames by requestAnimationFrame, long tasks as the browser tells them. */
export async function installWatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    let from = 0
    let last = 0
    let on = false
    let frames: number[] = []
    let tasks: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) if (startTime >= from) tasks.push(Math.round(duration))
    })
    observer.observe({ type: 'longtask' })
    const tick = (now: number) => {
      if (!on) return
      frames.push(now - last)
      last = now
      requestAnimationFrame(tick)
    }
    const watch: Watch = {
      begin() {
        from = performance.now()
        last = from
        frames = []
        tasks = []
        on = true
        requestAnimationFrame(tick)
      },
      end() {
        on = false
        for (const { duration } of observer.takeRecords()) tasks.push(Math.round(duration))
        return {
          time: performance.now() - from,
          frames: frames.length,
          longestFrame: Math.max(0, ...frames),
          slowFrames: frames.filter((frame) => frame > 50).length,
          longTasks: tasks,
        }
      },
    }
    Object.assign(window, { benchWatch: watch })
  })
}

/** Watches the page while something is done in it, and until it is at rest. */
export async function watched(page: Page, act: () => Promise<void>): Promise<Watched> {
  await page.evaluate(() => (window as unknown as { benchWatch: Watch }).benchWatch.begin())
  await act()
  await page.waitForTimeout(150)
  return await page.evaluate(() => (window as unknown as { benchWatch: Watch }).benchWatch.end())
}

/** Resolves to the time (performance.now() of the page) at which a selector first matches. */
export async function shownAt(page: Page, selector: string, timeout = 120_000): Promise<number> {
  return await page.evaluate(
    ({ selector, timeout }) =>
      new Promise<number>((resolve, reject) => {
        const until = performance.now() + timeout
        const look = () => {
          if (document.querySelector(selector) !== null) resolve(performance.now())
          else if (performance.now() > until) reject(new Error(`${selector} did not appear`))
          else requestAnimationFrame(look)
        }
        look()
      }),
    { selector, timeout },
  )
}

/** One call of the contract from inside the page, as its own code makes them; with the milliseconds it took. */
export async function callInPage(
  page: Page,
  channel: string,
  input: unknown,
): Promise<{ time: number; progress: number; answer: { ok: boolean; value?: unknown; error?: { message: string } } }> {
  return await page.evaluate(
    async ({ channel, input }) => {
      type Answer = { ok: boolean; value?: unknown; error?: { message: string } }
      interface Bridge {
        rpc: (channel: string, input: unknown) => Promise<Answer>
        onEvent: (name: string, listener: () => void) => () => void
      }
      const { hazardLedger: bridge } = window as unknown as { hazardLedger?: Bridge }
      let progress = 0
      if (bridge !== undefined) {
        const stop = bridge.onEvent('progress', () => progress++)
        const from = performance.now()
        const answer = await bridge.rpc(channel, input)
        stop()
        return { time: performance.now() - from, progress, answer }
      }
      const headers = { authorization: `Bearer ${sessionStorage.getItem('hazard-ledger-token') ?? ''}` }
      const stop = new AbortController()
      const events = await fetch('/events', { headers, signal: stop.signal })
      const reading = (async () => {
        const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
        for (;;) {
          const piece = await reader?.read()
          if (piece === undefined || piece.done) return
          progress += piece.value.split('event: progress').length - 1
        }
      })().catch(() => undefined)
      const from = performance.now()
      const answer = (await (
        await fetch(`/rpc/${channel}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(input),
        })
      ).json()) as Answer
      const time = performance.now() - from
      stop.abort()
      await reading
      return { time, progress, answer }
    },
    { channel, input },
  )
}

/** Moves the grid's scroll bar from one end to the other, a step each frame, and back to the beginning. */
export async function scrollThrough(page: Page, way: 'down' | 'across', steps: number): Promise<void> {
  await page.evaluate(
    async ({ way, steps }) => {
      const room = (element: Element) =>
        way === 'down' ? element.scrollHeight - element.clientHeight : element.scrollWidth - element.clientWidth
      const scrolls = (element: Element) =>
        /auto|scroll/.test(getComputedStyle(element)[way === 'down' ? 'overflowY' : 'overflowX'])
      const inGrid = [...document.querySelectorAll('main .ag-root-wrapper *')]
      const [widest] = inGrid.filter(scrolls).sort((one, other) => room(other) - room(one))
      if (widest === undefined) throw new Error('nothing scrolls')
      const most = room(widest)
      const to = (place: number) => {
        if (way === 'down') widest.scrollTop = place
        else widest.scrollLeft = place
      }
      for (let at = 0; at <= steps; at++) {
        to((most * at) / steps)
        await new Promise(requestAnimationFrame)
      }
      to(0)
    },
    { way, steps },
  )
}
