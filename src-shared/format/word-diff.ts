/** A run of words that both texts have, or only one of them. */
export interface DiffRun {
  text: string
  changed: boolean
}

/** Beyond this many words on a side the texts are shown whole: the table of comparisons grows with their product. */
const MOST_WORDS = 1200

/** White space, words with their hyphens and apostrophes, and every other sign by itself. */
const PIECES = /\s+|[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu
const piecesOf = (text: string) => text.match(PIECES) ?? []
const isWord = (piece: string | undefined) => piece !== undefined && /[\p{L}\p{N}]/u.test(piece)

function joined(pieces: readonly string[], kept: ReadonlySet<number>): DiffRun[] {
  const runs: DiffRun[] = []
  pieces.forEach((text, index) => {
    const changed = !kept.has(index)
    const last = runs.at(-1)
    if (last !== undefined && last.changed === changed) last.text += text
    else runs.push({ text, changed })
  })
  return runs
}

/**
 * Which words differ between two texts: the longest common run of words stays unmarked on both sides. Joined again the
 * runs are the texts. Long texts and texts with hardly a word in common come back as one run, not marked.
 */
export function diffWords(before: string, after: string): { before: DiffRun[]; after: DiffRun[] } {
  const a = piecesOf(before)
  const b = piecesOf(after)
  const whole = {
    before: before === '' ? [] : [{ text: before, changed: false }],
    after: after === '' ? [] : [{ text: after, changed: false }],
  }
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return whole
  // lengths[i][j]: longest common run of a from i and b from j.
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const keptInA = new Set<number>()
  const keptInB = new Set<number>()
  let commonWords = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      if (isWord(a[i])) commonWords++
      keptInA.add(i++)
      keptInB.add(j++)
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return commonWords === 0 ? whole : { before: joined(a, keptInA), after: joined(b, keptInB) }
}
