import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { OutputOf } from '../../../src-shared/contract/index.ts'
import type { ImportPreview } from '../../../src-shared/domain/import-preview.ts'
import { formatCount, formatNumber } from '../../../src-shared/format/numbers.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import type { Draft } from './draft.ts'
import classes from './import.module.css'
import { controlsAfterMerging } from './words.ts'

/** Third step: what came in, what was left out, and how to take it back. */
export function Outcome(props: { done: OutputOf<'import.run'>; preview: ImportPreview; draft: Draft }) {
  const { done, preview, draft } = props
  const navigate = useNavigate()
  const params = { projectId: done.projectId }
  const { changes } = preview
  const lines = [
    ...(changes === null
      ? []
      : ([
          ['Hazards added', changes.added.length],
          ['Hazards changed', changes.changed.length],
          ['Hazards no longer in the source, kept', changes.missing.length],
        ] as const)),
    ['Hazards read', done.hazards],
    ['Causes', done.causes],
    ['Control entries', done.controls],
    ['Controls, after merging what was ticked', controlsAfterMerging(preview, draft.merge)],
    ['Left out, listed with the import', preview.leftOut.length],
    ['Found wrong, listed with the import', preview.findings.length],
  ] as const
  return (
    <div className={classes.outcome}>
      <p>
        {changes === null
          ? `${formatCount(done.hazards, 'hazard')} came into `
          : `Another version of ${formatCount(done.hazards, 'hazard')} was compared with `}
        <strong>{done.project}</strong>.
      </p>
      <table className={classes.table}>
        <caption>What came in</caption>
        <tbody>
          {lines.map(([what, count]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td className={classes.right}>{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {done.columnsKept && (
        <p>What its columns are is kept on this computer and proposed for the next file with the same headings.</p>
      )}
      <p>
        Undo takes this back in one step: <KeyHint keys="Ctrl+Z" /> in the project, while nothing was changed since. The
        source file is kept as evidence.
      </p>
      <div className={classes.formEnd}>
        <Button onClick={() => void navigate({ to: '/projects/$projectId/hazards', params })}>Go to the hazards</Button>
        <Button variant="default" onClick={() => void navigate({ to: '/projects/$projectId/overview', params })}>
          Overview
        </Button>
      </div>
    </div>
  )
}
