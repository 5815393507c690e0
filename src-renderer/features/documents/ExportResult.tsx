import { Button } from '@mantine/core'
import { formatCount, formatNumber, formatSize } from '../../../src-shared/format/numbers.ts'
import { DenseTable } from '../../components/DenseTable.tsx'
import { ProblemPanel } from '../../components/ProblemPanel.tsx'
import classes from './documents.module.css'
import type { Export } from './use-exports.ts'

type Built = Extract<Export, { state: 'built' }>

function verdict({ selfCheck, saved, fileName, size, format }: Built): string {
  const differing = selfCheck.lines.filter(({ equal }) => !equal).length
  const file = `${fileName}, ${formatSize(size)}`
  // What a printer makes of a page cannot be read back as tables.
  const read = format === 'pdf' ? 'page as it went to print' : 'file'
  if (selfCheck.ok)
    return `${saved ? 'Saved' : 'Built'}: ${file}. All ${formatCount(selfCheck.lines.length, 'figure')} read back from the ${read} equal those of the database (${selfCheck.scope}).`
  return `${formatNumber(differing)} of ${formatCount(selfCheck.lines.length, 'figure')} read back from the ${read} differ from those of the database. ${saved ? 'Saved all the same' : 'Not saved'}: ${file}.`
}

const equalWords = ({ equal }: { equal: boolean }) => (equal ? '✓ equal' : <strong>✕ differs</strong>)

/** What came of an export: the self-check, figure by figure, and whether the file was saved. */
export function ExportResult(props: { of: Export; name: string; onSaveAnyway: () => void }) {
  const { of } = props
  if (of.state === 'building') {
    const part = of.part === null ? '' : ` ${Math.round(of.part * 100)} %`
    return (
      <output className={classes.result}>
        Building {props.name}…{of.work === '' ? '' : ` ${of.work}`}
        {part}
      </output>
    )
  }
  if (of.state === 'failed') return <ProblemPanel failure={of.failure} />
  const lines = of.selfCheck.lines.map((line, index) => ({ ...line, id: String(index) }))
  return (
    <div className={classes.result}>
      <output className={of.selfCheck.ok ? '' : classes.warning}>{verdict(of)}</output>
      {!of.selfCheck.ok && !of.saved && (
        <Button variant="default" onClick={props.onSaveAnyway}>
          Save the file all the same
        </Button>
      )}
      <details open={!of.selfCheck.ok}>
        <summary>Self-check, {of.selfCheck.scope}</summary>
        <DenseTable
          caption="Self-check: figures read back from the file beside those of the database"
          rows={lines}
          columns={[
            { key: 'what', title: 'What', cell: ({ what }) => what },
            { key: 'file', title: 'In the file', cell: ({ inFile }) => inFile },
            { key: 'database', title: 'In the database', cell: ({ inDatabase }) => inDatabase },
            {
              key: 'equal',
              title: 'Equal',
              width: '84px',
              cell: equalWords,
            },
          ]}
        />
      </details>
    </div>
  )
}
