/** Reads the few tags of Office's tables of contents (relations, sheets) that a check needs, without a parser. */

/** The value of an attribute in a start tag, entities decoded; the prefix of its name does not matter. */
export function attribute(tag: string, wanted: string): string | undefined {
  const match = new RegExp(`\\s(?:[\\w.-]+:)?${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  const raw = match?.[1] ?? match?.[2]
  return raw
    ?.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

/** Start tags of an element, whatever its prefix. */
export function tags(xml: string, element: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${element}(?=[\\s/>])[^>]*>`, 'g')) ?? []
}

/** A relation's target as the name of a part. */
export function partName(folder: string, target: string): string {
  const parts: string[] = []
  for (const step of (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

/** The part that a file of Office begins with, as its relations name it. */
export function startPart(relations: string | undefined, usual: string): string {
  const start = tags(relations ?? '', 'Relationship').find((tag) => attribute(tag, 'Type')?.endsWith('/officeDocument'))
  return partName('', attribute(start ?? '', 'Target') ?? usual)
}

/** Where a part's own relations stand. */
export function relationsPart(part: string): string {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return `${folder}_rels/${part.slice(folder.length)}.rels`
}
