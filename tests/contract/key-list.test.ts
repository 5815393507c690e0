import { expect, it } from 'vitest'
import { startBackend } from '../support/backend.ts'

const PASSPHRASE = 'a passphrase of the tests'

it('key.list tells the keys of a workspace without any project, where they are held and that they were revoked', async () => {
  const app = await startBackend()
  expect(await app.call('key.list', {})).toEqual({ keys: [], systemKeepsKeys: false })

  const { id: personId } = await app.call('person.create', { values: { name: 'Dr A Example' } })
  await app.call('work.set-person', { personId: personId ?? '' })
  const { id } = await app.call('key.create', { passphrase: PASSPHRASE })
  const [made] = (await app.call('key.list', {})).keys
  expect(made).toMatchObject({ id, personId, held: 'by a passphrase', revoked: null })

  const { today } = await app.call('workspace.status', {})
  await app.call('key.revoke', { id: id ?? '', on: today, reason: 'The computer was lost.' })
  const [revoked] = (await app.call('key.list', {})).keys
  expect(revoked?.revoked).toMatchObject({ on: today, reason: 'The computer was lost.' })
  await app.close()
})
