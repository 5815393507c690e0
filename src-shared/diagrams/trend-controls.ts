import type { Trend, TrendDay } from '../domain/trend.ts'
import { formatDay } from '../format/dates.ts'
import { formatCount, formatNumber } from '../format/numbers.ts'
import { fixed, type SimpleShape } from './boxes.ts'
import type { Picture, PictureRoom, Shape } from './picture.ts'
import { axesOf, besides, CHART, label, scaleShapes, stops, stretches } from './trend-axes.ts'
import { sentence } from './words.ts'

const controlWords = ({ controls, done, due, overdue }: TrendDay) =>
  `${formatCount(controls, 'control')}: ${formatNumber(done)} implemented or verified, ${formatNumber(due)} due by then, ${formatNumber(overdue)} overdue`

/** Controls implemented or verified over time, against those that were due, and what comes to be due. */
export function controlsPicture({ days, planned }: Trend, room: PictureRoom): Picture {
  const [first, last] = [days[0], days.at(-1)]
  const most = Math.max(1, ...days.map(({ controls }) => controls), ...planned.map(({ due }) => due))
  const end = planned.at(-1)?.day ?? last?.day ?? ''
  const axes = axesOf(first?.day ?? '', end, most, room)
  const areas = stretches(days, axes).map((one, index) =>
    index === days.length - 1 && planned.length > 0 ? { ...one, to: axes.xOf(planned[0]?.day ?? end) } : one,
  )
  const shapes: Shape[] = scaleShapes(axes, [...days.map(({ day }) => day), ...planned.map(({ day }) => day)])
  const todayX = last
    ? days.length === 1 && planned.length === 0
      ? axes.plot.x + axes.plot.width
      : axes.xOf(last.day)
    : 0
  const stepped = (value: (day: TrendDay) => number) =>
    areas
      .map(({ day, from }, index) => {
        const y = fixed(axes.yOf(value(day)))
        const to = index === areas.length - 1 ? todayX : (areas[index + 1]?.from ?? todayX)
        return `${index === 0 ? `M${fixed(from)} ${y}` : `V${y}`}H${fixed(Math.max(from, to))}`
      })
      .join('')
  const lines = [
    { words: 'all controls', stroke: 'edge', dash: [1, 2], width: 1.2, of: (day: TrendDay) => day.controls },
    { words: 'due', stroke: 'ink', dash: [5, 3], width: 1.5, of: (day: TrendDay) => day.due },
    { words: 'implemented or verified', stroke: 'acts', dash: undefined, width: 2.2, of: (day: TrendDay) => day.done },
  ] as const
  for (const { stroke, dash, width, of } of lines) {
    shapes.push({
      kind: 'path',
      d: stepped(of),
      stroke,
      strokeWidth: width,
      ...(dash === undefined ? {} : { dash }),
    })
  }
  // Where there is one day only, or a line ends today, a dot shows where it stands.
  if (last) {
    for (const { stroke, of } of lines) {
      const y = fixed(axes.yOf(of(last)))
      const [from, to] = [fixed(todayX - 2.5), fixed(todayX + 2.5)]
      shapes.push({
        kind: 'path',
        d: `M${from} ${y}A2.5 2.5 0 1 1 ${to} ${y}A2.5 2.5 0 1 1 ${from} ${y}Z`,
        fill: stroke,
      })
    }
  }
  if (last && planned.length > 0) {
    let d = `M${fixed(todayX)} ${fixed(axes.yOf(last.due))}`
    for (const { day, due } of planned) d += `H${fixed(axes.xOf(day))}V${fixed(axes.yOf(due))}`
    shapes.push({ kind: 'path', d, stroke: 'ink', strokeWidth: 1.5, dash: [5, 3] })
    shapes.push({
      kind: 'path',
      d: `M${fixed(todayX)} ${fixed(axes.plot.y)}V${fixed(axes.plot.y + axes.plot.height)}`,
      stroke: 'edge',
      strokeWidth: 0.8,
    })
    const near = todayX > axes.plot.x + axes.plot.width - 40
    shapes.push(label(todayX + (near ? -4 : 4), axes.plot.y + 6, 'today', near ? 'end' : 'start'))
  }
  if (last) {
    const x = axes.plot.x + axes.plot.width + 10
    shapes.push(
      ...besides(
        lines.map(({ words, stroke, dash, width, of }) => ({
          y: axes.yOf(of(last)),
          words: `${formatNumber(of(last))} ${words}${words === 'due' && last.overdue > 0 ? `, ${formatNumber(last.overdue)} of them overdue` : ''}`,
          sign: (top: number): SimpleShape[] => [
            {
              kind: 'path',
              d: `M${fixed(x)} ${fixed(top + 4.5)}h10`,
              stroke,
              strokeWidth: width,
              ...(dash === undefined ? {} : { dash }),
            },
          ],
        })),
        x,
        axes,
      ),
    )
  }
  return {
    title: 'Controls done against due',
    alt: [
      `Controls implemented or verified against those due, from ${formatDay(first?.day ?? null)} to ${formatDay(last?.day ?? null)}`,
      last === undefined ? '' : `At the end ${controlWords(last)}`,
      planned.length === 0 ? '' : `By ${formatDay(end)} ${formatNumber(planned.at(-1)?.due ?? 0)} will be due`,
    ]
      .filter((words) => words !== '')
      .map(sentence)
      .join(' '),
    width: room.width,
    height: CHART,
    shapes: [...shapes, ...stops(areas, axes, (day) => `${formatDay(day.day)}: ${controlWords(day)}`)],
    table: {
      caption: 'Controls done against due as a table',
      columns: ['Day', 'Controls', 'Implemented or verified', 'Due by then', 'Overdue'],
      rows: [
        ...days.map(({ day, controls, done, due, overdue }) => [
          formatDay(day),
          ...[controls, done, due, overdue].map(formatNumber),
        ]),
        ...planned.map(({ day, due }) => [`${formatDay(day)} (to come)`, '', '', formatNumber(due), '']),
      ],
    },
  }
}
