import type { ControlEntry } from '../domain/control.ts'
import { bothStandards, onControl } from './draft.ts'
import type { Check } from './finding.ts'

/** A check that a detail of a control is filled in, wherever a hazard rests on that control. */
function detailCheck(
  about: Pick<Check, 'id' | 'title' | 'level' | 'why' | 'clauses'>,
  field: keyof ControlEntry,
  blank: null | 'not stated',
  said: string,
): Check {
  return {
    ...about,
    rule: '5',
    run: ({ answering }) =>
      answering
        .filter(({ control }) => control[field] === blank)
        .map((one) =>
          onControl(one, { field, message: `${one.control.number}: ${said}.`, values: [one.control.name] }),
        ),
  }
}

/** Who sees to it that the control is put in place. */
export const controlWithoutOwner = detailCheck(
  {
    id: 'control-without-owner',
    title: 'Controls without an owner',
    level: 'warning',
    why: 'A control that nobody owns is not put in place by anybody.',
    clauses: bothStandards('6.3.1', '2.2.1'),
  },
  'ownerId',
  null,
  'no owner is named',
)

/** Whose control it is: another organisation's is transferred, not implemented here. */
export const controlWithoutOrganisation = detailCheck(
  {
    id: 'control-without-organisation',
    title: 'Controls without a responsible organisation',
    level: 'warning',
    why: 'Controls of another organisation are handed over to it, not implemented here. Without an organisation nobody can tell which is the case.',
    clauses: bothStandards('6.3.1'),
  },
  'organisationId',
  null,
  'no responsible organisation is named',
)

/** Design, test, business process change, training or information. */
export const controlWithoutType = detailCheck(
  {
    id: 'control-without-type',
    title: 'Controls without a type',
    level: 'notice',
    why: 'The type says how strong a control is likely to be: design before test before a change of the business process, training and information last.',
    clauses: bothStandards('6.1.1'),
  },
  'type',
  'not stated',
  'its type is not stated',
)
