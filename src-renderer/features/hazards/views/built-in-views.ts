import type { BuiltInView } from '../../../components/listing/views.ts'

const plain = { filter: {}, sort: [], group: null }

/** Ways to look at the log that many have asked for; each is a beginning to change and keep. */
export const builtInViews: readonly BuiltInView[] = [
  { ...plain, id: 'built-in:all', name: 'As at first', columns: null },
  {
    ...plain,
    id: 'built-in:workshop',
    name: 'Workshop',
    columns: ['number', 'name', 'initial.severity', 'initial.likelihood', 'initial.rating'],
    fit: true,
  },
  {
    ...plain,
    id: 'built-in:ratings',
    name: 'Ratings',
    columns: [
      'number',
      'name',
      'initial.severity',
      'initial.likelihood',
      'initial.rating',
      'residual.severity',
      'residual.likelihood',
      'residual.rating',
      'today',
    ],
  },
  {
    ...plain,
    id: 'built-in:not-confirmed',
    name: 'Not confirmed',
    filter: { show: 'unconfirmed' },
    columns: ['number', 'name', 'initial.rating', 'residual.rating', 'ownerId', 'findings'],
  },
  {
    ...plain,
    id: 'built-in:due',
    name: 'Due for review',
    filter: { is: { review: ['overdue', 'in 30 days'] } },
    sort: [{ column: 'nextReview', descending: false }],
    columns: ['number', 'name', 'nextReview', 'ownerId', 'status', 'today', 'findings'],
  },
]
