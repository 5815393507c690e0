import { type Person, registrationInDate } from '../domain/person.ts'
import { holdersOf } from '../domain/project.ts'
import type { CheckInput } from './checked-log.ts'
import { bothStandards, onProject } from './draft.ts'
import type { Check } from './finding.ts'
import { dayInWords } from './words.ts'

/** Clinical safety officers of the project today; a person may hold the role by more than one entry. */
function officers({ snapshot, today }: CheckInput): { id: string; person: Person | undefined }[] {
  return [...new Set(holdersOf(snapshot.project, 'clinical safety officer', today))].map((id) => ({
    id,
    person: snapshot.people.find((person) => person.id === id),
  }))
}

/** Nobody holds the role today. */
export const officerMissing: Check = {
  id: 'clinical-safety-officer-missing',
  title: 'No clinical safety officer',
  rule: 'clinical-safety-officer',
  level: 'error',
  why: 'Top management nominates a clinical safety officer, who approves the plan, each version of the hazard log and each safety case report.',
  clauses: bothStandards('2.2.1', '2.3.1', '3.3.2', '3.5.2'),
  run: (input) =>
    officers(input).length > 0
      ? []
      : [
          onProject(input, {
            message: 'The project has no clinical safety officer today.',
            values: [input.snapshot.project.roles.map(({ role, from, to }) => [role, from, to])],
            place: { field: 'roles' },
          }),
        ],
}

/** No registration number. */
export const registrationNotRecorded: Check = {
  id: 'registration-not-recorded',
  title: "Clinical safety officer's registration not recorded",
  rule: 'clinical-safety-officer',
  level: 'error',
  why: 'A clinical safety officer holds current registration with a professional body. A signature without one in date is refused.',
  clauses: bothStandards('2.3.2'),
  run: (input) =>
    officers(input).flatMap(({ id, person }) =>
      person !== undefined && person.registrationNumber !== ''
        ? []
        : [
            onProject(input, {
              message: `${person?.name ?? 'The clinical safety officer'} is clinical safety officer, and no registration is recorded.`,
              values: [],
              place: { kind: 'person', recordId: id, field: 'registrationNumber' },
            }),
          ],
    ),
}

/** A registration past its day. */
export const registrationLapsed: Check = {
  id: 'registration-lapsed',
  title: "Clinical safety officer's registration lapsed",
  rule: 'clinical-safety-officer',
  level: 'error',
  why: 'A clinical safety officer holds current registration with a professional body. A signature without one in date is refused.',
  clauses: bothStandards('2.3.2'),
  run: (input) =>
    officers(input).flatMap(({ id, person }) => {
      if (!person || person.registrationNumber === '' || registrationInDate(person, input.today)) return []
      return [
        onProject(input, {
          message: `${person.name} is clinical safety officer, and the registration as recorded lapsed after ${dayInWords(person.registrationExpires ?? '')}.`,
          values: [person.registrationNumber, person.registrationExpires],
          place: { kind: 'person', recordId: id, field: 'registrationExpires' },
        }),
      ]
    }),
}

/** The same person judges the risk and accepts it for the organisation (clinical-rules 22). */
export const officerIsTopManagement: Check = {
  id: 'officer-is-top-management',
  title: 'One person as clinical safety officer and top management',
  rule: 'clinical-safety-officer',
  level: 'warning',
  why: 'Top management authorises and accepts residual risk on the advice of the clinical safety officer. One person in both roles advises himself or herself.',
  clauses: bothStandards('2.2.1', '2.2.2'),
  run: (input) => {
    const management = new Set(holdersOf(input.snapshot.project, 'top management', input.today))
    return officers(input)
      .filter(({ id }) => management.has(id))
      .map(({ id, person }) =>
        onProject(input, {
          message: `${person?.name ?? 'One person'} is both clinical safety officer and top management.`,
          values: [id],
          place: { field: 'roles', partId: id },
        }),
      )
  },
}
