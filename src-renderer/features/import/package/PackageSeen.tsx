import type { PackagePreview } from '../../../../src-shared/contract/package.ts'
import { fingerprintInGroups } from '../../../../src-shared/domain/public-key.ts'
import { formatMoment } from '../../../../src-shared/format/dates.ts'
import { formatCount, formatNumber, formatSize } from '../../../../src-shared/format/numbers.ts'
import { DenseTable } from '../../../components/DenseTable.tsx'
import { Disclosure } from '../../../components/Disclosure.tsx'
import classes from '../import.module.css'

const WITH_FILE = 'of them with their file'

/** What a package holds, what of it is new here, and what keeps it out. */
export function PackageSeen({ seen }: { seen: PackagePreview }) {
  const { file, project, madeAt, product, counts, filesNotThere, clashes } = seen
  const held: [string, number][] = [
    ['Hazards', counts.hazards],
    ['Causes', counts.causes],
    ['Controls', counts.controls],
    ['Pieces of evidence', counts.evidence],
    [WITH_FILE, counts.evidenceWithFile],
    ['Issued versions', counts.baselines],
    ['Approvals', counts.approvals],
    ['Changes in its history', counts.changes],
  ]
  return (
    <div className={classes.seen}>
      {clashes.length > 0 && (
        <div role="alert" className={classes.clash}>
          <p>
            <strong>It cannot be taken into this workspace.</strong>
          </p>
          {clashes.map(({ message, hint }) => (
            <p key={message}>
              {message} {hint}
            </p>
          ))}
        </div>
      )}
      <p>
        {file.name}, {formatSize(file.size)}, holds the whole project{' '}
        <strong>
          {project.name}
          {project.reference === '' ? '' : ` (${project.reference})`}
        </strong>
        , as it stood on {formatMoment(madeAt)}. Made by {product.name} {product.version}.{' '}
        {project.notice !== '' && <strong>{project.notice}</strong>}
      </p>
      <table className={`${classes.table} ${classes.held}`}>
        <caption>What the package holds</caption>
        <tbody>
          {held.map(([what, count]) => (
            <tr key={what}>
              <th scope="row" className={what === WITH_FILE ? classes.ofThem : undefined}>
                {what}
              </th>
              <td className={classes.right}>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {filesNotThere.length > 0 && (
        <Disclosure summary={`Evidence files that did not come with it: ${formatNumber(filesNotThere.length)}`}>
          <ul className={classes.lines}>
            {filesNotThere.map((name, index) => (
              // Two pieces of evidence may name files alike.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={`${index} ${name}`}>{name}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <NewHere seen={seen} />
      <p className={classes.note}>
        Checked by reading it: the file as a whole, each issued version, each change of its history and each evidence
        file agree with their hashes, and each approval with the key it was signed by. Whose keys these are, no file can
        say.
      </p>
    </div>
  )
}

const fingerprintCell = ({ fingerprint }: { fingerprint: string }) => (
  <code className={classes.text}>{fingerprintInGroups(fingerprint)}</code>
)

/** People, organisations and keys that this workspace would have from then on. */
function NewHere({ seen: { newPeople, newOrganisations, newKeys, known } }: { seen: PackagePreview }) {
  const names: [string, string[]][] = [
    ['People', newPeople],
    ['Organisations', newOrganisations],
  ]
  return (
    <section aria-labelledby="new-here">
      <h3 id="new-here">New in this workspace</h3>
      <dl className={classes.arrivals}>
        {names.map(([what, list]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{list.length === 0 ? 'none' : list.join(', ')}</dd>
          </div>
        ))}
        <div>
          <dt>Known here</dt>
          <dd>
            {known === 0
              ? 'none of them'
              : `${formatCount(known, 'person or organisation', 'people and organisations')} already, who stay as they are here`}
          </dd>
        </div>
      </dl>
      {newKeys.length > 0 && (
        <>
          <p>
            {newKeys.length === 1 ? 'This public key counts' : 'These public keys count'} here once it is taken in.
            Compare each fingerprint with the one its person gave you, by telephone or in person.
          </p>
          <DenseTable
            caption="Public keys new in this workspace"
            rows={newKeys.map((key) => ({ ...key, id: key.fingerprint }))}
            columns={[
              { key: 'person', title: 'Person', width: '200px', cell: ({ person }) => person },
              {
                key: 'fingerprint',
                title: 'Fingerprint',
                cell: fingerprintCell,
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
