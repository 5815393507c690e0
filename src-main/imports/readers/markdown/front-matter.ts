/** A heading and what stands below it. */
export interface Entry {
  heading: string
  text: string
}

/**
 * Takes the front matter off a Markdown document: the block of YAML between two `---` at its very beginning. Of YAML
 * it knows what pages use: texts plain or quoted, lists, block texts (`|`, `>`) and maps within maps, which become
 * "Initial: Severity".
 *
 * @param source with LF at the ends of its lines
 */
export function takeFrontMatter(source: string): { entries: Entry[]; body: string } {
  const match = /^\uFEFF?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  const yaml = match?.[1]
  // Two rules with prose between them are not front matter.
  if (match === null || yaml === undefined || !/^[\p{L}_][^\n:]*:(?:[ \t]|$)/mu.test(yaml)) {
    return { entries: [], body: source.replace(/^\uFEFF/, '') }
  }
  return { entries: readPairs(yaml.split('\n')), body: source.slice(match[0].length) }
}

const PAIR = /^(\s*)(?:"([^"]+)"|'([^']+)'|([^\s#:'"-][^:]*?))\s*:(?:\s+(.*))?$/

function readPairs(lines: readonly string[]): Entry[] {
  const entries: Entry[] = []
  const path: { indent: number; key: string }[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const match = PAIR.exec(line)
    at++
    if (match === null) {
      const last = entries.at(-1)
      const text = line.replace(/^\s*#.*$/, '').trim()
      // A list below a key, or a long text that goes on.
      if (last !== undefined && text !== '') {
        last.text = [last.text, text.startsWith('- ') ? `- ${scalar(text.slice(2))}` : text]
          .filter((part) => part !== '')
          .join(text.startsWith('- ') ? '\n' : ' ')
      }
      continue
    }
    const indent = (match[1] ?? '').length
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop()
    const key = (match[2] ?? match[3] ?? match[4] ?? '').replace(/_+/g, ' ').trim()
    path.push({ indent, key })
    const heading = path.map((step) => step.key).join(': ')
    const value = (match[5] ?? '').replace(/\s+#.*$/, '').trim()
    if (/^[|>][+-]?\d?$/.test(value)) {
      const block: string[] = []
      while (at < lines.length && (/^\s*$/.test(lines[at] ?? '') || indentOf(lines[at] ?? '') > indent)) {
        block.push((lines[at] ?? '').trim())
        at++
      }
      entries.push({ heading, text: block.join(value.startsWith('>') ? ' ' : '\n').trim() })
    } else entries.push({ heading, text: listOrScalar(value) })
  }
  const above = new Set(entries.flatMap(({ heading }) => parents(heading)))
  return entries.filter(({ heading, text }) => text !== '' || !above.has(heading))
}

function parents(heading: string): string[] {
  const steps = heading.split(': ')
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join(': '))
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function listOrScalar(value: string): string {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  if (list === undefined) return scalar(value)
  return list
    .split(',')
    .map((item) => `- ${scalar(item.trim())}`)
    .filter((item) => item !== '- ')
    .join('\n')
}

function scalar(value: string): string {
  if (/^".*"$/.test(value)) {
    return value.slice(1, -1).replace(/\\(["\\nt])/g, (_, what: string) => ({ n: '\n', t: '\t' })[what] ?? what)
  }
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  return /^(?:~|null)$/i.test(value) ? '' : value
}
