import type { OutlineSection } from '../../../src-shared/domain/standards-pack.ts'
import type { Block } from '../document.ts'
import { joined, keptWithNext, paragraph } from './blocks.ts'
import type { LogView } from './log-view.ts'

/** The clauses that a section answers to; where the wording was not read it says "unconfirmed wording". */
export function clauseLine({ pack, snapshot }: LogView, section: OutlineSection): Block[] {
  const parts = snapshot.project.standards.flatMap((id) => {
    const clauses = pack.standards.find((one) => one.id === id)?.clauses ?? []
    const wanted = section.clauses.flatMap((named) => (named.startsWith(`${id} `) ? [named.slice(id.length + 1)] : []))
    if (wanted.length === 0) return []
    const isSure = (number: string) => {
      const confidence = clauses.find((one) => one.id === number)?.confidence
      return confidence === 'verified' || confidence === 'quoted'
    }
    const sure = wanted.filter(isSure)
    const unsure = wanted.filter((number) => !isSure(number))
    return [`${id} ${joined([joined(sure), unsure.length > 0 && `${joined(unsure)} (unconfirmed wording)`])}`]
  })
  return parts.length === 0 ? [] : [keptWithNext(paragraph(`Clauses: ${parts.join('; ')}`, 'note'))]
}
