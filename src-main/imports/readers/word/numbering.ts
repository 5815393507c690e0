import { eachElement, value } from './xml.ts'

/** How a level of a list is marked. */
interface Level {
  format: string
  /** As Word writes it: `%1.` for the number of the first level and a full stop. */
  text: string
  start: number
}

/** The place of a paragraph in a list. */
export interface ListPlace {
  list: string
  level: number
}

/** What the styles of a document say of a paragraph: which are headings, and which belong to a list. */
export interface Styles {
  isHeading(style: string): boolean
  listOf(style: string): ListPlace | undefined
}

interface Style {
  name: string
  basedOn: string
  outline?: number
  list?: string
  level?: number
}

/** Reads `word/styles.xml`; without one, the names that Word gives its own headings count. */
export function readStyles(xml: string | undefined): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  if (xml !== undefined) {
    eachElement(xml, (name, attributes) => {
      if (name === 'style') {
        style = { name: '', basedOn: '' }
        styles.set(attributes['styleId'] ?? '', style)
      } else if (style === undefined) return
      else if (name === 'name') style.name = value(attributes)
      else if (name === 'basedOn') style.basedOn = value(attributes)
      else if (name === 'outlineLvl') style.outline = Number(value(attributes))
      else if (name === 'numId') style.list = value(attributes)
      else if (name === 'ilvl') style.level = Number(value(attributes))
    })
  }
  /** The first of a style and those it is based on that answers; styles may be based on each other in a ring. */
  function inherited<T>(id: string, ask: (style: Style) => T | undefined): T | undefined {
    const seen = new Set<string>()
    for (let at = id; !seen.has(at); ) {
      seen.add(at)
      const found = styles.get(at)
      if (found === undefined) return undefined
      const answer = ask(found)
      if (answer !== undefined) return answer
      at = found.basedOn
    }
    return undefined
  }
  return {
    isHeading: (id) => {
      const known = styles.get(id)
      if (known === undefined) return /^heading ?\d/i.test(id)
      const byName = inherited(id, ({ name }) => (/^heading \d/i.test(name) ? true : undefined))
      return byName ?? (inherited(id, ({ outline }) => outline) ?? 9) < 9
    },
    listOf: (id) => {
      const list = inherited(id, (found) => found.list)
      return list === undefined || list === '0'
        ? undefined
        : { list, level: inherited(id, (found) => found.level) ?? 0 }
    },
  }
}

/** Counts the paragraphs of the lists of a document and gives each its mark. */
export class Numbering {
  private readonly abstracts = new Map<string, Map<number, Level>>()
  private readonly lists = new Map<string, { abstract: string; starts: Map<number, number> }>()
  private readonly counts = new Map<string, number[]>()
  private readonly begun = new Set<string>()

  /** @param xml `word/numbering.xml`, where there is one */
  constructor(xml: string | undefined) {
    if (xml === undefined) return
    let levels: Map<number, Level> | undefined
    let level: Level | undefined
    let list: { abstract: string; starts: Map<number, number> } | undefined
    let overridden = 0
    eachElement(xml, (name, attributes) => {
      if (name === 'abstractNum') {
        levels = new Map()
        list = undefined
        this.abstracts.set(attributes['abstractNumId'] ?? '', levels)
      } else if (name === 'num') {
        levels = undefined
        level = undefined
        list = { abstract: '', starts: new Map() }
        this.lists.set(attributes['numId'] ?? '', list)
      } else if (name === 'lvl') {
        level = { format: 'decimal', text: '', start: 1 }
        levels?.set(Number(attributes['ilvl'] ?? 0), level)
      } else if (name === 'numFmt' && level !== undefined) level.format = value(attributes)
      else if (name === 'lvlText' && level !== undefined) level.text = value(attributes)
      else if (name === 'start' && level !== undefined) level.start = Number(value(attributes))
      else if (name === 'abstractNumId' && list !== undefined) list.abstract = value(attributes)
      else if (name === 'lvlOverride') overridden = Number(attributes['ilvl'] ?? 0)
      else if (name === 'startOverride') list?.starts.set(overridden, Number(value(attributes)))
    })
  }

  /**
   * The mark of the next paragraph at a place: "-" for a bullet, "1." or "2.1)" for numbers and letters; empty where
   * the list is unknown or counts in another way.
   */
  next({ list, level }: ListPlace): string {
    const known = this.lists.get(list)
    const levels = this.abstracts.get(known?.abstract ?? '')
    const own = levels?.get(level)
    if (known === undefined || levels === undefined || own === undefined) return ''
    const counts = this.counts.get(known.abstract) ?? []
    this.counts.set(known.abstract, counts)
    if (!this.begun.has(list)) {
      this.begun.add(list)
      for (const [at, start] of known.starts) counts[at] = start - 1
    }
    for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 1
    counts[level] = (counts[level] ?? own.start - 1) + 1
    counts.length = level + 1
    if (own.format === 'bullet') return '-'
    let whole = true
    const mark = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = numeral(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal')
      whole &&= shown !== undefined
      return shown ?? ''
    })
    return whole ? mark.trim() : ''
  }
}

function numeral(count: number, format: string): string | undefined {
  switch (format) {
    case 'decimal':
      return String(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'lowerLetter':
    case 'upperLetter': {
      if (count < 1 || count > 26) return undefined
      return String.fromCharCode((format === 'lowerLetter' ? 96 : 64) + count)
    }
    default:
      return undefined
  }
}
