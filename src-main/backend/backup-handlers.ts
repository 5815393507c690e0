import type { backupContract } from '../../src-shared/contract/backups.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { backupFolder } from '../db/backup.ts'
import { backupEvidenceFolder } from '../db/backup-evidence.ts'
import type { Handler } from './handler.ts'
import { backupById, previewOf, restoreBackup } from './restore-backup.ts'

export const backupHandlers = {
  'backup.state': async (_input, { keeping }) => keeping.state(),
  'backup.set-schedule': async (schedule, session) => {
    session.settings.setSchedule(schedule)
    session.emit({ name: 'workspace', data: {} })
    return {}
  },
  'backup.preview': async ({ id }, session) => await previewOf(session, id),
  'backup.restore': async ({ id, reason }, session) => {
    const replaced = await restoreBackup(session, id, reason)
    return { status: await session.status(), replaced }
  },
  'backup.open': async ({ id }, session) => {
    const backup = backupById(session, id)
    const path = session.keeping.path
    await session.openBackup(backup, path, backupEvidenceFolder(backupFolder(path)))
    return await session.status()
  },
  'backup.leave': async (_input, session) => {
    const path = session.keeping.workspaceOfBackup
    if (path === null) throw new Refusal('refused', 'No backup is open. Nothing was changed.')
    await session.open(path, { create: false })
    return await session.status()
  },
  'integrity.state': async (_input, { keeping }) => keeping.integrity,
  'integrity.check': async (_input, { keeping }) => await keeping.check(),
  'integrity.accept-head': async ({ reason }, { keeping }) => {
    await keeping.acceptHead(reason)
    return {}
  },
} satisfies { [C in keyof typeof backupContract]: Handler<C> }
