import { NativeSelect } from '@mantine/core'
import type { SchemeParts } from './scheme-draft.ts'
import classes from './settings.module.css'

/** Which severity is proposed for a kind of harm, to one patient and to several. */
export function SchemeHarmKinds({ draft, onChange }: SchemeParts) {
  const words = draft.severity.map(({ word }) => word)
  return (
    <table className={classes.harms}>
      <caption>Severity proposed for a kind of harm</caption>
      <thead>
        <tr>
          <th scope="col">Kind of harm</th>
          <th scope="col">One patient</th>
          <th scope="col">More than one patient</th>
        </tr>
      </thead>
      <tbody>
        {draft.harmKinds.map((kind, index) => (
          <tr key={kind.id}>
            <th scope="row">{kind.text}</th>
            {(['one', 'several'] as const).map((patients) => (
              <td key={patients}>
                <NativeSelect
                  aria-label={`${kind.text}, ${patients === 'one' ? 'one patient' : 'more than one patient'}`}
                  value={kind[patients]}
                  data={words.includes(kind[patients]) ? words : [kind[patients], ...words]}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      harmKinds: draft.harmKinds.with(index, { ...kind, [patients]: event.currentTarget.value }),
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
