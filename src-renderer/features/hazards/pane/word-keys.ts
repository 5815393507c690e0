/** What a key does in a list of words in order: takes one, or leaves the list alone. */
export type WordKey = { word: string | null; sure: boolean } | null

/**
 * A digit takes the word of that place, 1 the least, 0 the tenth, and is sure. A letter takes the next word that begins
 * with it, going round, and is sure where only one does. Delete and Backspace take none.
 */
export function wordOfKey(key: string, words: readonly string[], chosen: string | null): WordKey {
  if (key === 'Delete' || key === 'Backspace') return { word: null, sure: false }
  if (/^\d$/.test(key)) {
    const word = words[key === '0' ? 9 : Number(key) - 1]
    return word === undefined ? null : { word, sure: true }
  }
  if (!/^\p{L}$/u.test(key)) return null
  const fit = words.filter((word) => word.toLowerCase().startsWith(key.toLowerCase()))
  const at = chosen === null ? -1 : fit.indexOf(chosen)
  const word = fit[(at + 1) % fit.length]
  return word === undefined ? null : { word, sure: fit.length === 1 }
}
