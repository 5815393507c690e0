import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { BackupSchedule } from '../../../src-shared/domain/backup.ts'
import { useCommand } from '../../api/commands.ts'
import { Section } from '../../components/Section.tsx'
import classes from './backups.module.css'

const FIELDS: { name: keyof BackupSchedule; label: string; least: number; most: number }[] = [
  { name: 'daily', label: 'Days to keep one of', least: 1, most: 366 },
  { name: 'weekly', label: 'Weeks to keep one of', least: 0, most: 520 },
  { name: 'monthly', label: 'Months to keep one of', least: 0, most: 240 },
  { name: 'otherDays', label: 'Days to keep the others', least: 1, most: 3660 },
]

/** How long backups are kept on this computer. */
export function Schedule({ schedule }: { schedule: BackupSchedule }) {
  const run = useCommand()
  const [draft, setDraft] = useState(schedule)
  const changed = FIELDS.some(({ name }) => draft[name] !== schedule[name])
  return (
    <Section title="What is kept">
      <p className={classes.note}>
        A backup is made on the first opening of a day, and before each update, import and restore. The newest of each
        day, week and month is kept for as many as stand here; others (by hand, or before something) for some days. One
        goes only once a newer one stands and was looked at; the newest never goes.
      </p>
      <div className={classes.schedule}>
        {FIELDS.map(({ name, label, least, most }) => (
          <NumberInput
            key={name}
            label={label}
            min={least}
            max={most}
            allowDecimal={false}
            clampBehavior="strict"
            value={draft[name]}
            onChange={(value) => setDraft({ ...draft, [name]: typeof value === 'number' ? value : least })}
          />
        ))}
      </div>
      {changed && (
        <div className={classes.acts}>
          <Button onClick={() => void run('backup.set-schedule', draft)}>Keep them so</Button>
          <Button variant="default" onClick={() => setDraft(schedule)}>
            Leave it as it was
          </Button>
        </div>
      )}
    </Section>
  )
}
