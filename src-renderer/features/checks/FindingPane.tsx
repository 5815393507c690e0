import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, Ref } from 'react'
import { levelWords } from '../../../src-shared/checks/run-checks.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { LevelMark } from '../../components/LevelMark.tsx'
import { ClauseList } from '../../project/ClauseList.tsx'
import { useProject } from '../../project/project-context.ts'
import classes from './checks.module.css'
import { FindingItem } from './FindingItem.tsx'
import { type Branch, hazardLabel, LEVELS, type Leaf } from './finding-tree.ts'

/** Why a check matters: its reason, source and clauses. */
function Why({ leaf }: { leaf: Leaf }) {
  const { group } = leaf
  return (
    <div className={classes.why}>
      <h3>Why it matters</h3>
      <p>{group.why}</p>
      <ClauseList clauses={group.clauses} />
    </div>
  )
}

function LeafPane({ leaf, onMoved }: { leaf: Leaf; onMoved: () => void }) {
  const { snapshot, projectId } = useProject()
  const { group } = leaf
  const hazards = new Map(snapshot.records.hazard.map((one) => [one.id, one]))
  return (
    <>
      <h2>{group.title}</h2>
      <p className={classes.under}>
        <LevelMark level={group.level} count={group.count} />
        <span>({levelWords[group.level].meaning})</span>
        {group.hazardId === null ? (
          <span>{hazardLabel(hazards, null)}</span>
        ) : (
          <Link
            to="/projects/$projectId/hazards"
            params={{ projectId }}
            search={{ hazard: group.hazardId, view: 'page' }}
          >
            {hazardLabel(hazards, group.hazardId)}
          </Link>
        )}
      </p>
      <Why leaf={leaf} />
      <ul className={classes.findings} aria-label="Findings of this group">
        {group.findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} onMoved={onMoved} />
        ))}
      </ul>
    </>
  )
}

function BranchPane({ branch, onChoose }: { branch: Branch; onChoose: (key: string) => void }) {
  const { projectId } = useProject()
  const [first] = branch.leaves
  return (
    <>
      <h2>{branch.label}</h2>
      <p className={classes.under}>
        {LEVELS.filter((level) => branch.counts[level] > 0).map((level) => (
          <LevelMark key={level} level={level} count={branch.counts[level]} />
        ))}
        {branch.kind === 'hazard' && branch.hazardId !== null && (
          <Link
            to="/projects/$projectId/hazards"
            params={{ projectId }}
            search={{ hazard: branch.hazardId, view: 'page' }}
          >
            Open the hazard
          </Link>
        )}
      </p>
      {branch.kind === 'check' && first !== undefined && <Why leaf={first} />}
      {branch.kind === 'not yet due' && (
        <p className={classes.note}>
          The lifecycle phase of the project does not expect these yet. They open by themselves when it does.
        </p>
      )}
      {branch.kind === 'answered' && (
        <p className={classes.note}>
          Each answer holds for the values it was given on. Documents list them with who, when and why.
        </p>
      )}
      <ul className={classes.groups} aria-label="Groups of findings">
        {branch.leaves.map((leaf) => (
          <li key={leaf.key}>
            <LevelMark level={leaf.group.level} short />
            <button type="button" className={classes.groupButton} onClick={() => onChoose(leaf.key)}>
              {leaf.label}
            </button>
            <span className={classes.groupCount}>{formatNumber(leaf.group.count)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the chosen line of the tree says; Escape goes back to it. */
export function FindingPane({
  ref,
  ...props
}: {
  ref: Ref<HTMLElement>
  branch: Branch | null
  leaf: Leaf | null
  onChoose: (key: string) => void
  onBack: () => void
  /** A finding was answered, or its answer withdrawn. */
  onMoved: () => void
}) {
  const { branch, leaf } = props
  function press(event: KeyboardEvent): void {
    // Keys of a dialog reach here through React, and are its own.
    if (event.key !== 'Escape' || !(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
    event.preventDefault()
    props.onBack()
  }
  const name = leaf?.group.title ?? branch?.label ?? 'Findings'
  return (
    // Escape leads back to the tree from wherever the focus stands.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={ref}
      className={classes.pane}
      aria-label={`${name}, ${formatCount(leaf?.group.count ?? branch?.count ?? 0, 'finding')}`}
      // A region that scrolls has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={press}
    >
      {leaf !== null ? (
        <LeafPane leaf={leaf} onMoved={props.onMoved} />
      ) : branch !== null ? (
        <BranchPane branch={branch} onChoose={props.onChoose} />
      ) : null}
    </section>
  )
}
