import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { ImportOptions } from '../../../src-shared/domain/import-options.ts'
import type { ImportPreview, PreviewAssessment, PreviewHazard } from '../../../src-shared/domain/import-preview.ts'
import type { Scheme } from '../../../src-shared/domain/scheme.ts'
import { formatNumber } from '../../../src-shared/format/numbers.ts'
import { RatingChip } from '../../components/RatingChip.tsx'
import { HazardAsItWillBe } from './HazardAsItWillBe.tsx'
import classes from './import.module.css'
import { columns as allColumns, columnTitle } from './words.ts'

/** How the scores of the log were read. */
type ScoresRead = 'as ours' | 'by words set' | 'by their scheme' | 'unscored'

function Score({ score, scheme, read }: { score: PreviewAssessment; scheme: Scheme | null; read: ScoresRead }) {
  const rating = scheme?.ratings.find(({ number }) => number === score.ratingByScheme) ?? null
  const { severityShown, likelihoodShown, ratingShown } = score
  const words = [severityShown, likelihoodShown].filter(Boolean).join(' × ')
  const shown = [words, ...(ratingShown === '' ? [] : [`rating ${ratingShown}`])].filter(Boolean).join(', ')
  if (rating === null) {
    const before = read === 'as ours' ? 'not read' : 'unscored; the log shows'
    return <span className={classes.dimmed}>{shown === '' ? 'none' : `${before}: ${shown}`}</span>
  }
  return (
    <span className={classes.score}>
      <RatingChip rating={rating} quiet />
      {read === 'by words set' && <span className={classes.dimmed}>the log shows: {shown}</span>}
      {score.ratingDiffers && (
        <span>
          source showed {score.ratingShown} ({score.cells.rating})
        </span>
      )}
    </span>
  )
}

function scoresRead({ scale }: ImportPreview, { scale: choice }: ImportOptions): ScoresRead {
  if (choice?.choice === 'map') return 'by words set'
  if (!scale.decided) return 'unscored'
  return choice?.choice === 'own' ? 'by their scheme' : 'as ours'
}

/** Every hazard with its counts; each opens to its causes and controls as they will be. */
export function HazardList(props: { preview: ImportPreview; scheme: Scheme | null; options: ImportOptions }) {
  const { preview, scheme, options } = props
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const inColumn = (one: PreviewHazard, column: string) =>
    one.controls.filter((control) => control.column === column).length
  const found = (one: PreviewHazard) => preview.findings.filter(({ hazard }) => hazard === one.number.text)

  // A kind that the log has no control of takes no room, but for those of the fixed layout.
  const columns = allColumns.filter(
    (column) =>
      (preview.counts.controlsByColumn[column] ?? 0) > 0 || (preview.proposal === null && column !== 'additional'),
  )
  const read = scoresRead(preview, options)

  function toggle(index: number): void {
    const next = new Set(open)
    if (!next.delete(index)) next.add(index)
    setOpen(next)
  }

  return (
    <table className={classes.table}>
      <caption>Hazards of the workbook as they will be</caption>
      <thead>
        <tr>
          <th scope="col">Hazard</th>
          <th scope="col">Name</th>
          <th scope="col" className={classes.right}>
            Causes
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={classes.right}>
              {column === 'business process change' ? (
                <abbr title={columnTitle[column]}>BPC</abbr>
              ) : (
                columnTitle[column]
              )}
            </th>
          ))}
          <th scope="col" className={classes.right}>
            Controls
          </th>
          <th scope="col">Initial by the scheme</th>
          <th scope="col">Residual by the scheme</th>
          <th scope="col" className={classes.right}>
            Found wrong
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.hazards.map((one, index) => {
          const opened = open.has(index)
          return (
            <Fragment key={`${one.row} ${one.number.text}`}>
              <tr className={opened ? classes.openRow : ''}>
                <th scope="row" className={classes.hazardCell}>
                  <button
                    type="button"
                    className={classes.expand}
                    aria-expanded={opened}
                    aria-label={`${one.number.text || `Row ${one.row}`}, causes and controls`}
                    onClick={() => toggle(index)}
                  >
                    {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
                    {one.number.text || <em>gets the next number</em>}
                  </button>
                </th>
                <td>
                  {one.name.text || <em>no name; row {one.row}</em>}
                  {one.hidden && <span className={classes.dimmed}> (hidden row)</span>}
                </td>
                <td className={classes.right}>{formatNumber(one.causes.length)}</td>
                {columns.map((column) => (
                  <td key={column} className={classes.right}>
                    {formatNumber(inColumn(one, column))}
                  </td>
                ))}
                <td className={classes.right}>{formatNumber(one.controls.length)}</td>
                <td>
                  <Score score={one.initial} scheme={scheme} read={read} />
                </td>
                <td>
                  <Score score={one.residual} scheme={scheme} read={read} />
                </td>
                <td className={classes.right}>{formatNumber(found(one).length)}</td>
              </tr>
              {opened && (
                <tr>
                  <td colSpan={columns.length + 7} className={classes.inside}>
                    <HazardAsItWillBe hazard={one} findings={found(one)} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            All
          </th>
          <td className={classes.right}>{formatNumber(preview.counts.causes)}</td>
          {columns.map((column) => (
            <td key={column} className={classes.right}>
              {formatNumber(preview.counts.controlsByColumn[column] ?? 0)}
            </td>
          ))}
          <td className={classes.right}>{formatNumber(preview.counts.controls)}</td>
          <td colSpan={2}>–</td>
          <td className={classes.right}>{formatNumber(preview.findings.length)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
