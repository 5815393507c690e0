import type { SelfCheck } from '../../../src-shared/contract/exchange.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import type { CountedHazard } from '../../repositories/log-counts.ts'
import type { Asked, Reading } from './figures.ts'

type Line = SelfCheck['lines'][number]

const STATUSES = ['Open', 'Transferred', 'Closed', 'not stated']
/** Hazards named in a line that does not agree; the rest is counted. */
const NAMED = 10

/** Each figure of each place beside the database's. */
export function compareReadings(readings: readonly Reading[], database: Asked): Line[] {
  return readings.flatMap((reading) => {
    const { place } = reading
    const lines: Line[] = []
    if (reading.numbers !== undefined) {
      const wanted = database.hazards.map(({ number }) => number)
      lines.push(numbersLine(`Hazard numbers, ${place}`, 'hazard', reading.numbers, wanted))
    }
    if (reading.entries !== undefined) {
      const { of, numbers } = reading.entries
      const what = `${of === 'control' ? 'Control numbers' : 'Findings'}, ${place}`
      lines.push(numbersLine(what, of, numbers, database.entries?.numbers ?? []))
    }
    if (reading.status !== undefined) {
      lines.push(
        eachLine(
          `Status of each hazard, ${place}`,
          reading.status,
          database.hazards,
          ({ status }) => status,
          tellStatus,
        ),
      )
    }
    for (const stage of ['initial', 'residual'] as const) {
      const ratings = reading[stage]
      if (ratings !== undefined) {
        const what = `${stage === 'initial' ? 'Initial' : 'Residual'} rating of each hazard, ${place}`
        lines.push(eachLine(what, ratings, database.hazards, (hazard) => hazard[stage], tellRating))
      }
      const counts = reading[`${stage}Counts`]
      if (counts !== undefined) {
        const what = `Hazards by ${stage} rating, ${place}`
        lines.push(
          countsLine(
            what,
            counts,
            tally(database.hazards, (hazard) => hazard[stage]),
            tellRating,
          ),
        )
      }
    }
    if (reading.statusCounts !== undefined) {
      const counts = tally(database.hazards, ({ status }): string => status)
      lines.push(countsLine(`Hazards by status, ${place}`, reading.statusCounts, counts, tellStatus))
    }
    if (reading.causes !== undefined) {
      lines.push(line(`Causes, ${place}`, String(reading.causes), String(database.causes)))
    }
    return lines
  })
}

function line(what: string, inFile: string, inDatabase: string): Line {
  return { what, inFile, inDatabase, equal: inFile === inDatabase }
}

function numbersLine(what: string, noun: string, numbers: readonly string[], wanted: readonly string[]): Line {
  const missing = wanted.filter((number) => !numbers.includes(number))
  const extra = numbers.filter((number) => !wanted.includes(number))
  const twice = numbers.filter((number, index) => numbers.indexOf(number) < index)
  const deviations = [
    ['missing', missing],
    ['not in the database', extra],
    ['twice', twice],
  ] as const
  const told = deviations.filter(([, of]) => of.length > 0).map(([word, of]) => `${word}: ${shortList(of)}`)
  return line(what, [formatCount(numbers.length, noun), ...told].join('; '), formatCount(wanted.length, noun))
}

function shortList(numbers: readonly string[]): string {
  const more = numbers.length > NAMED ? ` and ${numbers.length - NAMED} more` : ''
  return `${numbers.slice(0, NAMED).join(', ')}${more}`
}

/** Compares hazard by hazard, and shows the counts where all agree. */
function eachLine<T extends string | number | null>(
  what: string,
  inFile: ReadonlyMap<string, T>,
  hazards: readonly CountedHazard[],
  of: (hazard: CountedHazard) => T,
  tell: (counts: ReadonlyMap<T, number>) => string,
): Line {
  const tally = (values: Iterable<T>) => {
    const counts = new Map<T, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    return tell(counts)
  }
  const different = hazards.filter((hazard) => !inFile.has(hazard.number) || inFile.get(hazard.number) !== of(hazard))
  const shown = (value: T | undefined) =>
    value === undefined ? 'missing' : value === null ? 'not scored' : String(value)
  const list = (value: (hazard: CountedHazard) => T | undefined) => {
    const told = different.slice(0, NAMED).map((hazard) => `${hazard.number} ${shown(value(hazard))}`)
    return `; ${told.join(', ')}${different.length > NAMED ? ` and ${different.length - NAMED} more` : ''}`
  }
  const aside = different.length === 0 ? () => '' : list
  return {
    what,
    inFile: tally(inFile.values()) + aside(({ number }) => inFile.get(number)),
    inDatabase: tally(hazards.map(of)) + aside(of),
    equal: different.length === 0 && inFile.size === hazards.length,
  }
}

function tally<T>(hazards: readonly CountedHazard[], of: (hazard: CountedHazard) => T): Map<T, number> {
  const counts = new Map<T, number>()
  for (const hazard of hazards) counts.set(of(hazard), (counts.get(of(hazard)) ?? 0) + 1)
  return counts
}

function countsLine<T>(
  what: string,
  inFile: ReadonlyMap<T, number>,
  inDatabase: ReadonlyMap<T, number>,
  tell: (counts: ReadonlyMap<T, number>) => string,
): Line {
  return line(what, tell(inFile), tell(inDatabase))
}

/** `5: 1, 4: 9, 3: 17, not scored: 1`; ratings without a hazard are left out. */
function tellRating(counts: ReadonlyMap<number | null, number>): string {
  const ratings = [...counts.keys()].filter((key) => key !== null).toSorted((a, b) => b - a)
  const told = ratings.filter((key) => counts.get(key) !== 0).map((key) => `${key}: ${counts.get(key)}`)
  return [...told, `not scored: ${counts.get(null) ?? 0}`].join(', ')
}

function tellStatus(counts: ReadonlyMap<string, number>): string {
  const others = [...counts.keys()].filter((key) => !STATUSES.includes(key))
  return [...STATUSES, ...others].map((status) => `${status}: ${counts.get(status) ?? 0}`).join(', ')
}
