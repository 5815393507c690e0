import { Link } from '@tanstack/react-router'
import { formatDay } from '../../src-shared/format/dates.ts'
import { formatNumber } from '../../src-shared/format/numbers.ts'
import { useStatus } from '../api/queries.ts'
import type { Past } from '../project/past.ts'
import classes from './frame.module.css'
import type { useTour } from './tour/use-tour.ts'

type Tour = Pick<ReturnType<typeof useTour>, 'offered' | 'resumes' | 'at' | 'start'>

/** `The log as it was on 3 March 2026, change 412.` */
function pastWords({ day, seq }: Past): string {
  return `The log as it was on ${formatDay(day)}, change ${formatNumber(seq)}.`
}

/** What has to stand over every page: the notice of a sample, the past, and that nothing can be changed. */
export function Banners({ notice, tour, past = null }: { notice: string; tour?: Tour; past?: Past | null }) {
  const status = useStatus().data
  const open = status?.open ?? null
  const alarms = status?.alarms ?? []
  if (notice === '' && open?.readOnly !== true && past === null && alarms.length === 0) return null
  return (
    <aside className={classes.banners} aria-label="Notices">
      {notice !== '' && (
        <p className={classes.banner}>
          <strong>{notice}</strong>
          {tour?.offered === true && past === null && (
            <>
              {' '}
              <button type="button" className={classes.bannerAct} onClick={tour.start}>
                {tour.resumes ? `Go on with the tour (step ${tour.at + 1})` : 'Take the five-minute tour'}
              </button>
            </>
          )}
        </p>
      )}
      {past !== null && (
        <p className={`${classes.banner} ${classes.past}`}>
          <strong>{pastWords(past)}</strong> Nothing can be changed here.{' '}
          <Link
            to="."
            search={(now: Record<string, unknown>) => ({ ...now, at: undefined })}
            className={classes.bannerAct}
          >
            Back to today
          </Link>
        </p>
      )}
      {alarms.map((words) => (
        <p key={words} className={classes.banner}>
          <strong>{words}</strong>{' '}
          <Link to="/backups" className={classes.bannerAct}>
            Backups and integrity
          </Link>
        </p>
      ))}
      {open?.readOnly === true && (
        <p className={classes.banner}>This workspace is open for reading only. {open.notice}</p>
      )}
    </aside>
  )
}
