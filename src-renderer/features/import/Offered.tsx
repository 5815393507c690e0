import { Checkbox } from '@mantine/core'
import type { ImportPreview, ListedPerson } from '../../../src-shared/domain/import-preview.ts'
import type { Change, Draft } from './draft.ts'
import classes from './import.module.css'

function Names({ title, people }: { title: string; people: ListedPerson[] }) {
  if (people.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul className={classes.lines}>
        {people.map(({ name, title: post, date, cell }) => (
          <li key={`${cell} ${name}`}>
            {[name, post].filter(Boolean).join(', ')}; {date === '' ? 'listed; no date given' : date}{' '}
            <span className={classes.cell}>{cell}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What the workbook holds beside its hazards: cover page, versions, names, assumptions. */
export function Offered({ preview, draft, change }: { preview: ImportPreview; draft: Draft; change: Change }) {
  return (
    <div className={classes.offered}>
      <div>
        <Checkbox
          label="Take over from the cover page"
          description="Programme and document reference, where the project has none. The whole cover is kept with the import either way."
          checked={draft.takeCover}
          disabled={preview.cover.length === 0}
          onChange={(event) => change({ takeCover: event.currentTarget.checked })}
        />
        <dl className={classes.pairs}>
          {preview.cover.map(({ label, value, cell }) => (
            <div key={`${cell} ${label}`}>
              <dt>{label}</dt>
              <dd>
                {value} <span className={classes.cell}>{cell}</span>
              </dd>
            </div>
          ))}
        </dl>
        <Checkbox
          label={`Take over the assumptions: ${preview.assumptions.length}`}
          description="They come into the register of assumptions."
          checked={draft.takeAssumptions}
          disabled={preview.assumptions.length === 0}
          onChange={(event) => change({ takeAssumptions: event.currentTarget.checked })}
        />
        <ol className={classes.lines}>
          {preview.assumptions.map(({ text, cell }) => (
            <li key={cell}>
              <span className={classes.text}>{text}</span> <span className={classes.cell}>{cell}</span>
            </li>
          ))}
        </ol>
      </div>
      <div>
        {preview.versionHistory.length > 0 && (
          <div>
            <h3>Version history of the source</h3>
            <ul className={classes.lines}>
              {preview.versionHistory.map(({ version, date, text, cell }) => (
                <li key={cell}>
                  {[version, date, text].filter(Boolean).join(', ')} <span className={classes.cell}>{cell}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <Names title="Reviewers listed in the source" people={preview.reviewers} />
        <Names title="Approvers listed in the source" people={preview.approvers} />
        {preview.reviewers.length + preview.approvers.length > 0 && (
          <p className={classes.note}>
            These names are text of the source: kept with the import, never approvals, and nobody becomes a person of
            this workspace by them.
          </p>
        )}
      </div>
    </div>
  )
}
