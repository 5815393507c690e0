import type { LogLayout } from '../../../../src-shared/contract/exchange.ts'
import { formatDay } from '../../../../src-shared/format/dates.ts'
import type { SheetCell, SheetModel } from '../../document.ts'
import { positionWords } from '../identity.ts'
import type { LogView } from '../log-view.ts'
import { LOG_SHEET } from './log-columns.ts'
import { sideSheet } from './side-sheets.ts'

const text = (value: string): SheetCell => ({ value, wrap: true })
const label = (value: string): SheetCell => ({
  value,
  bold: true,
  wrap: true,
  fill: { background: 'E8EDEE', text: '212B32' },
})

/** How to work on the log in Excel so that it can be brought back. */
export function guideSheet(view: LogView, layout: LogLayout): SheetModel {
  const lines: [string, string][] = [
    [
      'What this is',
      `The hazard log of “${view.snapshot.project.name}”, sent out on ${formatDay(view.today)} from ${positionWords(view)}.`,
    ],
    [
      'What may be changed',
      `On the sheet “${LOG_SHEET}”: names, descriptions, impacts, causes, controls, severity and likelihood, the notes, owner and status. Choose severity, likelihood and status from the lists.`,
    ],
    [
      'Causes and controls',
      layout === 'hazards'
        ? 'Each entry begins with its number: 2) in a column of controls answers cause 2. Keep the numbers. To add a cause, write the next number; to add a control, write another entry with the number of the cause it answers.'
        : 'Each row is one cause and what answers it. Keep the number before each control. To add a cause, add a row with the number of its hazard and its text.',
    ],
    [
      'To add a hazard',
      layout === 'hazards'
        ? 'Use an empty row below the last; never copy a row. Its number may stay empty.'
        : 'Not in this layout: use the one with a hazard a row.',
    ],
    [
      'What is not read back',
      'The number of a hazard, the risk numbers (they are looked up from severity and likelihood when the file comes back), and in the notes the lines about standing and dated actions.',
    ],
    [
      'What is never done',
      'Nothing is taken out by a file that comes back: what is missing in it stays, and is told. Emptied cells are taken only where a person says so.',
    ],
    [
      'The hidden columns',
      'Behind the last column stand the marks by which each row is known again. The sheet is protected without a password, so that they are not changed by chance. Filter as you like, but sort whole rows only: a row whose marks were changed, or whose number is another row’s, is refused.',
    ],
    [
      'When it comes back',
      'Save it as .xlsx or .csv and bring it in under Import. Every change is shown beside what stood there and what stands there now, and can be taken or left. Scores changed here come in as not confirmed.',
    ],
  ]
  return sideSheet(
    view,
    'How to send this back',
    [26, 100],
    lines.map(([name, value]) => [label(name), text(value)]),
  )
}
