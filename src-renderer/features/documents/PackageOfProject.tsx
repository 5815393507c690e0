import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatCount, formatSize } from '../../../src-shared/format/numbers.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './documents.module.css'
import type { Packaged, PackageEnding, Packaging } from './use-packaging.ts'

const WAYS: { as: PackageEnding; words: string }[] = [
  { as: 'zip', words: 'Package with evidence files' },
  { as: 'json', words: 'Package without evidence files' },
]

/** The whole project as one file that another workspace takes in. */
export function PackageOfProject({ packaging }: { packaging: Packaging }) {
  const { past } = useProject()
  const { last, start } = packaging
  const building = last?.state === 'building' ? last.as : null
  return (
    <section aria-labelledby="package-of-project" className={classes.document}>
      <h2 id="package-of-project">Package of the whole project</h2>
      <dl className={classes.facts}>
        <div>
          <dt>What it is</dt>
          <dd>
            Everything of this project in one file, for another workspace: hazards, controls, evidence, registers,
            sections and scheme; issued versions with their approvals and the public keys that approved them; the people
            and organisations it names; and its history, to be read there. No private key is in it.
          </dd>
        </div>
        <div>
          <dt>Who reads it</dt>
          <dd>
            Another Hazard Ledger, under Import: it comes in as a project of its own, with every number and date as
            here. It names people, so send it as you would send the log.
          </dd>
        </div>
        <div>
          <dt>Evidence files</dt>
          <dd>
            They go along in the .zip. Files that hold patient-identifiable information stay here either way; each is
            named below once the package is made.
          </dd>
        </div>
        <div>
          <dt>State</dt>
          <dd>
            The log as it stands now
            {past === null ? '' : ', not as it is shown here: a package is never made of the past'}. Nothing changes
            here.
          </dd>
        </div>
      </dl>
      <div className={classes.inserts}>
        {WAYS.map(({ as, words }, index) => (
          <Button
            key={as}
            variant={index === 0 ? 'filled' : 'default'}
            loading={building === as}
            disabled={building !== null && building !== as}
            onClick={() => void start(as)}
          >
            {words}
          </Button>
        ))}
      </div>
      {last !== null && <Result of={last} />}
    </section>
  )
}

/** What came of it, with the files that stayed. */
function Result({ of }: { of: Packaged }) {
  const { projectId } = useProject()
  if (of.state === 'building') return <output className={classes.result}>Packing the project…</output>
  if (of.state === 'failed') {
    // Stopped by the person, who knows.
    if (of.failure.code === 'cancelled') return <output className={classes.result}>Stopped. No file was made.</output>
    return <ProblemPanel failure={of.failure} />
  }
  const { fileName, size, files, withheld } = of.made
  return (
    <div className={classes.result}>
      <output>
        Saved: {fileName}, {formatSize(size)},{' '}
        {of.as === 'zip' ? `with ${formatCount(files, 'evidence file')}` : 'without the files of its evidence'}.
      </output>
      {withheld.length > 0 && (
        <>
          <p>
            {withheld.length === 1 ? 'This file' : 'These files'} stayed here, marked as holding patient-identifiable
            information (
            <Link to="/projects/$projectId/evidence" params={{ projectId }}>
              Evidence
            </Link>
            ):
          </p>
          <ul>
            {withheld.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
