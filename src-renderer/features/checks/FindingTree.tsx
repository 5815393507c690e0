import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useId } from 'react'
import { flushSync } from 'react-dom'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { LevelMark } from '../../components/LevelMark.tsx'
import { useDrawnLines } from '../../components/use-drawn-lines.ts'
import classes from './checks.module.css'
import { type Branch, LEVELS, type Leaf } from './finding-tree.ts'

interface Row {
  key: string
  branch: Branch
  /** Null for the branch's own line. */
  leaf: Leaf | null
  place: number
  of: number
}

/** The lines that show: every branch, and the groups of the open ones. */
function rowsOf(branches: readonly Branch[], open: ReadonlySet<string>): Row[] {
  return branches.flatMap((branch, index): Row[] => [
    { key: branch.key, branch, leaf: null, place: index + 1, of: branches.length },
    ...(open.has(branch.key)
      ? branch.leaves.map(
          (leaf, at): Row => ({
            key: leaf.key,
            branch,
            leaf,
            place: at + 1,
            of: branch.leaves.length,
          }),
        )
      : []),
  ])
}

function BranchWords({ branch }: { branch: Branch }) {
  return (
    <>
      <span className={classes.label}>{branch.label}</span>
      <span className={classes.marks}>
        {LEVELS.filter((level) => branch.counts[level] > 0).map((level) => (
          <LevelMark key={level} level={level} count={branch.counts[level]} short />
        ))}
      </span>
    </>
  )
}

function LeafWords({ leaf }: { leaf: Leaf }) {
  const reopened = leaf.group.findings.some((one) => one.reopened)
  return (
    <>
      <LevelMark level={leaf.group.level} short />
      <span className={classes.label}>{leaf.label}</span>
      <span className={classes.marks}>
        {reopened && <span className={classes.reopenedMark}>open again</span>}
        {leaf.group.count > 1 && <span>{formatNumber(leaf.group.count)}</span>}
      </span>
    </>
  )
}

/**
 * Findings as a tree: arrows move and open, Enter opens a branch or goes to what a group says. What is chosen follows
 * the focus.
 */
export function FindingTree(props: {
  branches: readonly Branch[]
  open: ReadonlySet<string>
  chosenKey: string | null
  onToggle: (key: string, open: boolean) => void
  onChoose: (key: string) => void
  /** Enter on a group. */
  onEnter: () => void
}) {
  const id = useId()
  const rows = rowsOf(props.branches, props.open)
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === props.chosenKey),
  )
  const { drawn, end } = useDrawnLines(rows.length, at + 60)
  const elementId = (row: Row) => `${id}-${row.key}`

  function go(row: Row | undefined): void {
    if (row === undefined) return
    // A line that was not drawn yet is there once it is the chosen one.
    flushSync(() => props.onChoose(row.key))
    document.getElementById(elementId(row))?.focus()
  }

  function press(event: KeyboardEvent): void {
    const row = rows[at]
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const isOpen = row.leaf === null && props.open.has(row.key)
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(rows[at + 1]),
      ArrowUp: () => go(rows[at - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () => {
        if (row.leaf !== null) return
        if (isOpen) go(rows[at + 1])
        else props.onToggle(row.key, true)
      },
      ArrowLeft: () => {
        if (isOpen) props.onToggle(row.key, false)
        else if (row.leaf !== null) go(rows.find(({ key }) => key === row.branch.key))
      },
      Enter: () => {
        if (row.leaf === null) props.onToggle(row.key, !isOpen)
        else props.onEnter()
      },
    }
    const move = moves[event.key === ' ' ? 'Enter' : event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }

  return (
    <div role="tree" aria-label="Findings" tabIndex={-1} className={classes.tree} onKeyDown={press}>
      {rows.slice(0, drawn).map((row, index) => (
        // The tree above hears the keys of all its lines.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={row.key}
          id={elementId(row)}
          role="treeitem"
          aria-level={row.leaf === null ? 1 : 2}
          aria-setsize={row.of}
          aria-posinset={row.place}
          aria-selected={index === at}
          {...(row.leaf === null ? { 'aria-expanded': props.open.has(row.key) } : {})}
          tabIndex={index === at ? 0 : -1}
          className={`${classes.row} ${row.leaf === null ? classes.branch : classes.leaf} ${
            row.leaf === null && (row.branch.kind === 'answered' || row.branch.kind === 'not yet due')
              ? classes.apart
              : ''
          }`}
          onClick={() => {
            props.onChoose(row.key)
            if (row.leaf === null) props.onToggle(row.key, !props.open.has(row.key))
          }}
        >
          {row.leaf === null ? (
            <>
              {props.open.has(row.key) ? (
                <IconChevronDown size={16} aria-hidden />
              ) : (
                <IconChevronRight size={16} aria-hidden />
              )}
              <BranchWords branch={row.branch} />
            </>
          ) : (
            <LeafWords leaf={row.leaf} />
          )}
        </div>
      ))}
      <div ref={end} role="presentation" />
    </div>
  )
}
