import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'
import type { OutlineSection, StandardsPack } from '../../../src-shared/domain/standards-pack.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { isHeadSection, outlineFor, standsOnRecords } from '../../../src-shared/format/report-sections.ts'

export const STATEMENT = 'clinical-safety-officer-statement'
export const DECISIONS = 'decisions-asked'

/** A section of the report as the list shows it. */
export interface OutlineEntry {
  section: OutlineSection
  /** Only a heading over its subsections; nothing is written here. */
  heading: boolean
  /** A subsection. */
  sub: boolean
  /** `written`, `no text yet` where a table stands under it, `not recorded`, or what stands for the text; empty for headings. */
  state: string
  written: boolean
}

/** The sections that the project's standards ask for, with what is written in each. */
export function outlineOf(pack: StandardsPack, snapshot: Snapshot): OutlineEntry[] {
  const { project, records } = snapshot
  const asked = outlineFor(pack, project.standards)
  const texts = new Map(
    records.narrative.filter(({ archived }) => archived === null).map(({ section, text }) => [section, text]),
  )
  return asked.map((section) => {
    const heading = isHeadSection(section, asked)
    const state = heading ? '' : stateOf(section, (texts.get(section.id) ?? '') !== '', snapshot)
    return {
      section,
      heading,
      sub: section.number.includes('.'),
      state,
      written: !['', 'not recorded', 'no text yet', 'not yet given', 'nobody named'].includes(state),
    }
  })
}

function stateOf({ id, tables }: OutlineSection, hasText: boolean, snapshot: Snapshot): string {
  const { records } = snapshot
  if (id === STATEMENT) {
    const given = records.safetyStatement.findLast(({ archived }) => archived === null)
    if (given === undefined || given.recommendation === 'not yet given') return 'not yet given'
    return given.personId === null ? 'nobody named' : 'given'
  }
  if (id === DECISIONS) {
    const decisions = records.boardDecision.filter(({ archived }) => archived === null).length
    if (decisions > 0) return formatCount(decisions, 'decision')
    return hasText ? 'written' : 'not recorded'
  }
  if (hasText) return 'written'
  if (standsOnRecords(id, snapshot)) return 'from records'
  // Its tables stand all the same: “not recorded” would deny them.
  return tables.length > 0 ? 'no text yet' : 'not recorded'
}

/** `2.1 Health IT system`. */
export function sectionTitle({ number, title }: OutlineSection): string {
  return number === '' ? title : `${number} ${title}`
}
