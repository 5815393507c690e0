import { notifications } from '@mantine/notifications'
import { useNavigate } from '@tanstack/react-router'
import type { BackupEntry, RestoredRecord } from '../../../src-shared/domain/backup.ts'
import { formatMoment } from '../../../src-shared/format/dates.ts'
import { formatCount } from '../../../src-shared/format/numbers.ts'
import { useCommand } from '../../api/commands.ts'
import { failureOf, useRestorePreview } from '../../api/queries.ts'
import { ConfirmWithReason } from '../../components/ConfirmWithReason.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { Reading } from '../../components/Reading.tsx'
import classes from './backups.module.css'

const HOW: Record<RestoredRecord['how'], string> = {
  lost: 'goes out',
  earlier: 'becomes as it was',
  back: 'comes back',
}

/** What restoring a backup would change, and the restore with its reason. */
export function RestoreDialog({ backup, onClose }: { backup: BackupEntry; onClose: () => void }) {
  const run = useCommand()
  const navigate = useNavigate()
  const preview = useRestorePreview(backup.id)
  const failure = failureOf(preview)
  const found = preview.data
  return (
    <ConfirmWithReason
      opened
      onClose={onClose}
      title={`Restore the backup of ${formatMoment(backup.at)}`}
      action="Restore this backup"
      onConfirm={async (reason) => {
        const answer = await run('backup.restore', { id: backup.id, reason }, { quiet: true })
        if (answer.ok) {
          notifications.show({
            message: `Restored. The replaced file is kept: ${answer.value.replaced}`,
            autoClose: false,
          })
          await navigate({ to: '/backups' })
        }
        return answer
      }}
    >
      {failure && <ProblemPanel failure={failure} />}
      {preview.isPending && <Reading>the backup</Reading>}
      {found && (
        <>
          <p>
            {found.current === null
              ? 'The workspace cannot be read, so the two cannot be compared.'
              : found.sameHistory
                ? found.changesSince === 0
                  ? 'Nothing was changed since this backup.'
                  : `${formatCount(found.changesSince, 'change')} since this backup would leave the workspace.`
                : 'The workspace does not go on from this backup: the two have different histories.'}{' '}
            The file that is replaced is kept beside the workspace.
          </p>
          <ul className={classes.list}>
            {found.projects.map(({ id, name, lost, earlier, back, records }) => (
              <li key={id ?? 'workspace'}>
                <strong>{name}</strong>: {formatCount(lost, 'record')} would go out, {earlier} become as they were,{' '}
                {back} come back
                <ul>
                  {records.slice(0, 20).map((record, index) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a record of the list has no other identity
                    <li key={index}>
                      {`${record.number} ${record.name}`.trim() || record.kind}: {HOW[record.how]}
                    </li>
                  ))}
                  {records.length > 20 && <li>and {formatCount(lost + earlier + back - 20, 'more record')}</li>}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </ConfirmWithReason>
  )
}
