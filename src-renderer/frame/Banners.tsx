import { useStatus } from '../api/queries.ts'
import classes from './frame.module.css'

/** What has to stand over every page: the notice of a sample, and that nothing can be changed. */
export function Banners({ notice }: { notice: string }) {
  const open = useStatus().data?.open ?? null
  if (notice === '' && open?.readOnly !== true) return null
  return (
    <aside className={classes.banners} aria-label="Notices">
      {notice !== '' && (
        <p className={classes.banner}>
          <strong>{notice}</strong>
        </p>
      )}
      {open?.readOnly === true && (
        <p className={classes.banner}>This workspace is open for reading only. {open.notice}</p>
      )}
    </aside>
  )
}
