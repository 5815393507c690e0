/**
 * A list's search and filters in one line, as an extract of it prints them; empty where everything is shown:
 * `“allergy”; Status: Open`.
 */
export function filterInWords(search: string | undefined, chips: readonly { word: string }[]): string {
  const sought = search?.trim() ?? ''
  return [sought === '' ? '' : `“${sought}”`, ...chips.map(({ word }) => word)].filter((word) => word !== '').join('; ')
}
