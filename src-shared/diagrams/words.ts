/** A phrase as a sentence: a capital first, a full stop last. */
export function sentence(phrase: string): string {
  const text = phrase.trim()
  if (text === '') return ''
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`
}

/** `1`, `1 and 2`, `1, 2 and 3`. */
export function enumerate(words: readonly (string | number)[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
