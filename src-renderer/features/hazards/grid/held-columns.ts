import type { ColDef } from 'ag-grid-community'
import type { Scheme } from '../../../../src-shared/domain/scheme.ts'
import type { HazardRisk, ScoredStage } from '../../../../src-shared/domain/standing.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import type { PastedColumn } from '../../../../src-shared/format/pasted-cells/read-cell.ts'
import { residualStandingWord, scoreStandingWord } from '../../../../src-shared/format/standing-words.ts'
import type { HeldColumn } from '../../../components/grid/held-column.ts'
import type { HazardRow } from '../list/rows.ts'

type Held = Pick<HeldColumn<HazardRow>, 'shown' | 'value' | 'reads'>

const JUDGED = 'Closed and Transferred are judgements: each hazard is closed or transferred by itself.'

const status: PastedColumn = {
  kind: 'word',
  words: [
    { value: 'Open', label: 'Open' },
    { value: 'not stated', label: 'Not stated', also: ['not stated (counts as open)'] },
  ],
  refused: new Map([
    ['closed', JUDGED],
    ['transferred', JUDGED],
  ]),
  empty: 'not stated',
}

function text(field: 'name' | 'description' | 'impact' | 'category' | 'careSetting', reads: PastedColumn): Held {
  const value = (row: HazardRow) => row.hazard[field]
  return { shown: value, value, reads }
}

function shown(of: (row: HazardRow) => string, why: string): Held {
  return { shown: of, value: of, reads: { kind: 'shown', why } }
}

function day(of: (row: HazardRow) => string | null): Held {
  return { shown: (row) => formatDay(of(row)), value: of, reads: { kind: 'day' } }
}

/** A rating with all that is to be known of it: copied elsewhere, a claimed one may not look like an evidenced one. */
function ratingWords(
  scored: Pick<ScoredStage, 'rating' | 'standing'>,
  residual?: HazardRisk['residualStanding'],
): string {
  if (scored.rating === null) return residual === 'no control needed' ? residual : ''
  const marks = [residual === undefined ? '' : residualStandingWord[residual], scoreStandingWord[scored.standing]]
  return [`${scored.rating.number} ${scored.rating.label}`, ...new Set(marks)].filter((part) => part !== '').join(', ')
}

function score(stage: 'initial' | 'residual', axis: 'severity' | 'likelihood', scheme: Scheme): Held {
  const value = (row: HazardRow) => row.risk[stage].assessment?.[axis] ?? null
  return {
    shown: (row) => value(row) ?? '',
    value,
    reads: { kind: 'score', words: scheme[axis].map(({ word }) => word) },
  }
}

const RATED = 'A rating follows from severity and likelihood: paste those.'

/**
 * What the columns of the log hold, for copying, pasting and filling.
 * @param people those who can be named
 */
export function heldColumns(
  columns: readonly ColDef<HazardRow>[],
  { scheme, people }: { scheme: Scheme; people: readonly { id: string; name: string }[] },
): HeldColumn<HazardRow>[] {
  const held: Record<string, Held> = {
    number: shown(({ hazard }) => hazard.number, 'A number is given once and never changes.'),
    name: text('name', { kind: 'name' }),
    description: text('description', { kind: 'text' }),
    impact: text('impact', { kind: 'text' }),
    category: text('category', { kind: 'line' }),
    careSetting: text('careSetting', { kind: 'line' }),
    status: {
      shown: ({ hazard }) => (hazard.status === 'not stated' ? 'Not stated' : hazard.status),
      value: ({ hazard }) => hazard.status,
      reads: status,
    },
    ownerId: {
      shown: ({ owner }) => owner,
      value: ({ hazard }) => hazard.ownerId,
      reads: { kind: 'record', what: 'person', records: people },
    },
    nextReview: day(({ hazard }) => hazard.nextReview),
    'initial.severity': score('initial', 'severity', scheme),
    'initial.likelihood': score('initial', 'likelihood', scheme),
    'residual.severity': score('residual', 'severity', scheme),
    'residual.likelihood': score('residual', 'likelihood', scheme),
    'initial.rating': shown(({ risk }) => ratingWords(risk.initial), RATED),
    'residual.rating': shown(({ risk }) => ratingWords(risk.residual, risk.residualStanding), RATED),
    today: shown(({ risk }) => {
      const scored = risk.residualStanding === 'evidenced' ? risk.residual : risk.initial
      return ratingWords({ rating: risk.today, standing: scored.standing })
    }, RATED),
    causes: shown(({ causes }) => String(causes), 'Causes are counted: add them on the hazard.'),
    controls: shown(({ controlWords }) => controlWords, 'Controls are counted: link them on the hazard.'),
    findings: shown(({ findings }) => String(findings), 'Findings are counted by the checks.'),
  }
  return columns.map(({ colId = '', headerName = '' }) => ({
    id: colId,
    heading: headerName,
    ...(held[colId] ?? shown(() => '', 'This column is worked out.')),
  }))
}
