import type { Backend } from '../../../src-main/backend/backend.ts'
import type { Connection } from '../../../src-main/db/database.ts'
import type { Channel, InputOf, OutputOf } from '../../../src-shared/contract/index.ts'
import type { Random } from './random.ts'
import type { Kept } from './writer-lines.ts'

/** What an act of a writer works with. */
export interface Hand {
  backend: Backend
  random: Random
  /** The tables, for reading. */
  look: Connection['raw']
  /** Path of the workbook that imports take. */
  workbook: string
  /**
   * Calls the application, telling the beginning and what came of it; null where it was refused.
   *
   * @param kept what the call leaves outside the ledger, told with the acknowledgement
   * @param leaves what it may have left in place of something else before it is answered, told with its beginning
   */
  call: <C extends Channel>(
    channel: C,
    input: InputOf<C>,
    kept?: (value: OutputOf<C>) => Kept | null,
    leaves?: Kept,
  ) => Promise<OutputOf<C> | null>
}

/** The project that the acts work in; the sample beside it is the one that is issued. */
export const WORKED_IN = 'Worked in'

/** The id of the project with a name. */
export function projectNamed({ look }: Hand, name: string): string | null {
  return (look.prepare('SELECT id FROM project WHERE name = ?').pluck().get(name) as string | undefined) ?? null
}

/** Made-up words, up to `most` of them, with letters of more than one byte. */
export function words({ random }: Hand, most: number): string {
  const some = ['dose', 'ward', 'patient', 'result', 'naïve', 'Ångström', 'chart', '“as needed”', 'µg', 'äöü']
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(some)).join(' ')
}
