import { type Block, blocksText } from './blocks.ts'
import {
  hazardHeading,
  isFieldName,
  isIdentityName,
  isNameName,
  isPlainSection,
  numberInFileName,
} from './field-words.ts'
import type { Entry } from './front-matter.ts'
import { fieldsOf, tableEntries } from './key-table.ts'

/** One hazard as a page of its own: headings and the texts below them, in order, each heading once. */
export interface Page {
  entries: Entry[]
  /** How many headings or words name a field of a hazard: how sure it is that this is a page of one. */
  fields: number
  /** Whether its title has the number of a hazard. */
  numbered: boolean
}

const IDENTITY = 'Hazard ID'
const NAME = 'Hazard name'
/** For what stands below the title before any section. */
const DESCRIPTION = 'Description'
const INTRODUCTION = 'Introduction'

interface Section {
  /** Headings from the outermost on; none for what stands right below the title. */
  path: string[]
  blocks: Block[]
}

/**
 * Reads blocks as the page of one hazard. The title gives "Hazard ID" and "Hazard name" where the page does not say
 * them itself; a section gives its heading and text, a section or field within it "Initial risk: Severity".
 *
 * @param before what the front matter says
 */
export function readPage(blocks: readonly Block[], before: readonly Entry[] = []): Page {
  const entries = new Entries()
  for (const { heading, text } of before) entries.add(plainName(heading), text)
  const title = titleOf(blocks)
  const sections = sectionsOf(blocks, title)
  sections.forEach((section, index) => {
    const { own, fields } = readSection(section)
    if (section.path.length === 0) {
      if (own !== '') entries.add(sections.some(isDescription) ? INTRODUCTION : DESCRIPTION, own)
    } else {
      const divided = fields.length > 0 || (sections[index + 1]?.path.length ?? 0) > section.path.length
      if (own !== '' || !divided) entries.add(section.path.join(': '), own)
    }
    const prefix = section.path.filter((step) => !isPlainSection(step))
    for (const field of fields) entries.add([...prefix, field.heading].join(': '), field.text)
  })
  return {
    entries: withTitle(entries.list, title?.text),
    fields: fieldsOf(entries.list),
    numbered: hazardHeading(title?.text ?? '') !== undefined,
  }
}

function isDescription({ path }: Section): boolean {
  return path.length === 1 && /^(?:hazard )?description$/i.test(path[0] ?? '')
}

function plainName(heading: string): string {
  if (/^id$/i.test(heading)) return IDENTITY
  return /^(?:title|name)$/i.test(heading) ? NAME : heading
}

type Heading = Extract<Block, { kind: 'heading' }>

/** The heading that names the page: the first, where no other stands as high or it has the number of a hazard. */
function titleOf(blocks: readonly Block[]): Heading | undefined {
  const headings = blocks.filter((block) => block.kind === 'heading')
  const [first] = headings
  if (first === undefined) return undefined
  if (hazardHeading(first.text) !== undefined) return first
  const alone = headings.every((heading) => heading === first || heading.level > first.level)
  return alone && !isFieldName(first.text) ? first : undefined
}

function sectionsOf(blocks: readonly Block[], title: Heading | undefined): Section[] {
  const sections: Section[] = [{ path: [], blocks: [] }]
  const path: { level: number; text: string }[] = []
  for (const block of blocks) {
    if (block === title) continue
    const above = path.at(-1)?.level ?? Infinity
    if (block.kind === 'heading' && block.level > above && /^\d+[.)]\s/.test(block.text)) {
      // `#### 1. Session control` below "Controls" is an entry of that section, not a field that pages have in common.
      sections.at(-1)?.blocks.push({ kind: 'list', lines: [block.text] })
    } else if (block.kind === 'heading') {
      while ((path.at(-1)?.level ?? 0) >= block.level) path.pop()
      path.push({ level: block.level, text: block.text.replace(/^\d+(?:\.\d+)*[.)]?\s+(?=\p{L})/u, '') || 'Untitled' })
      sections.push({ path: path.map(({ text }) => text), blocks: [] })
    } else sections.at(-1)?.blocks.push(block)
  }
  return sections
}

/** What a section says in its own words, and the fields that stand in it. */
function readSection({ path, blocks }: Section): { own: string; fields: Entry[] } {
  const own: Block[] = []
  const fields: { heading: string; blocks: Block[] }[] = []
  const tables: Entry[] = []
  let body = own
  for (const block of blocks) {
    if (block.kind === 'rule') body = own
    else if (block.kind === 'table') {
      for (const entry of tableEntries(block.table, path.length === 0)) tables.push(entry)
    } else if (block.kind === 'text') {
      block.lines.forEach(({ text, label }, index) => {
        if (label !== undefined && (path.length === 0 || isFieldName(label))) {
          body = [{ kind: 'text', lines: [{ text: afterLabel(text, label) }] }]
          fields.push({ heading: label, blocks: body })
        } else {
          const last = body.at(-1)
          // Lines of one paragraph stay together.
          if (last?.kind === 'text' && index > 0) last.lines.push({ text })
          else body.push({ kind: 'text', lines: [{ text }] })
        }
      })
    } else if (block.kind === 'list') {
      const named = block.lines.map(namedItem)
      if (named.filter((item) => item !== undefined).length * 2 < block.lines.length) body.push(block)
      else {
        const others: string[] = []
        block.lines.forEach((line, index) => {
          const item = named[index]
          if (item === undefined) others.push(line)
          else fields.push({ heading: item.label, blocks: [{ kind: 'text', lines: [{ text: item.text }] }] })
        })
        if (others.length > 0) body.push({ kind: 'list', lines: others })
      }
    }
  }
  return {
    own: blocksText(own).trim(),
    fields: [...fields.map(({ heading, blocks }) => ({ heading, text: blocksText(blocks).trim() })), ...tables],
  }
}

function afterLabel(text: string, label: string): string {
  return text
    .slice(text.indexOf(label) + label.length)
    .replace(/^\s*[:：]\s*/, '')
    .trim()
}

/** An item such as `- Severity: Major`. */
function namedItem(line: string): { label: string; text: string } | undefined {
  const match = /^(?:-|\d+[.)]) ([^:\n]{1,60}):\s*([\s\S]*)$/.exec(line)
  const label = match?.[1]?.trim()
  return label !== undefined && isFieldName(label) ? { label, text: (match?.[2] ?? '').trim() } : undefined
}

/** Entries in the order in which they came, each heading once, whatever its case; texts below one heading are lines. */
class Entries {
  readonly list: Entry[] = []
  private readonly known = new Map<string, Entry>()

  add(heading: string, text: string): void {
    const known = this.known.get(heading.toLowerCase())
    if (known === undefined) {
      const entry = { heading, text }
      this.list.push(entry)
      this.known.set(heading.toLowerCase(), entry)
    } else if (known.text === '') known.text = text
    else if (text !== '' && known.text !== text) known.text = `${known.text}\n${text}`
  }
}

/** Puts number and name from the title in front, unless the page says the same itself; a title that says more is kept. */
function withTitle(entries: Entry[], title: string | undefined): Entry[] {
  const text = (title ?? '').replace(/^hazard\s*[:–—-]\s*/i, '').trim()
  if (/^(?:|(?:the )?hazard(?: page| record| details?)?)$/i.test(text)) return entries
  const said = hazardHeading(text) ?? { number: '', name: text }
  const number = entries.find(({ heading }) => isIdentityName(heading))
  const name = entries.find(({ heading }) => isNameName(heading))
  const inFront: Entry[] = []
  let kept = true
  if (said.number !== '') {
    if (number === undefined) inFront.push({ heading: IDENTITY, text: said.number })
    else if (number.text !== said.number) kept = false
  }
  if (said.name !== '') {
    if (name === undefined) inFront.push({ heading: NAME, text: kept ? said.name : text })
    else if (name.text !== said.name) inFront.push({ heading: 'Page title', text })
  }
  return [...inFront, ...entries]
}

/** Gives a page that says no number of its own the one that its file's name begins with. */
export function numberedByFile(page: Page, file: string): Page {
  const number = numberInFileName(file)
  return number === undefined || page.entries.some(({ heading }) => isIdentityName(heading))
    ? page
    : { ...page, entries: [{ heading: IDENTITY, text: number }, ...page.entries] }
}

/** A document that holds several hazards, one after the other. */
export interface Division {
  pages: Block[][]
  /** What stands outside them. */
  rest: Block[]
}

/**
 * Divides a document in which hazard follows hazard: at the headings that have a hazard's number, where two or more of
 * one level do, or else wherever "Hazard ID:" begins a paragraph again. Undefined where it holds no two of them.
 */
export function divideHazards(blocks: readonly Block[]): Division | undefined {
  const counts = new Map<number, number>()
  for (const block of blocks) {
    if (block.kind === 'heading' && hazardHeading(block.text) !== undefined) {
      counts.set(block.level, (counts.get(block.level) ?? 0) + 1)
    }
  }
  const [level, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  const byHeading = count >= 2
  const begins = (block: Block): boolean =>
    byHeading
      ? block.kind === 'heading' && block.level === level && hazardHeading(block.text) !== undefined
      : block.kind === 'text' && isIdentityName(block.lines[0]?.label ?? '')
  if (blocks.filter(begins).length < 2) return undefined
  const pages: Block[][] = []
  const rest: Block[] = []
  let page = rest
  for (const block of blocks) {
    if (begins(block)) {
      page = []
      pages.push(page)
    } else if (byHeading && block.kind === 'heading' && block.level <= level) page = rest
    page.push(block)
  }
  return { pages, rest }
}
