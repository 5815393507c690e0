import { useStatus } from '../api/queries.ts'
import classes from './frame.module.css'
import type { useTour } from './tour/use-tour.ts'

type Tour = Pick<ReturnType<typeof useTour>, 'offered' | 'resumes' | 'at' | 'start'>

/** What has to stand over every page: the notice of a sample, and that nothing can be changed. */
export function Banners({ notice, tour }: { notice: string; tour?: Tour }) {
  const open = useStatus().data?.open ?? null
  if (notice === '' && open?.readOnly !== true) return null
  return (
    <aside className={classes.banners} aria-label="Notices">
      {notice !== '' && (
        <p className={classes.banner}>
          <strong>{notice}</strong>
          {tour?.offered === true && (
            <>
              {' '}
              <button type="button" className={classes.bannerAct} onClick={tour.start}>
                {tour.resumes ? `Go on with the tour (step ${tour.at + 1})` : 'Take the five-minute tour'}
              </button>
            </>
          )}
        </p>
      )}
      {open?.readOnly === true && (
        <p className={classes.banner}>This workspace is open for reading only. {open.notice}</p>
      )}
    </aside>
  )
}
