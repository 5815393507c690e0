import { NativeSelect } from '@mantine/core'
import { stepClass } from '../../components/rating-steps.ts'
import type { SchemeParts } from './scheme-draft.ts'
import classes from './settings.module.css'

/** The lookup: which rating each pair of words has, the worst likelihood first. */
export function SchemeCells({ draft, onChange }: SchemeParts) {
  const worstFirst = draft.likelihood.map((_, index) => draft.likelihood.length - 1 - index)
  return (
    <table className={classes.cells}>
      <caption>Rating of each cell</caption>
      <thead>
        <tr>
          <th scope="col">Likelihood ↓ Severity →</th>
          {draft.severity.map(({ word }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a word has no identity but its place while it is edited
            <th key={index} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {worstFirst.map((row) => (
          <tr key={row}>
            <th scope="row">{draft.likelihood[row]?.word}</th>
            {draft.severity.map(({ word }, column) => (
              // oxlint-disable-next-line react/no-array-index-key -- a word has no identity but its place while it is edited
              <td
                key={column}
                className={stepClass(draft.ratings.find(({ number }) => number === draft.lookup[row]?.[column]))}
              >
                <NativeSelect
                  aria-label={`${word}, ${draft.likelihood[row]?.word ?? ''}`}
                  value={String(draft.lookup[row]?.[column] ?? '')}
                  data={draft.ratings.map(({ number }) => String(number))}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      lookup: draft.lookup.with(
                        row,
                        (draft.lookup[row] ?? []).with(column, Number(event.currentTarget.value)),
                      ),
                    })
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
