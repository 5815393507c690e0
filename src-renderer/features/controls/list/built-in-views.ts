import type { BuiltInView } from '../../../components/listing/views.ts'

const plain = { filter: {}, sort: [], group: null }

/** Ways to look at the register that many have asked for; each is a beginning to change and keep. */
export const builtInViews: readonly BuiltInView[] = [
  { ...plain, id: 'built-in:all', name: 'As at first', columns: null },
  {
    ...plain,
    id: 'built-in:by-owner',
    name: 'By owner',
    group: 'ownerId',
    columns: ['number', 'name', 'state', 'due', 'milestoneId', 'hazards'],
  },
  {
    ...plain,
    id: 'built-in:not-implemented',
    name: 'Not implemented',
    filter: { show: 'open' },
    sort: [{ column: 'due', descending: false }],
    columns: ['number', 'name', 'type', 'state', 'organisationId', 'ownerId', 'due', 'milestoneId'],
  },
  {
    ...plain,
    id: 'built-in:effectiveness',
    name: 'Effectiveness',
    columns: ['number', 'name', 'type', 'state', 'hazards', 'effective'],
    fit: true,
  },
]
