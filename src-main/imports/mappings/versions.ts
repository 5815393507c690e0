import type { ImportFinding, ImportPreview } from '../../../src-shared/domain/import-preview.ts'

/** `v1.70` → [1, 70]; `1.0` and `1` are one version, `1.1` and `1.10` are two. Undefined where no number stands. */
function versionParts(text: string): number[] | undefined {
  const match = /\d+(?:[._]\d+)*/.exec(text)
  if (match === null) return undefined
  const parts = match[0].split(/[._]/).map(Number)
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop()
  return parts
}

function compare(a: number[], b: number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The version in a file name such as `Hazard Log V1.7.xlsx`, without its `v`; undefined where it has none. */
function fileNameVersion(name: string): string | undefined {
  return /(?:^|[^a-z])v(?:er(?:sion)?)?[\s_.-]?(\d+(?:[._]\d+)*)(?![a-z\d])/i.exec(name.replace(/\.[a-z]+$/i, ''))?.[1]
}

/** One finding that names all, where cover, version history and file name do not name one version; else none. */
export function versionFindings(preview: Pick<ImportPreview, 'cover' | 'versionHistory' | 'file'>): ImportFinding[] {
  const stated: { says: string; parts: number[]; cell?: string }[] = []
  const cover = preview.cover.find(
    ({ label, value }) =>
      /^(?:document )?version(?: no\.?| number)?\s*:?$/i.test(label) && versionParts(value) !== undefined,
  )
  if (cover !== undefined) {
    stated.push({
      says: `the cover says version ${cover.value} (${cover.cell})`,
      parts: versionParts(cover.value) ?? [],
      cell: cover.cell,
    })
  }
  const newest = preview.versionHistory
    .map((row) => ({ ...row, parts: versionParts(row.version) }))
    .filter((row) => row.parts !== undefined)
    .sort((a, b) => compare(a.parts ?? [], b.parts ?? []))
    .at(-1)
  if (newest?.parts !== undefined) {
    stated.push({
      says: `the version history ends with ${newest.version} (${newest.cell})`,
      parts: newest.parts,
      cell: newest.cell,
    })
  }
  const named = fileNameVersion(preview.file.name)
  if (named !== undefined)
    stated.push({ says: `the file name says ${named.replaceAll('_', '.')}`, parts: versionParts(named) ?? [] })
  const first = stated[0]
  if (first === undefined || stated.every(({ parts }) => compare(parts, first.parts) === 0)) return []
  const sentence = stated.map(({ says }) => says)
  const last = sentence.pop()
  const message = `${sentence.join(', ')} and ${last}.`
  return [
    {
      rule: 'version-differs',
      hazard: null,
      cell: stated.flatMap(({ cell }) => cell ?? []).join(', '),
      message: message.charAt(0).toUpperCase() + message.slice(1),
    },
  ]
}
