import { useState } from 'react'
import type { KnownKey } from '../../../src-shared/contract/issue.ts'
import { ok } from '../../../src-shared/domain/result.ts'
import { useCommand } from '../../api/commands.ts'
import { download, sendFile } from '../../api/files.ts'
import { useStatus } from '../../api/queries.ts'
import { ChooseFile } from '../../components/ChooseFile.tsx'
import { EntryDate } from '../../components/EntryDate.tsx'
import { EntryText } from '../../components/EntryText.tsx'
import { FormDialog } from '../../components/FormDialog.tsx'
import record from '../../components/record.module.css'
import { SecretField } from '../../components/SecretField.tsx'
import { Fingerprint } from './Fingerprint.tsx'

const SHORTEST = 8
const LOST =
  'A lost passphrase cannot be recovered: the key is lost with it, and a new one has to be made and enrolled.'

/** A new passphrase, typed twice. */
function useNewPassphrase() {
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const wanting =
    first.length < SHORTEST
      ? 'Choose a passphrase of 8 characters or more.'
      : first !== again
        ? 'Repeat the passphrase.'
        : ''
  const fields = (focused: boolean) => (
    <>
      <SecretField
        label="New passphrase"
        helpKey="key.newPassphrase"
        hint="8 characters or more; several words are best."
        value={first}
        focused={focused}
        onChange={setFirst}
      />
      <SecretField
        label="The same passphrase again"
        helpKey="key.newPassphrase"
        value={again}
        error={again !== '' && first !== again ? 'This is not the same.' : ''}
        onChange={setAgain}
      />
      <p className={record.note}>{LOST}</p>
    </>
  )
  return { value: first, wanting, fields }
}

/** Makes a key for the person working. */
export function MakeKey({ onClose, systemKeepsKeys }: { onClose: () => void; systemKeepsKeys: boolean }) {
  const run = useCommand()
  const passphrase = useNewPassphrase()
  return (
    <FormDialog
      title="Make a key"
      action="Make the key"
      wanting={systemKeepsKeys ? '' : passphrase.wanting}
      onClose={onClose}
      onSend={() => run('key.create', { passphrase: systemKeepsKeys ? null : passphrase.value }, { quiet: true })}
    >
      {() => (
        <>
          <p className={record.plain}>
            The key signs your decisions about issued versions. Its private half stays on this computer and is in no
            workspace; its public half is enrolled here and counts for versions issued from now on.
          </p>
          {systemKeepsKeys ? (
            <p className={record.plain}>This computer’s own protection of secrets keeps it, for your account here.</p>
          ) : (
            passphrase.fields(true)
          )}
        </>
      )}
    </FormDialog>
  )
}

/** Brings a private key file of the person working here. */
export function BringKey({ onClose, systemKeepsKeys }: { onClose: () => void; systemKeepsKeys: boolean }) {
  const run = useCommand()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  async function bring() {
    if (file === null) return ok(null)
    const sent = await sendFile(file)
    if (!sent.ok) return sent
    return await run('key.import', { token: sent.value.token, passphrase: passphrase || null }, { quiet: true })
  }
  return (
    <FormDialog
      title="Bring a key file here"
      action="Bring it here"
      wanting={file === null ? 'Choose the key file.' : ''}
      onClose={onClose}
      onSend={bring}
    >
      {(send) => (
        <>
          <p className={record.plain}>
            The private key file that “Save the key as a file” made where the key is. It is enrolled here where it is
            not yet.
          </p>
          <ChooseFile label="Key file" helpKey="key.file" accept=".pem" file={file} onFile={setFile} />
          <SecretField
            label="Passphrase of the file"
            helpKey="key.passphrase"
            hint={systemKeepsKeys ? '' : 'It protects the key on this computer too.'}
            value={passphrase}
            onChange={setPassphrase}
            onEnter={send}
          />
        </>
      )}
    </FormDialog>
  )
}

/** Enrols a public key that came from elsewhere. */
export function EnrolKey({ person, onClose }: { person: { id: string; name: string }; onClose: () => void }) {
  const run = useCommand()
  const [file, setFile] = useState<File | null>(null)
  async function enrol() {
    if (file === null) return ok(null)
    const sent = await sendFile(file)
    if (!sent.ok) return sent
    return await run('key.enrol', { personId: person.id, token: sent.value.token }, { quiet: true })
  }
  return (
    <FormDialog
      title={`Enrol a public key for ${person.name}`}
      action="Enrol the key"
      wanting={file === null ? 'Choose the public key file.' : ''}
      onClose={onClose}
      onSend={enrol}
    >
      {() => (
        <>
          <p className={record.plain}>
            The file that “Save the public key” made where {person.name} works. Compare the fingerprint shown afterwards
            with the one they tell you, by telephone or in person: nothing else says whose key it is.
          </p>
          <ChooseFile label="Public key file" helpKey="key.publicFile" accept=".pem" file={file} onFile={setFile} />
        </>
      )}
    </FormDialog>
  )
}

/** Saves the private key as a file under a passphrase. */
export function SaveKey({ of, onClose }: { of: KnownKey; onClose: () => void }) {
  const run = useCommand()
  const [old, setOld] = useState('')
  const next = useNewPassphrase()
  const asks = of.held === 'by a passphrase'
  async function save() {
    const made = await run(
      'key.export',
      { id: of.id, passphrase: asks ? old : null, newPassphrase: next.value },
      { quiet: true },
    )
    return made.ok ? await download(made.value.token, made.value.fileName) : made
  }
  return (
    <FormDialog
      title="Save the key as a file"
      action="Save the key"
      wanting={asks && old === '' ? 'Write the passphrase of the key.' : next.wanting}
      onClose={onClose}
      onSend={save}
    >
      {() => (
        <>
          <p className={record.plain}>
            Whoever has the file and its passphrase signs in your name. Keep it where only you reach it; it is sent to
            nobody.
          </p>
          <p className={record.plain}>
            <Fingerprint of={of.fingerprint} />
          </p>
          {asks && (
            <SecretField
              label="Passphrase of the key here"
              helpKey="key.passphrase"
              value={old}
              focused
              onChange={setOld}
            />
          )}
          {next.fields(!asks)}
        </>
      )}
    </FormDialog>
  )
}

/** Revokes a key from a day on, with the reason. */
export function RevokeKey({ of, onClose }: { of: KnownKey; onClose: () => void }) {
  const run = useCommand()
  const today = useStatus().data?.today ?? ''
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title="Revoke the key"
      action="Revoke the key"
      wanting={on === '' ? 'Choose the day.' : reason.trim() === '' ? 'Write the reason.' : ''}
      onClose={onClose}
      onSend={() => run('key.revoke', { id: of.id, on, reason: reason.trim() }, { quiet: true })}
    >
      {() => (
        <>
          <p className={record.plain}>
            <Fingerprint of={of.fingerprint} />
          </p>
          <p className={record.plain}>
            Signatures of that day and later are refused, and none made by it is taken in any more; earlier ones that
            are here stand. It is not taken back.
          </p>
          <EntryDate label="From" helpKey="key.revokedOn" value={on} onChange={setOn} focused />
          <EntryText label="Reason" helpKey="reason" value={reason} onChange={setReason} required />
        </>
      )}
    </FormDialog>
  )
}
