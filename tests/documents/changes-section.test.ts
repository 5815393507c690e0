import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel, Inline } from '../../src-main/documents/document.ts'
import { changesSection, side } from '../../src-main/documents/model/changes-section.ts'
import { viewLog } from '../../src-main/documents/model/log-view.ts'
import { renderDocx } from '../../src-main/documents/render/docx.ts'
import { renderHtml } from '../../src-main/documents/render/html.ts'
import { readDocument } from '../../src-main/documents/render/read-back.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { compareProjects } from '../../src-shared/format/difference/compare-projects.ts'
import { aHazard, aSnapshot, aSoundLog, TODAY } from '../support/builders.ts'
import { pack } from '../support/documents.ts'
import { changed } from '../unit/checks/changed-log.ts'

function section(before: Snapshot, after: Snapshot): Block[] {
  const view = viewLog({ snapshot: after, pack, findings: [], today: TODAY })
  const difference = compareProjects(before, after, { days: { before: TODAY, after: TODAY }, pack })
  return changesSection(view, difference, { version: '1.0', day: '2026-02-01' })
}

/** Everything that the blocks say. */
function said(blocks: readonly Block[]): string {
  const words = (inline: Inline) => (typeof inline === 'string' ? inline : inline.text)
  return blocks
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text]
      if (block.kind === 'paragraph') return [block.text.map(words).join('')]
      if (block.kind !== 'table') return []
      return block.rows.flatMap((row) => row.flatMap(({ text }) => text.map((line) => line.map(words).join(''))))
    })
    .join('\n')
}

describe('Changes since the last issue', () => {
  it('says that nothing differs', () => {
    expect(said(section(aSoundLog(), aSoundLog()))).toBe(
      'Changes since the last issue\nNothing differs from version 1.0 of 1 February 2026.',
    )
  })

  it('begins with what it means for the log, then gives each field before and after', () => {
    const after = changed(({ hazard }) => {
      hazard.status = 'Closed'
      hazard.impact = 'The patient receives a dose prescribed for somebody else.'
    })
    const text = said(section(aSoundLog(), after))
    expect(text.indexOf('Hazards closed')).toBeLessThan(text.indexOf('Hazards that changed'))
    expect(text).toContain('1 record: 0 new, 1 changed, 0 taken out')
    expect(text).toContain('Potential clinical impact')
  })

  it('marks words by strokes and weight, not by colour', () => {
    const field = { field: 'Name', before: 'the dose is shown', after: 'the dose is hidden' }
    expect(side(field, 'before')).toEqual(['the dose is ', { text: 'shown', struck: true }])
    expect(side(field, 'after')).toEqual(['the dose is ', { text: 'hidden', bold: true }])
    expect(side({ field: 'Name', before: null, after: 'new' }, 'before')).toEqual([{ text: 'nothing', italic: true }])
  })

  it('leaves out what did not change within a long text, and says so by …', () => {
    const long = Array.from({ length: 200 }, (_none, index) => `word${index}`).join(' ')
    const field = { field: 'Text', before: `${long} old ${long}`, after: `${long} new ${long}` }
    const after = side(field, 'after')
    expect(after).toHaveLength(3)
    expect(after[0]).toMatch(/^… word188 .* word199 $/)
    expect(after[1]).toEqual({ text: 'new', bold: true })
    expect(after[2]).toMatch(/^ word0 .* word11 …$/)
  })

  it('ends in numbers where a thousand hazards changed, and leaves none out', () => {
    const many = (description: string) =>
      aSnapshot({
        hazard: Array.from({ length: 1_000 }, (_none, index) =>
          aHazard(index + 1, { description, notes: description }),
        ),
      })
    const blocks = section(many('As it was.'), many('As it is.'))
    const text = said(blocks)
    const rows = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
    expect(rows).toBeLessThan(1_300)
    expect(text).toContain('600 more records changed, listed by number; the verification bundle holds every field: ')
    for (let number = 1; number <= 1_000; number++) {
      expect(text, String(number)).toContain(`HAZ-${String(number).padStart(3, '0')}`)
    }
  })

  it('is the same in Word and in HTML', async () => {
    const after = changed(({ hazard }) => (hazard.name = 'Nurse gives dose 2 meant for the patient in the next bed'))
    const model: DocumentModel = {
      properties: {
        title: 'T',
        subject: '',
        company: '',
        author: '',
        keywords: [],
        custom: {},
        created: '2026-03-03T09:00:00.000Z',
      },
      header: '',
      footer: '',
      sections: [{ orientation: 'portrait', blocks: section(aSoundLog(), after) }],
    }
    const word = readDocument(await renderDocx(model))
    const cells = word.tables.flatMap(({ rows }) => rows).flat()
    expect(cells).toContain('Nurse gives dose 1 meant for the patient in the next bed')
    expect(cells).toContain('Nurse gives dose 2 meant for the patient in the next bed')
    expect(renderHtml(model)).toContain('Nurse gives dose <del>1</del> meant')
    expect(renderHtml(model)).toContain('Nurse gives dose <strong>2</strong> meant')
  })
})
