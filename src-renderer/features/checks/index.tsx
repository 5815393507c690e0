import { Button, SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { AnsweredFinding, FindingLevel } from '../../../src-shared/checks/finding.ts'
import { isOpen, levelWords } from '../../../src-shared/checks/run-checks.ts'
import { NO_FINDINGS } from '../../../src-shared/format/standing-words.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { LevelMark } from '../../components/LevelMark.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import { QuickSearch } from '../../components/QuickSearch.tsx'
import { SplitPane } from '../../components/SplitPane.tsx'
import { ExportExtract } from '../../project/ExportMenu.tsx'
import { filterInWords } from '../../project/filter-words.ts'
import { useProject } from '../../project/project-context.ts'
import classes from './checks.module.css'
import { FindingPane } from './FindingPane.tsx'
import { FindingTree } from './FindingTree.tsx'
import { filterFindings, findingTree, type Grouping, LEVELS } from './finding-tree.ts'

/** The standing page of findings: what is wrong with the log, why it matters, and the way to each field. */
export function Page() {
  const { findings, snapshot, counts, findingsFailure: failure, checkAgain } = useProject()
  const search = useSearch({ from: '/projects/$projectId/checks' })
  const [kept, setGrouping] = useLocalStorage<Grouping>({
    key: 'hazard-ledger-checks-by',
    defaultValue: 'hazard',
    getInitialValueInEffect: false,
  })
  // An address that names a hazard shows that hazard's findings, whatever was chosen before.
  const [led, setLed] = useState(search.record !== undefined)
  const grouping = led ? 'hazard' : kept
  const [levels, setLevels] = useState<ReadonlySet<FindingLevel>>(new Set(LEVELS))
  const [text, setText] = useState(search.q ?? '')
  const [reopenedOnly, setReopenedOnly] = useState(false)
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(search.record === undefined ? [] : [`hazard:${search.record}`]),
  )
  const [chosenKey, setChosenKey] = useState<string | null>(
    search.record === undefined ? null : `hazard:${search.record}`,
  )
  // Where to stay when the chosen group is gone, its last finding answered.
  const [lastBranch, setLastBranch] = useState<string | null>(null)
  const treeFrame = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLElement>(null)
  const moved = useRef<readonly AnsweredFinding[] | null>(null)
  const hazards = useMemo(() => new Map(snapshot.records.hazard.map((one) => [one.id, one])), [snapshot.records.hazard])
  const passing = useMemo(
    () => filterFindings(findings ?? [], { levels, text, reopenedOnly }, hazards),
    [findings, levels, text, reopenedOnly, hazards],
  )
  const branches = useMemo(() => findingTree(passing, grouping, hazards), [passing, grouping, hazards])

  // A finding that was answered leaves its group, and the button that had the focus with it: the pane takes it over.
  useEffect(() => {
    // Not before the findings are those after the answer.
    if (moved.current === null || moved.current === findings) return
    moved.current = null
    const frame = requestAnimationFrame(() => pane.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [findings])

  if (failure !== null || findings === null) {
    return (
      <>
        <PageHeader title="Checks" />
        {failure === null ? (
          <output className={classes.reading}>The checks are running…</output>
        ) : (
          <ProblemPanel failure={failure} onRetry={checkAgain} />
        )}
      </>
    )
  }

  const openOnes = findings.filter(isOpen)
  const reopened = openOnes.filter((one) => one.reopened).length
  const branchOf = (key: string | null) =>
    branches.find((one) => one.key === key || one.leaves.some((leaf) => leaf.key === key))
  const chosen = branchOf(chosenKey) ?? branchOf(lastBranch) ?? branches[0] ?? null
  // A group in a closed branch does not show; its branch is chosen then.
  const leaf =
    chosen !== null && open.has(chosen.key) ? (chosen.leaves.find(({ key }) => key === chosenKey) ?? null) : null

  function toggle(key: string, wanted: boolean): void {
    const next = new Set(open)
    if (wanted) next.add(key)
    else next.delete(key)
    setOpen(next)
  }

  function choose(key: string): void {
    setChosenKey(key)
    setLastBranch(branchOf(key)?.key ?? null)
  }

  /** Chooses a group from outside the tree, opening its branch. */
  function chooseOpening(key: string): void {
    choose(key)
    const of = branchOf(key)
    if (of !== undefined && of.key !== key) toggle(of.key, true)
  }

  function toggleLevel(level: FindingLevel): void {
    const next = new Set(levels)
    if (next.has(level)) next.delete(level)
    else next.add(level)
    setLevels(next)
  }

  return (
    <>
      <PageHeader
        title="Checks"
        count={openOnes.length}
        actions={
          <ExportExtract
            what="findings"
            ids={passing.map(({ key }) => key)}
            filter={filterInWords(text, [
              ...(levels.size < LEVELS.length
                ? [{ word: `Level: ${LEVELS.filter((level) => levels.has(level)).join(' or ') || 'none'}` }]
                : []),
              ...(reopenedOnly ? [{ word: 'Open again' }] : []),
            ])}
          />
        }
      >
        <QuickSearch label="Search the findings" value={text} onChange={setText} />
        <fieldset className={classes.levels}>
          <legend className={classes.hidden}>Levels shown</legend>
          {LEVELS.map((level) => (
            <button
              key={level}
              type="button"
              className={classes.level}
              aria-pressed={levels.has(level)}
              title={levelWords[level].meaning}
              onClick={() => toggleLevel(level)}
            >
              <LevelMark level={level} count={openOnes.filter((one) => one.level === level).length} />
            </button>
          ))}
          {reopened > 0 && (
            <button
              type="button"
              className={classes.level}
              aria-pressed={reopenedOnly}
              onClick={() => setReopenedOnly(!reopenedOnly)}
            >
              {reopened} open again
            </button>
          )}
        </fieldset>
        <span className={classes.spacer} />
        <SegmentedControl
          size="xs"
          aria-label="Group the findings"
          data={[
            { value: 'hazard', label: 'By hazard' },
            { value: 'check', label: 'By check' },
          ]}
          value={grouping}
          onChange={(value) => {
            setLed(false)
            setGrouping(value)
          }}
        />
      </PageHeader>
      {openOnes.length === 0 && (
        <p className={classes.nothing}>
          {counts.hazards === 0 ? 'The log has no hazard yet, so there is little to check. ' : ''}
          {NO_FINDINGS}
        </p>
      )}
      {branches.length === 0 && findings.length > 0 && (
        <EmptyState
          action={
            <Button
              variant="default"
              onClick={() => {
                setLevels(new Set(LEVELS))
                setText('')
                setReopenedOnly(false)
              }}
            >
              Show all findings
            </Button>
          }
        >
          No finding passes these filters.
        </EmptyState>
      )}
      {branches.length > 0 && (
        <SplitPane
          name="checks"
          first={56}
          list={
            <div ref={treeFrame} className={classes.treeFrame}>
              <FindingTree
                branches={branches}
                open={open}
                chosenKey={leaf?.key ?? chosen?.key ?? null}
                onToggle={toggle}
                onChoose={choose}
                onEnter={() => pane.current?.focus()}
              />
            </div>
          }
          pane={
            <FindingPane
              ref={pane}
              branch={chosen}
              leaf={leaf}
              onChoose={chooseOpening}
              onMoved={() => {
                moved.current = findings
              }}
              onBack={() => treeFrame.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus()}
            />
          }
        />
      )}
    </>
  )
}
