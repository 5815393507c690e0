import type { Control } from '../domain/control.ts'
import type { FactChange } from '../domain/facts.ts'
import type { Hazard } from '../domain/hazard.ts'

/**
 * What changed under a score, as people read it: `description changed`, `cause 3 added`, `CTL-007 fell back`, `link of
 * CTL-007 removed`. In the order given; the same text twice is said once.
 */
export function changesInWords(
  changes: FactChange[],
  hazard: Hazard,
  controls: ReadonlyMap<string, Control>,
): string[] {
  const causes = new Map(hazard.causes.map(({ id, number }): [string, number] => [id, number]))
  const links = new Map(hazard.links.map((link): [string, string] => [link.id, link.controlId]))
  const controlName = (id: string | null | undefined) => controls.get(id ?? '')?.number ?? 'a control'
  const subject = ({ what, id }: FactChange): string => {
    if (what === 'cause') {
      const number = causes.get(id ?? '')
      return number === undefined ? 'a cause' : `cause ${number}`
    }
    // A link that is gone no longer says which control it named.
    if (what === 'control link') return `link of ${controlName(links.get(id ?? ''))}`
    if (what === 'control') return controlName(id)
    return what
  }
  return [...new Set(changes.map((change) => `${subject(change)} ${change.how}`))]
}
