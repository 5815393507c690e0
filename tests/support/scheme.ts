import type { Scheme } from '../../src-shared/domain/scheme.ts'

const words = (...list: string[]) => list.map((word) => ({ word, definition: `What ${word} means here.` }))

/** The five-by-five example matrix, with short texts of its own, for tests that need a scheme and not the real pack. */
export const exampleScheme: Scheme = {
  id: 'example',
  version: '1',
  title: 'Example matrix',
  source: 'Made for tests.',
  convention: 'Likelihood of the harm.',
  severity: words('Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic'),
  likelihood: words('Very Low', 'Low', 'Medium', 'High', 'Very High'),
  lookup: [
    [1, 1, 2, 2, 3],
    [1, 2, 2, 3, 4],
    [2, 2, 3, 3, 4],
    [2, 3, 3, 4, 5],
    [3, 4, 4, 5, 5],
  ],
  ratings: ['Acceptable', 'Acceptable with a reason', 'Undesirable', 'Must be reduced', 'Unacceptable'].map(
    (label, index) => ({
      number: index + 1,
      label,
      text: `${label}, in full.`,
      colourStep: index + 1,
      needsReason: index === 1 || index === 2,
      blocksIssue: index >= 3,
    }),
  ),
  harmKinds: [],
}
