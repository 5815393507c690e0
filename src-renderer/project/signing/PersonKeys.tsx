import { Button } from '@mantine/core'
import { useState } from 'react'
import type { KnownKey } from '../../../src-shared/contract/issue.ts'
import { formatDay, formatMoment } from '../../../src-shared/format/dates.ts'
import { tellFailure, useCommand } from '../../api/commands.ts'
import { download } from '../../api/files.ts'
import { failureOf, useSigningKeys } from '../../api/queries.ts'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import record from '../../components/record.module.css'
import { Fingerprint } from './Fingerprint.tsx'
import { BringKey, EnrolKey, MakeKey, RevokeKey, SaveKey } from './KeyDialogs.tsx'
import classes from './signing.module.css'

type Act = 'make' | 'enrol' | 'bring' | { save: KnownKey } | { revoke: KnownKey }

const HELD = {
  'by the system': 'The private key is on this computer, kept by its own protection of secrets',
  'by a passphrase': 'The private key is on this computer, in a file that a passphrase protects',
} as const

/** One key: its fingerprint, who enrolled it when, where its private half is, and what can be done with it. */
function KeyLine({ of, locked, onAct }: { of: KnownKey; locked: boolean; onAct: (act: Act) => void }) {
  const run = useCommand()
  async function savePublic(): Promise<void> {
    const made = await run('key.export-public', { id: of.id })
    if (!made.ok) return
    const saved = await download(made.value.token, made.value.fileName)
    if (!saved.ok) tellFailure(saved.error)
  }
  const short = of.fingerprint.slice(0, 8)
  return (
    <li>
      <Fingerprint of={of.fingerprint} />
      <p className={record.dimmed}>
        Enrolled on {formatMoment(of.enrolledAt)} by {of.enrolledBy === '' ? 'somebody not named' : of.enrolledBy}.{' '}
        {of.held === null ? 'The private key is not on this computer.' : `${HELD[of.held]}.`}
      </p>
      {of.revoked !== null && (
        <p className={record.warn}>
          Revoked from {formatDay(of.revoked.on)} on: {of.revoked.reason} Signatures of that day and later are refused;
          earlier ones stand.
        </p>
      )}
      <div className={record.row}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Save the public key…: ${short}`}
          onClick={() => void savePublic()}
        >
          Save the public key…
        </Button>
        {of.held !== null && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Save the key as a file…: ${short}`}
            onClick={() => onAct({ save: of })}
          >
            Save the key as a file…
          </Button>
        )}
        {!locked && of.revoked === null && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Revoke…: the key ${short}`}
            onClick={() => onAct({ revoke: of })}
          >
            Revoke…
          </Button>
        )}
      </div>
    </li>
  )
}

/**
 * The signing keys of a person, and what can be done about them. Only the person working makes a key or brings one here;
 * anybody's public key can be enrolled.
 */
export function PersonKeys(props: {
  person: { id: string; name: string }
  /** Whether this is the person working on this computer. */
  mine: boolean
  locked: boolean
}) {
  const { person, mine, locked } = props
  const known = useSigningKeys()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const failure = failureOf(known)
  if (failure !== null) return <ProblemPanel failure={failure} onRetry={() => void known.refetch()} />
  if (known.data === undefined) return <Reading>the keys</Reading>
  const { systemKeepsKeys } = known.data
  const keys = known.data.keys.filter(({ personId }) => personId === person.id).toReversed()
  return (
    <>
      {keys.length === 0 ? (
        <p className={record.plain}>
          No key is enrolled for {mine ? 'you' : person.name}. A key counts for the versions issued after it was
          enrolled.
        </p>
      ) : (
        <ul className={`${record.list} ${classes.keys}`} aria-label={`Signing keys of ${person.name}`}>
          {keys.map((key) => (
            <KeyLine key={key.id} of={key} locked={locked} onAct={setAct} />
          ))}
        </ul>
      )}
      {!locked && (
        <div className={record.row}>
          {mine && (
            <>
              <Button variant="default" onClick={() => setAct('make')}>
                Make a key…
              </Button>
              <Button variant="default" onClick={() => setAct('bring')}>
                Bring a key file here…
              </Button>
            </>
          )}
          <Button variant="default" onClick={() => setAct('enrol')}>
            Enrol a public key file…
          </Button>
        </div>
      )}
      {!mine && (
        <p className={classes.note}>
          {person.name} makes a key where they work, or on this computer while they are stated as working here. What
          comes from elsewhere is the public key file; a private key is sent to nobody.
        </p>
      )}
      {act === 'make' && <MakeKey onClose={close} systemKeepsKeys={systemKeepsKeys} />}
      {act === 'bring' && <BringKey onClose={close} systemKeepsKeys={systemKeepsKeys} />}
      {act === 'enrol' && <EnrolKey person={person} onClose={close} />}
      {act !== null && typeof act === 'object' && 'save' in act && <SaveKey of={act.save} onClose={close} />}
      {act !== null && typeof act === 'object' && 'revoke' in act && <RevokeKey of={act.revoke} onClose={close} />}
    </>
  )
}
