import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findMeanings, meaningsOf } from '../../../src-renderer/frame/words.ts'
import type { StandardsPack } from '../../../src-shared/domain/standards-pack.ts'

const ROOT = join(import.meta.dirname, '../../..')
const pack = JSON.parse(readFileSync(join(ROOT, 'resources/standards/nhs-2018.json'), 'utf8')) as StandardsPack

const FIELDS =
  /<(?:TextField|LongTextField|SelectField|SuggestField|DateField|EntryField|TickField|PersonSelect|OrganisationSelect|RecordSelect|RecordsSelect|EvidenceSelect|FieldFrame)\b/g

/** Fields of no record: what narrows a list, chooses a record to act on, or names something of this computer. */
const OF_NO_RECORD = new Set([
  'features/controls/LinkMore.tsx: Hazard',
  'features/evidence/UseForLinks.tsx: Control',
  'features/import/ChooseStep.tsx: Project',
  // The guidance of its section stands beside the text.
  'features/documents/NarrativeEditor.tsx: props.label',
  'theme/OwnWords.tsx: New word',
])

/** The opening tag that begins here, with everything between its braces. */
function tagAt(source: string, from: number): string {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const sign = source[at] ?? ''
    if ('{('.includes(sign)) depth++
    else if ('})'.includes(sign)) depth--
    else if (sign === '>' && depth === 0 && source[at - 1] !== '=') return source.slice(from, at)
  }
  return source.slice(from)
}

const files = globSync('{features,project,theme,frame}/**/*.tsx', { cwd: join(ROOT, 'src-renderer') }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  source: readFileSync(join(ROOT, 'src-renderer', path), 'utf8'),
}))

describe('every field explains itself', () => {
  it.each(files.filter(({ source }) => source.search(FIELDS) >= 0))('in $path', ({ path, source }) => {
    const without: string[] = []
    for (const { index } of source.matchAll(FIELDS)) {
      const tag = tagAt(source, index)
      // What is handed on as a whole brings its help with it.
      if (tag.includes('helpKey') || tag.includes('{...')) continue
      const label = /label=(?:"([^"]*)"|\{(.*?)\}(?:\s|$))/s.exec(tag)
      const name = `${path}: ${label?.[1] ?? label?.[2] ?? tag.slice(0, 30)}`
      if (!OF_NO_RECORD.has(name)) without.push(name)
    }
    expect(without).toEqual([])
  })

  it('with words that the pack has, each with its source and how sure it is', () => {
    const keys = files.flatMap(({ source }) =>
      [...source.matchAll(/helpKey[=:] ?["']([\w.]+)["']/g)].map(([, key = '']) => key),
    )
    expect(keys.length).toBeGreaterThan(80)
    expect(keys.filter((key) => pack.fieldHelp[key] === undefined)).toEqual([])
    for (const help of Object.values(pack.fieldHelp)) {
      expect(help.source).not.toBe('')
      expect(help.confidence).not.toBe('')
    }
  })
})

describe('what the words mean', () => {
  const groups = meaningsOf(pack, pack.scheme, ['DCB0160'])

  it('says for a project under DCB0160 that the meaning of a status is unconfirmed', () => {
    const statuses = groups.find(({ title }) => title === 'Status of a hazard')?.meanings
    expect(statuses?.map(({ unsure }) => unsure)).toEqual(Array(3).fill('Meaning under DCB0160 unconfirmed.'))
    const under0129 = meaningsOf(pack, pack.scheme, ['DCB0129']).find(({ title }) => title === 'Status of a hazard')
    expect(under0129?.meanings.map(({ unsure }) => unsure)).toEqual(['', '', ''])
  })

  it.each([
    ['claimed', 'Claimed'],
    ['evidenced', 'Evidenced'],
    ['unacceptable', '5 Unacceptable'],
    ['verified control', 'Verified (control)'],
    ['candidate', 'Candidate hazard'],
  ])('%j is found', (query, term) => {
    expect(findMeanings(groups, query).flatMap(({ meanings }) => meanings.map((one) => one.term))).toContain(term)
  })

  it('finds nothing where there is nothing', () => {
    expect(findMeanings(groups, 'no such word')).toEqual([])
  })
})
