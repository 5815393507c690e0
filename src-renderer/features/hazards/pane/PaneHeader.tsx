import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowsDiagonal,
  IconArrowsDiagonalMinimize2,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconX,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnsweredFinding } from '../../../../src-shared/checks/finding.ts'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { formatCount } from '../../../../src-shared/format/numbers.ts'
import { RatingChip } from '../../../components/RatingChip.tsx'
import { usePageActions } from '../../../project/page-actions.ts'
import { openFindings, useProject } from '../../../project/project-context.ts'
import type { HazardRow } from '../list/rows.ts'
import { HazardDialog, type HazardDialogKind } from './HazardDialog.tsx'
import { useHazardCommands } from './hazard-commands.ts'
import classes from './pane.module.css'

/** Parts of an open hazard that the palette leads to. */
const LEADS = [
  { field: 'initial.severity', words: 'Score the initial risk' },
  { field: 'residual.severity', words: 'Score the residual risk' },
  { field: 'causes', words: 'Add a cause' },
  { field: 'links', words: 'Link a control' },
]

/** What can be done with a hazard as a whole: the same in its menu and in the palette. */
function actsOn(
  hazard: Hazard,
  ask: (dialog: HazardDialogKind) => void,
  restore: () => void,
): { id: string; words: string; run: () => void }[] {
  if (hazard.archived !== null) {
    return hazard.archived.how === 'archived' ? [{ id: 'restore', words: 'Take out of the archive', run: restore }] : []
  }
  return [
    { id: 'split', words: 'Split off causes into a new hazard…', run: () => ask('split') },
    { id: 'merge', words: 'Merge into another hazard…', run: () => ask('merge') },
    { id: 'archive', words: 'Archive…', run: () => ask('archive') },
  ]
}

/** Number and name of a hazard, its ratings in one line, and what can be done with it as a whole; stays in view. */
export function PaneHeader(props: {
  row: HazardRow
  asPage: boolean
  found: AnsweredFinding[]
  onPage: () => void
  onClose: () => void
  onBowTie: (() => void) | null
  /** Leads to the findings of the hazard. */
  onFindings: () => void
  onOpen: (id: string) => void
  neighbours: { before: string | null; after: string | null }
}) {
  const { hazard, risk } = props.row
  const { canWrite, findings } = useProject()
  const commands = useHazardCommands(hazard.id)
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<HazardDialogKind | null>(null)
  const { before, after } = props.neighbours
  const open = openFindings(props.found)
  const acts = actsOn(hazard, setDialog, () => void commands.run('hazard.restore', { id: hazard.id }))
  const lead = (field: string) =>
    void navigate({ to: '.', search: (now: Record<string, unknown>) => ({ ...now, field, part: undefined }) })
  usePageActions(
    canWrite
      ? [
          ...acts.map((one) => ({ ...one, id: `hazard:${one.id}`, hint: hazard.number })),
          ...LEADS.map(({ field, words }) => ({
            id: `hazard:${field}`,
            words,
            hint: hazard.number,
            run: () => lead(field),
          })),
        ]
      : [],
  )

  return (
    <>
      <header className={classes.head}>
        <div className={classes.headLine}>
          <h2 tabIndex={-1} data-hazard-heading className={classes.heading} title={hazard.name}>
            <span className={classes.number}>{hazard.number}</span> {hazard.name}
          </h2>
          <div className={classes.tools}>
            {props.asPage && (
              <>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={before === null}
                  aria-label="The hazard before"
                  onClick={() => before !== null && props.onOpen(before)}
                >
                  <IconChevronUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={after === null}
                  aria-label="The hazard after"
                  onClick={() => after !== null && props.onOpen(after)}
                >
                  <IconChevronDown size={16} aria-hidden />
                </ActionIcon>
              </>
            )}
            {props.onBowTie !== null && (
              <Button variant="default" size="compact-sm" title="Bow-tie (Alt+B)" onClick={props.onBowTie}>
                Bow-tie
              </Button>
            )}
            {canWrite && acts.length > 0 && (
              <Menu position="bottom-end" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" aria-label={`Actions on ${hazard.number}`}>
                    <IconDots size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  {acts.map(({ id, words, run }) => (
                    <Menu.Item key={id} onClick={run}>
                      {words}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={props.asPage ? 'Beside the list' : 'As a page'}
              title={props.asPage ? 'Beside the list (Escape)' : 'As a page (Enter)'}
              onClick={props.onPage}
            >
              {props.asPage ? (
                <IconArrowsDiagonalMinimize2 size={16} aria-hidden />
              ) : (
                <IconArrowsDiagonal size={16} aria-hidden />
              )}
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label="Close" title="Close (Escape)" onClick={props.onClose}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        </div>
        <p className={classes.summary}>
          <span>
            Initial <RatingChip rating={risk.initial.rating} standing={risk.initial.standing} />
          </span>
          <span>
            Residual{' '}
            <RatingChip
              rating={risk.residual.rating}
              standing={risk.residual.standing}
              residual={risk.residualStanding}
            />
          </span>
          <span>
            {findings === null ? (
              'Findings being read'
            ) : open.length === 0 ? (
              'No open findings'
            ) : (
              <button type="button" className={classes.toFindings} onClick={props.onFindings}>
                {formatCount(open.length, 'open finding')}
              </button>
            )}
          </span>
        </p>
      </header>
      <HazardDialog kind={dialog} hazard={hazard} onClose={() => setDialog(null)} onOpen={props.onOpen} />
    </>
  )
}
