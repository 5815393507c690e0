import type { Scheme } from '../domain/scheme.ts'
import type { Trend, TrendDay } from '../domain/trend.ts'
import { formatDay } from '../format/dates.ts'
import { formatCount, formatNumber } from '../format/numbers.ts'
import { fixed, hatch, type SimpleShape } from './boxes.ts'
import type { ColourToken, Picture, PictureRoom, Shape } from './picture.ts'
import { type Axes, axesOf, besides, CHART, scaleShapes, stops, stretches } from './trend-axes.ts'
import { controlsPicture } from './trend-controls.ts'
import { sentence } from './words.ts'

/** What is stacked, from the least rating up: each rating confirmed and unconfirmed, then the unscored. */
interface Layer {
  words: string
  fill: ColourToken
  isHatched: boolean
  isRating: boolean
  of: (day: TrendDay) => number
}

function layersOf(scheme: Scheme): Layer[] {
  return [
    ...scheme.ratings.flatMap(({ number, label: word, colourStep }) =>
      ([false, true] as const).map(
        (isHatched): Layer => ({
          words: `${number} ${word}${isHatched ? ', not confirmed' : ''}`,
          fill: `rating-${colourStep}` as ColourToken,
          isHatched,
          isRating: true,
          of: (day) => day.byRating[String(number)]?.[isHatched ? 'unconfirmed' : 'confirmed'] ?? 0,
        }),
      ),
    ),
    { words: 'not scored', fill: 'page', isHatched: false, isRating: false, of: ({ unscored }) => unscored },
  ]
}

function ratingsPicture({ days }: Trend, scheme: Scheme, room: PictureRoom): Picture {
  const most = Math.max(1, ...days.map(({ hazards }) => hazards))
  const [first, last] = [days[0], days.at(-1)]
  const axes = axesOf(first?.day ?? '', last?.day ?? '', most, room)
  const layers = layersOf(scheme)
  const shapes: Shape[] = scaleShapes(
    axes,
    days.map(({ day }) => day),
  )
  const areas = stretches(days, axes)
  const bases = days.map(() => 0)
  for (const layer of layers) {
    areas.forEach(({ day, from, to }, index) => {
      const value = layer.of(day)
      const base = bases[index] ?? 0
      if (value === 0 || to <= from) return
      bases[index] = base + value
      const [y, bottom] = [axes.yOf(base + value), axes.yOf(base)]
      shapes.push({ kind: 'rect', x: from, y, width: to - from, height: bottom - y, fill: layer.fill })
      if (layer.isHatched) shapes.push(...hatch(from, y, to - from, bottom - y, 'ink'))
    })
    // The edge between two layers is one line over all days, so that stripes of a few days do not crowd it.
    const edge = areas
      .map(({ from, to }, index) => {
        const y = fixed(axes.yOf(bases[index] ?? 0))
        return `${index === 0 ? 'M' : 'L'}${fixed(from)} ${y}H${fixed(to)}`
      })
      .join('')
    if (days.some((day) => layer.of(day) > 0)) shapes.push({ kind: 'path', d: edge, stroke: 'edge', strokeWidth: 0.8 })
  }
  if (last) shapes.push(...endWords(layers, last, axes))
  return {
    title: "Hazards by today's risk over time",
    alt: [
      `Hazards by today's risk on ${days.length === 1 ? 'one day' : `${formatCount(days.length, 'day')} on which something changed`}, from ${formatDay(first?.day ?? null)} to ${formatDay(last?.day ?? null)}`,
      last === undefined ? '' : `At the end ${ratingWords(layers, last)}`,
      first === undefined || days.length === 1 ? '' : `At the beginning ${ratingWords(layers, first)}`,
      'Nothing is said of the time before the first entry',
    ]
      .filter((words) => words !== '')
      .map(sentence)
      .join(' '),
    width: room.width,
    height: CHART,
    shapes: [...shapes, ...stops(areas, axes, (day) => `${formatDay(day.day)}: ${ratingWords(layers, day)}`)],
    table: {
      caption: "Hazards by today's risk over time as a table",
      columns: [
        'Day',
        'Hazards',
        ...layers.filter((layer) => days.some((day) => layer.of(day) > 0)).map(({ words }) => words),
      ],
      rows: days.map((day) => [
        formatDay(day.day),
        formatNumber(day.hazards),
        ...layers.filter((layer) => days.some((one) => layer.of(one) > 0)).map((layer) => formatNumber(layer.of(day))),
      ]),
    },
  }
}

function ratingWords(layers: readonly Layer[], day: TrendDay): string {
  const told = layers.toReversed().flatMap((layer) => {
    const value = layer.of(day)
    return value === 0 ? [] : [`${formatNumber(value)} ${layer.isRating ? 'with ' : ''}${layer.words}`]
  })
  return `${formatCount(day.hazards, 'hazard')}${told.length === 0 ? '' : `: ${told.join(', ')}`}`
}

/** Number and words beside the last column of each layer, pushed apart where they would lie over each other. */
function endWords(layers: readonly Layer[], last: TrendDay, axes: Axes): SimpleShape[] {
  const x = axes.plot.x + axes.plot.width + 10
  let base = 0
  const places = layers.flatMap((layer) => {
    const value = layer.of(last)
    base += value
    return value === 0 ? [] : [{ layer, value, y: axes.yOf(base - value / 2) }]
  })
  return besides(
    places.map(({ layer, value, y }) => ({
      y,
      words: `${formatNumber(value)} × ${layer.words}`,
      sign: (top: number): SimpleShape[] => [
        { kind: 'rect', x, y: top, width: 9, height: 9, fill: layer.fill, stroke: 'edge', strokeWidth: 0.8 },
        ...(layer.isHatched ? hatch(x, top, 9, 9, 'ink') : []),
      ],
    })),
    x,
    axes,
  )
}

/**
 * Two pictures: hazards by today's risk over time, stacked, with those whose score is not confirmed hatched; and
 * controls done against due, with what comes to be due. Each is as wide as the room and 190 points high.
 */
export function trendPictures(trend: Trend, scheme: Scheme, room: PictureRoom): Picture[] {
  if (trend.days.length === 0) return []
  return [ratingsPicture(trend, scheme, room), controlsPicture(trend, room)]
}
