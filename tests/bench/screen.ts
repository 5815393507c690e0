/**
 * `npm run bench:screen`: the production build in a real Chromium (with `-- --electron` in Electron) over 10,000 hazards.
 * Prints how long things take, which frames and tasks pass 50 ms, and how long the main process is held up. Figures,
 * never a test: a slow machine is no fault.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type BenchHost, browserBench, electronBench } from './bench-host.ts'
import { copyLargeWorkspace } from './large-workspace.ts'
import { callInPage, installWatch, scrollThrough, shownAt, type Watched, watched } from './page-watch.ts'

const BULK = 5_000
const folder = mkdtempSync(join(tmpdir(), 'hazard-ledger-screen-'))
const workspace = join(folder, 'large.hazards')
await copyLargeWorkspace(workspace)

const raw = new Sqlite(workspace, { readonly: true })
const { id: projectId } = raw.prepare('SELECT id FROM project').get() as { id: string }
const people = raw.prepare('SELECT id FROM person ORDER BY id').all() as { id: string }[]
const hazards = raw.prepare('SELECT id FROM hazard WHERE archived IS NULL ORDER BY id LIMIT ?').all(BULK) as {
  id: string
}[]
raw.close()

const table: {
  what: string
  ms: string
  'page: frames over 50 ms, longest': string
  'tasks over 50 ms': string
  main: string
}[] = []
const ms = (time: number) => `${Math.round(time)}`

function row(what: string, time: number | null, page: Watched | null, main: number | null): void {
  const tasks = page?.longTasks ?? []
  console.error(`… ${what}: ${time === null ? '' : ms(time)}`)
  table.push({
    what,
    ms: time === null ? '' : ms(time),
    'page: frames over 50 ms, longest':
      page === null ? '' : `${page.slowFrames} of ${page.frames}, ${ms(page.longestFrame)}`,
    'tasks over 50 ms':
      page === null
        ? ''
        : tasks.length === 0
          ? 'none'
          : tasks
              .toSorted((a, b) => b - a)
              .slice(0, 4)
              .join(' '),
    main: main === null ? '' : ms(main),
  })
}

/** Does one step, watched on both sides; a step that fails is told and the next goes on. */
async function step(host: BenchHost, what: string, act: () => Promise<number | null>): Promise<void> {
  try {
    await host.main()
    let time: number | null = null
    const page = await watched(host.page, async () => {
      time = await within(act(), 90_000)
    })
    row(what, time, page, (await host.main()).longest)
  } catch (fault) {
    table.push({ what, ms: '—', 'page: frames over 50 ms, longest': '', 'tasks over 50 ms': '', main: '' })
    console.error(`${what}: ${fault instanceof Error ? fault.message.split('\n')[0] : String(fault)}`)
  }
}

/** The answer of a step, or a fault where it takes too long. */
async function within<T>(answer: Promise<T>, time: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing after ${time / 1000} s`)), time)
  })
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}

const now = (host: BenchHost) => host.page.evaluate(() => performance.now())
/** The position in the ledger that the page shows. */
const position = (host: BenchHost) =>
  host.page.evaluate(() =>
    Number(/change ([\d\s,]+)$/.exec(document.querySelector('footer')?.textContent ?? '')?.[1]?.replace(/\D/g, '')),
  )

/** Waits until the page shows the change after the position given; answers the page's time. */
async function heard(host: BenchHost, before: number): Promise<number> {
  return await host.page.evaluate(
    (before) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const text = /change ([\d\s,]+)$/.exec(document.querySelector('footer')?.textContent ?? '')?.[1] ?? '0'
          if (Number(text.replace(/\D/g, '')) > before) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
    before,
  )
}

const ROW = '[role="row"][row-index="0"] [col-id="name"]'

async function run(host: BenchHost): Promise<void> {
  const { page } = host
  await installWatch(page)
  let shown = 0
  await step(host, 'from click to usable grid', async () => {
    const from = await now(host)
    await page.evaluate((id) => {
      location.hash = `#/projects/${id}/hazards`
    }, projectId)
    shown = await shownAt(page, ROW)
    return shown - from
  })
  const marks = await page.evaluate(() => {
    return { data: performance.getEntriesByName('hazard-ledger:data').at(-1)?.startTime ?? null }
  })
  if (marks.data !== null) {
    row('  of that: from the data to the grid', shown - marks.data, null, null)
  }
  await step(host, 'findings shown', async () => {
    const from = await now(host)
    await page.waitForFunction(
      () => !(document.querySelector('footer')?.textContent ?? '').includes('being read'),
      null,
      {
        timeout: 180_000,
      },
    )
    return (await now(host)) - from
  })
  await page.waitForTimeout(1500)
  await step(host, 'leave the grid and come back', async () => {
    await page.evaluate((id) => {
      location.hash = `#/projects/${id}/people`
    }, projectId)
    await page.getByRole('heading', { name: 'People', exact: true }).waitFor()
    await page.waitForTimeout(300)
    const from = await now(host)
    await page.evaluate((id) => {
      location.hash = `#/projects/${id}/hazards`
    }, projectId)
    return (await shownAt(page, ROW)) - from
  })

  await step(host, 'show all columns', async () => {
    const from = await now(host)
    await page.getByRole('button', { name: /^Columns/ }).click()
    const boxes = page.getByRole('checkbox')
    await boxes.first().waitFor()
    for (let at = 0; at < (await boxes.count()); at++) {
      if (!(await boxes.nth(at).isChecked())) await boxes.nth(at).check({ timeout: 5000 })
    }
    await page.keyboard.press('Escape')
    return (await now(host)) - from
  })
  await page.waitForTimeout(800)
  await step(host, 'scroll by wheel, 4 s', async () => {
    await page.locator(ROW).first().hover()
    for (let at = 0; at < 120; at++) {
      await page.mouse.wheel(0, 400)
      await page.waitForTimeout(33)
    }
    return null
  })
  await step(host, 'drag the scroll bar through all rows, 4 s', async () => {
    await scrollThrough(page, 'down', 240)
    return null
  })
  await step(host, 'scroll sideways through all columns, 2 s', async () => {
    await scrollThrough(page, 'across', 120)
    return null
  })
  await page.waitForTimeout(500)

  const cell = page.locator(ROW).first()
  await step(host, 'arrow down 60 rows', async () => {
    await cell.click()
    for (let at = 0; at < 60; at++) await page.keyboard.press('ArrowDown', { delay: 20 })
    return null
  })
  await step(host, 'type 40 letters in a cell', async () => {
    await page.keyboard.press('F2')
    await page.keyboard.type(' and nobody on the ward is told about it', { delay: 40 })
    return null
  })
  await step(host, 'keep that edit, until shown', async () => {
    const before = await position(host)
    const from = await now(host)
    await page.keyboard.press('Enter')
    return (await heard(host, before)) - from
  })
  await step(host, 'and what follows it, 4 s', async () => {
    await page.waitForTimeout(4000)
    return null
  })
  await step(host, 'quick search typed, 22 letters', async () => {
    const box = page.getByRole('searchbox').first()
    await box.click()
    await page.keyboard.type('pharmacy drug handover', { delay: 90 })
    await page.waitForTimeout(500)
    return null
  })
  await step(host, 'quick search emptied', async () => {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(600)
    return null
  })
  await scrollThrough(page, 'down', 1)
  await page.waitForTimeout(300)
  await step(host, 'open a hazard beside the list', async () => {
    const from = await now(host)
    await page.locator('[role="row"][row-index="3"] [col-id="number"]').first().click()
    return (await shownAt(page, 'article [data-hazard-heading], [data-hazard-heading]', 10_000)) - from
  })
  await step(host, 'next hazard by arrow, 10 times', async () => {
    await page.locator('[role="row"][row-index="3"] [col-id="name"]').first().click()
    for (let at = 0; at < 10; at++) {
      await page.keyboard.press('ArrowDown')
      await page.waitForTimeout(250)
    }
    return null
  })
  await page.waitForTimeout(500)
  await step(host, 'palette: first opened', async () => {
    const from = await now(host)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Go to or do' }).waitFor({ timeout: 10_000 })
    return (await now(host)) - from
  })
  await step(host, 'palette: index made behind it, 4 s', async () => {
    await page.waitForTimeout(4000)
    return null
  })
  for (const word of ['pharmacy', 'HAZ-04321', 'Ångström sepsis']) {
    await step(host, `palette: "${word}" typed, slowest letter to answer`, async () => {
      const box = page.getByRole('combobox', { name: 'Go to or do' })
      await box.fill('')
      await page.waitForTimeout(200)
      let slowest = 0
      for (const letter of word) {
        await page.evaluate(() => {
          const list = document.querySelector('[role="dialog"]') ?? document.body
          Object.assign(window, {
            benchAnswer: new Promise<number>((resolve) => {
              let from = 0
              document.addEventListener('keydown', () => (from = performance.now()), { once: true, capture: true })
              document.addEventListener('input', () => (from ||= performance.now()), { once: true, capture: true })
              const watch = new MutationObserver(() => {
                watch.disconnect()
                resolve(performance.now() - from)
              })
              watch.observe(list, { childList: true, subtree: true, characterData: true })
              setTimeout(() => resolve(0), 700)
            }),
          })
        })
        await page.keyboard.insertText(letter)
        slowest = Math.max(
          slowest,
          await page.evaluate(() => (window as unknown as { benchAnswer: Promise<number> }).benchAnswer),
        )
      }
      return slowest
    })
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(500)

  let bulk = { time: 0, progress: 0, seq: 0 }
  await step(host, `bulk change of ${BULK} hazards, until shown`, async () => {
    const before = await position(host)
    const from = await now(host)
    const ownerId = people.at(-1)?.id ?? null
    const done = await callInPage(page, 'hazard.edit-many', {
      projectId,
      how: 'bulk',
      edits: hazards.map(({ id }) => ({ hazardId: id, patch: { ownerId } })),
    })
    if (!done.answer.ok) throw new Error(done.answer.error?.message)
    bulk = { time: done.time, progress: done.progress, seq: (done.answer.value as { seq: number }).seq }
    return (await heard(host, before)) - from
  })
  row(`  of that: answered (${bulk.progress} progress events)`, bulk.time, null, null)
  await step(host, 'and what follows it, 4 s', async () => {
    await page.waitForTimeout(4000)
    return null
  })
  let undo = { time: 0, progress: 0 }
  await step(host, 'undo of it in one step, until shown', async () => {
    const before = await position(host)
    const from = await now(host)
    const done = await callInPage(page, 'change.undo', { projectId, seq: bulk.seq })
    if (!done.answer.ok) throw new Error(done.answer.error?.message)
    undo = done
    return (await heard(host, before)) - from
  })
  row(`  of that: answered (${undo.progress} progress events)`, undo.time, null, null)
  await scrollThrough(page, 'down', 1)
  await page.waitForTimeout(300)
  await step(host, 'typing in the grid while a bulk change runs', async () => {
    await page.locator('[role="row"][row-index="3"] [col-id="name"]').first().click()
    await page.keyboard.press('F2')
    const changing = callInPage(page, 'hazard.edit-many', {
      projectId,
      how: 'bulk',
      edits: hazards.map(({ id }) => ({ hazardId: id, patch: { category: 'Availability' } })),
    })
    await page.keyboard.type(' typed while five thousand other hazards change under it', { delay: 60 })
    await changing
    await page.waitForTimeout(2000)
    await page.keyboard.press('Escape')
    return null
  })
  for (const where of ['controls', 'checks', 'overview', 'history']) {
    await step(host, `page ${where}, until its heading`, async () => {
      const from = await now(host)
      await page.evaluate(
        ({ id, where }) => {
          location.hash = `#/projects/${id}/${where}`
        },
        { id: projectId, where },
      )
      await page.locator('main h1').first().waitFor()
      const time = (await now(host)) - from
      await page.waitForTimeout(1500)
      return time
    })
  }
  const heap = await page.evaluate(
    () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
  )
  const { resident } = await host.main()
  console.log(`Memory: page ${ms(heap / 1e6)} MB of JavaScript, main process ${ms(resident / 1e6)} MB resident.`)
}

const electron = process.argv.includes('--electron')
const host = await (electron ? electronBench : browserBench)(folder, workspace)
try {
  await run(host)
} finally {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(
  `${electron ? 'Electron' : 'Chromium'}; main: longest time in which the main process answered nothing. All in ms.`,
)
console.table(table)
