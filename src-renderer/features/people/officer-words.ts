import type { Person } from '../../../src-shared/domain/person.ts'
import { registrationInDate } from '../../../src-shared/domain/person.ts'
import { holdersOf, type Project } from '../../../src-shared/domain/project.ts'
import { formatDay } from '../../../src-shared/format/dates.ts'

/** What is recorded of a person's registration; never that it was verified. */
export function registrationWords(person: Person, today: string): string {
  if (person.registrationNumber === '') return 'Not recorded'
  const lapsed = registrationInDate(person, today) ? '' : 'lapsed: '
  const until =
    person.registrationExpires === null ? 'no end recorded' : `until ${formatDay(person.registrationExpires)}`
  return `${lapsed}${[person.registrationBody, person.registrationNumber].filter(Boolean).join(' ')}, ${until}`
}

/** Who looked it up and when, as stated. */
export function checkedWords(person: Person): string {
  if (person.registrationCheckedBy === '' && person.registrationCheckedOn === null) {
    return 'As recorded here; who looked it up and when is not recorded, and no register was consulted.'
  }
  const by = person.registrationCheckedBy === '' ? 'nobody named' : person.registrationCheckedBy
  const on = person.registrationCheckedOn === null ? 'a day not recorded' : formatDay(person.registrationCheckedOn)
  return `As recorded by ${by} on ${on}; no register was consulted.`
}

/** What is amiss with the project's clinical safety officers today; empty where nothing is. */
export function officerProblems(project: Project, people: ReadonlyMap<string, Person>, today: string): string[] {
  const officers = [...new Set(holdersOf(project, 'clinical safety officer', today))]
  if (officers.length === 0) return ['The project has no clinical safety officer today.']
  const management = new Set(holdersOf(project, 'top management', today))
  return officers.flatMap((id) => {
    const person = people.get(id)
    const name = person?.name ?? 'The clinical safety officer'
    const problems: string[] = []
    if (!person || person.registrationNumber === '') {
      problems.push(`${name} is clinical safety officer, and no registration is recorded.`)
    } else if (!registrationInDate(person, today)) {
      problems.push(
        `${name} is clinical safety officer, and the registration as recorded lapsed after ${formatDay(person.registrationExpires)}.`,
      )
    }
    if (management.has(id)) problems.push(`${name} is both clinical safety officer and top management.`)
    return problems
  })
}
