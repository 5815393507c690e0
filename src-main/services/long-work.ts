import { Refusal } from '../../src-shared/domain/result.ts'
import { turn } from './turns.ts'

/** A piece of work that may be long, as the host of a command sees it. */
export interface Piece {
  /** Told how far it is, 0 to 1. */
  tell: (part: number) => void
  /** Whether the person has asked to stop. */
  stopped: () => boolean
}

/** A command over fewer records than this is over before anybody could ask how far it is. */
export const LONG = 200
/** Records between two turns of the event loop: 5,000 in one go stopped the window for over a second. */
const TURN = 50

/** Work that nobody watches: it still gives the event loop its turns. */
export const unwatched: Piece = { tell: () => undefined, stopped: () => false }

/**
 * Counts a command's way through its records. Every 50 of more than 200 the event loop gets a turn, the page hears how
 * far the work is, and a request to stop is heeded: the transaction rolls back and nothing is kept.
 */
export class LongWork {
  readonly #piece: Piece
  readonly #from: number
  readonly #to: number
  #furthest = 0

  constructor(piece: Piece, from: number, to: number) {
    this.#piece = piece
    this.#from = from
    this.#to = to
  }

  /**
   * Says that `done` of `of` records are worked off.
   * @throws Refusal `cancelled`
   */
  async turn(done: number, of: number): Promise<void> {
    if (of <= LONG || done % TURN !== 0) return
    // Work that goes over its records more than once never shows less than it did.
    this.#furthest = Math.max(this.#furthest, done / of)
    this.#piece.tell(this.#from + (this.#to - this.#from) * this.#furthest)
    await turn()
    if (this.#piece.stopped()) {
      throw new Refusal('cancelled', 'The work was stopped before it was done. Nothing was changed.')
    }
  }
}
