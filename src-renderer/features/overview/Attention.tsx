import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { hazardStatusWord, NO_FINDINGS } from '../../../src-shared/format/standing-words.ts'
import { openFindings, useProject } from '../../project/project-context.ts'
import classes from './overview.module.css'

function Lines({ title, lines }: { title: string; lines: { key: string; word: ReactNode; count: number }[] }) {
  return (
    <table className={classes.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={classes.right}>
            Number
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, word, count }) => (
          <tr key={key}>
            <th scope="row">{word}</th>
            <td className={classes.right}>
              {count === 0 ? <span className={classes.zero}>0</span> : formatNumber(count)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Findings by level, with the way to them. */
export function FindingLines() {
  const { findings, projectId } = useProject()
  if (findings === null) return <p className={classes.legend}>The checks are being read.</p>
  const open = openFindings(findings)
  const answered = findings.filter(({ answer }) => answer !== null).length
  const checks = (word: string) => (
    <Link to="/projects/$projectId/checks" params={{ projectId }}>
      {word}
    </Link>
  )
  return (
    <>
      <Lines
        title="Open findings"
        lines={[
          { key: 'error', word: checks('Errors'), count: open.filter(({ level }) => level === 'error').length },
          { key: 'warning', word: checks('Warnings'), count: open.filter(({ level }) => level === 'warning').length },
          { key: 'notice', word: checks('Notices'), count: open.filter(({ level }) => level === 'notice').length },
          { key: 'answered', word: 'Answered', count: answered },
          { key: 'later', word: 'Not yet due in this phase', count: findings.length - open.length - answered },
        ]}
      />
      {open.length === 0 && <p className={classes.legend}>{NO_FINDINGS}</p>}
    </>
  )
}

/** Hazards by status; not stated counts as Open. */
export function StatusLines() {
  const { counts, projectId } = useProject()
  const statuses = ['Open', 'not stated', 'Transferred', 'Closed'] as const
  return (
    <Lines
      title="Hazards by status"
      lines={statuses.map((status) => ({
        key: status,
        word: (
          <Link to="/projects/$projectId/hazards" params={{ projectId }} search={{ status }}>
            {hazardStatusWord[status]}
          </Link>
        ),
        count: counts.status[status],
      }))}
    />
  )
}

/** What waits for somebody's judgement, one sentence each; nothing where nothing waits. */
export function Waiting() {
  const { counts, assessed, snapshot } = useProject()
  const unconfirmed = assessed.filter(({ risk }) =>
    [risk.initial, risk.residual].some(({ standing }) => standing === 'imported, not confirmed'),
  ).length
  const changed = assessed.filter(({ risk }) =>
    [risk.initial, risk.residual].some(({ standing }) => standing === 'scored before changes'),
  ).length
  const blocked = assessed.filter(({ risk }) => risk.residual.rating?.blocksIssue === true).length
  const imports = snapshot.records.import.filter(({ archived }) => archived === null).length
  const lines = [
    unconfirmed > 0
      ? `${formatCount(unconfirmed, 'hazard')} with scores not confirmed${imports > 0 ? `, from ${formatCount(imports, 'import')}` : ''}`
      : '',
    counts.differences > 0
      ? `${formatCount(counts.differences, 'hazard')} whose source showed another rating than the scheme gives`
      : '',
    changed > 0 ? `${formatCount(changed, 'hazard')} scored before later changes` : '',
    blocked > 0 ? `${formatCount(blocked, 'residual rating')} that would block an issue` : '',
    counts.candidates > 0 ? `${formatCount(counts.candidates, 'candidate')}, not counted` : '',
    counts.archived > 0 ? `${formatCount(counts.archived, 'archived hazard')}, not counted` : '',
  ].filter((line) => line !== '')
  if (lines.length === 0) return null
  return (
    <ul className={classes.waiting} aria-label="Waiting for a judgement">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
