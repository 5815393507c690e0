import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { RatingChip } from '../RatingChip.tsx'
import { groupHead, groupName } from './group-rows.ts'
import classes from './listing.module.css'

/**
 * The head of a group as a full-width row of AG Grid. The row itself has the focus and says the whole name; its keys are
 * the grid's (left and right fold, as does Enter).
 */
export function GroupRow(props: { data?: unknown; onToggle: (value: string) => void }) {
  const head = groupHead(props.data)
  if (head === null) return null
  const name = groupName(head)
  return (
    // The row hears the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={(element) => element?.closest('[role="row"]')?.setAttribute('aria-label', name)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a cell of a grid of divs
      role="gridcell"
      aria-expanded={!head.collapsed}
      className={classes.group}
      onClick={() => props.onToggle(head.value)}
    >
      <span className={classes.fold}>
        {head.collapsed ? <IconChevronRight size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />}
      </span>
      <span className={classes.groupField}>{head.facet}</span>
      {head.rating === null ? (
        <span className={classes.groupWord}>{head.word}</span>
      ) : (
        <RatingChip rating={head.rating} />
      )}
      <span className={classes.groupCount}>{formatCount(head.count, head.of)}</span>
      {head.breakdown.length > 1 && (
        <span className={classes.breakdown}>
          {head.breakdown.map(({ rating, count }) => (
            <span key={rating?.number ?? 0} className={classes.share}>
              {formatNumber(count)} × {rating === null ? 'not scored' : <RatingChip rating={rating} short />}
            </span>
          ))}
        </span>
      )}
    </div>
  )
}
