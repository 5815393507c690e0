import type { TrendDay } from '../domain/trend.ts'
import { formatDay } from '../format/dates.ts'
import { formatNumber } from '../format/numbers.ts'
import { fixed, type SimpleShape, SMALL } from './boxes.ts'
import type { GroupShape, PictureRoom } from './picture.ts'
import { textWidth, wrapText } from './text-measure.ts'

/** Height of one chart in points, whatever the room. */
export const CHART = 190
/** Room above the columns, and below them for the days. */
const TOP = 10
const FOOT = 30
const LEFT = 34
/** Room for the words at the right. */
const WORDS = 150
/** Where the last day stands in the chart's width: how the log is then needs room to be seen. */
const LASTS = 0.94
/** More days than this are drawn without a stop for each. */
const MOST_STOPS = 60

export interface Axes {
  width: number
  plot: { x: number; y: number; width: number; height: number }
  xOf: (day: string) => number
  yOf: (value: number) => number
  top: number
}

const time = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** A round number not under the largest, so that a scale of four steps reads well. */
function roundTop(most: number): number {
  const steps = [1, 2, 3, 4, 5, 10, 15, 20, 25, 30, 40, 50, 75].flatMap((step) => [step, step * 100, step * 10_000])
  steps.sort((one, other) => one - other)
  return 4 * (steps.find((step) => step * 4 >= most) ?? most)
}

export function axesOf(first: string, last: string, most: number, room: PictureRoom): Axes {
  const top = roundTop(Math.max(1, most))
  const plot = { x: LEFT, y: TOP, width: room.width - LEFT - WORDS, height: CHART - TOP - FOOT }
  const span = Math.max(1, time(last) - time(first))
  return {
    width: room.width,
    plot,
    top,
    xOf: (day) => plot.x + (plot.width * LASTS * (time(day) - time(first))) / span,
    yOf: (value) => plot.y + plot.height * (1 - value / top),
  }
}

export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end',
  bold = false,
): SimpleShape {
  return { kind: 'text', x, y, text, size: SMALL, bold, fill: bold ? 'ink' : 'quiet', anchor }
}

/** Lines and numbers of the scale, and the first and last day with as many between as fit. */
export function scaleShapes({ plot, top, yOf, xOf }: Axes, days: readonly string[]): SimpleShape[] {
  const shapes: SimpleShape[] = []
  for (let step = 0; step <= 4; step++) {
    const value = (top * step) / 4
    const y = yOf(value)
    shapes.push({
      kind: 'path',
      d: `M${fixed(plot.x)} ${fixed(y)}H${fixed(plot.x + plot.width)}`,
      stroke: step === 0 ? 'edge' : 'line',
      strokeWidth: step === 0 ? 1 : 0.6,
    })
    shapes.push(label(plot.x - 5, y + 3, formatNumber(value), 'end'))
  }
  let free = Number.NEGATIVE_INFINITY
  const [last] = days.slice(-1)
  for (const day of days) {
    const words = formatDay(day)
    const half = textWidth(words, SMALL) / 2
    const middle = Math.min(Math.max(xOf(day), plot.x + half), plot.x + plot.width - half)
    // The last day is always told; one that would touch it is not.
    const until = day === last ? Number.POSITIVE_INFINITY : plot.x + plot.width - 2 * half - 12
    if (middle - half < free || (day !== last && middle + half > until)) continue
    shapes.push(label(middle, plot.y + plot.height + 14, words, 'middle'))
    shapes.push({
      kind: 'path',
      d: `M${fixed(xOf(day))} ${fixed(plot.y + plot.height)}v4`,
      stroke: 'edge',
      strokeWidth: 1,
    })
    free = middle + half + 12
  }
  return shapes
}

/** The days with the x at which each begins and ends: a log stands as it is until the next change. */
export function stretches(days: readonly TrendDay[], axes: Axes): { day: TrendDay; from: number; to: number }[] {
  const end = axes.plot.x + axes.plot.width
  return days.map((day, index) => {
    const next = days[index + 1]
    // One day alone fills the chart: there is no time to spread it over.
    const from = days.length === 1 ? axes.plot.x : axes.xOf(day.day)
    return { day, from, to: next ? axes.xOf(next.day) : end }
  })
}

/** Words with a sign before them at heights of a chart; a word that would lie over another moves up. */
export function besides(
  words: { y: number; words: string; sign: (top: number) => SimpleShape[] }[],
  x: number,
  { plot, width }: Axes,
): SimpleShape[] {
  const room = width - x - 14
  let bottom = plot.y + plot.height + FOOT - 4
  return words
    .toSorted((one, other) => other.y - one.y)
    .flatMap(({ y, words: text, sign }) => {
      const lines = wrapText(text, room, SMALL)
      const height = lines.length * 10
      const top = Math.min(y - height / 2, bottom - height)
      bottom = top - 2
      return [
        ...sign(top + 0.5),
        ...lines.map(
          (line, index): SimpleShape => ({
            kind: 'text',
            x: x + 14,
            y: top + 8 + index * 10,
            text: line,
            size: SMALL,
            bold: false,
            fill: 'ink',
            anchor: 'start',
          }),
        ),
      ]
    })
}

/** A stop of the keyboard for each day, which says all its figures. */
export function stops(
  areas: { day: TrendDay; from: number; to: number }[],
  { plot }: Axes,
  words: (day: TrendDay) => string,
): GroupShape[] {
  const shown = areas.length <= MOST_STOPS ? areas : areas.slice(-MOST_STOPS)
  return shown.map(({ day, from, to }, index): GroupShape => {
    const [before, after] = [shown[index - 1], shown[index + 1]]
    return {
      kind: 'group',
      id: `day:${day.day}`,
      role: 'day',
      label: words(day),
      standsFor: {},
      box: { x: from, y: plot.y, width: Math.max(1, to - from), height: plot.height },
      walk: {
        ...(before ? { left: `day:${before.day.day}` } : {}),
        ...(after ? { right: `day:${after.day.day}` } : {}),
      },
      shapes: [],
    }
  })
}
