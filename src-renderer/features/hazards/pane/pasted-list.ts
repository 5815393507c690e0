// A number with `)` or `.`, a letter with `)`, a dash or a bullet at the beginning of a line. A digit after the stop
// makes it a decimal or a date, which is text.
const MARK = /^\s*(?:\d{1,3}\s*(?:\)|\.(?!\d))|[a-z]\)|[-–•*·▪](?=\s))\s*/i

/**
 * The entries of a pasted list: `1) … 2) …`, or bullets. A line without a mark belongs to the entry above it. Text
 * without any mark, or with one only, is one entry.
 */
export function splitPasted(text: string): string[] {
  const entries: string[] = []
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const begins = MARK.test(line)
    if (begins || entries.length === 0) entries.push(line.replace(MARK, ''))
    else entries[entries.length - 1] += `\n${line}`
  }
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '')
}
