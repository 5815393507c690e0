/** `causes 3, text` → `Cause 3, text`: lists are named by one of their entries. */
export function fieldInWords(field: string): string {
  const words = field.replace(
    /^(causes|links|assessments|actions|steps|roles|milestones|references|organisations|attendees|related|evidence) (\d+)/,
    (_whole, list: string, number: string) => `${SINGULAR[list] ?? list} ${number}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const SINGULAR: Record<string, string> = {
  causes: 'cause',
  links: 'control link',
  assessments: 'assessment',
  actions: 'action',
  steps: 'step',
  roles: 'role',
  milestones: 'milestone',
  references: 'reference',
  organisations: 'organisation',
  attendees: 'attendee',
  related: 'related hazard',
}

/** Who is said to have made a change. */
export interface Stated {
  /** As stated on this computer. */
  actor: string
  /** Account of the operating system. */
  account: string
}

/** Whether a person was stated for a change; where none was, the ledger keeps the account in the name's place. */
export function isNamed({ actor, account }: Stated): boolean {
  return actor !== account
}

/** Who made a change, as stated on this computer. */
export function whoMade(change: Stated): string {
  return isNamed(change) ? change.actor : `nobody named, account ${change.account}`
}
