import { AS_PROPOSED, isTaken, type ReturnedWorkbook, takenOf } from '../../src-shared/domain/returned-workbook.ts'
import { type Answer, type Call, EXIT } from './answer.ts'
import type { Request } from './arguments.ts'

type Import = Extract<Request, { action: 'import' }>

/** Whether a file that was sent out of a project is to go back into it, and not as a log into another. */
export function belongs({ project }: ReturnedWorkbook, asked: string | null): boolean {
  return asked === null || project.name.toLowerCase() === asked.toLowerCase()
}

/** Takes back a hazard log unattended: what nobody changed here since, nothing emptied, nothing of a refused row. */
export async function takeReturned(
  returned: ReturnedWorkbook,
  token: string,
  { dryRun }: Import,
  call: Call,
): Promise<Answer> {
  const { project, rows, unchanged, nothingOfTheirOwn, changed, refused, notTaken, missing, layout, sheet } = returned
  const choice = { leave: [], take: [] }
  const differing =
    nothingOfTheirOwn === 0 ? '' : ` ${nothingOfTheirOwn} differ in what is not taken or is taken with another row,`
  const left = changed.flatMap(({ hazard, changes }) =>
    changes
      .filter((change) => !isTaken(change, AS_PROPOSED))
      .map(({ cell, field, asks }) => ({ cell, hazard, field, why: asks ?? '' })),
  )
  const taken = changed
    .map((row) => ({ ...row, changes: takenOf(row, AS_PROPOSED) }))
    .filter(({ changes }) => changes.length > 0)
  const done =
    dryRun || taken.length === 0 ? { changed: 0, added: 0 } : await call('workbook.take', { token, ...choice })
  const fields = (changes: (typeof changed)[number]['changes']) =>
    changes.map(({ field, cell, before, after, here, asks }) => ({ field, cell, before, after, here, asks }))
  return {
    object: {
      project: project.name,
      returned: true,
      layout,
      sheet,
      rows,
      unchanged,
      nothingOfTheirOwn,
      ...(dryRun ? { dryRun: true } : {}),
      changes: {
        added: changed.filter(({ isNew }) => isNew).map(({ row, hazard, name }) => ({ row, hazard, name })),
        changed: changed
          .filter(({ isNew }) => !isNew)
          .map(({ row, hazard, name, changes }) => ({ row, hazard, name, fields: fields(changes) })),
        missing,
      },
      refused,
      notTaken: [...notTaken, ...left],
      taken: { changed: done.changed, added: done.added },
    },
    lines: [
      `${project.name}, sheet "${sheet}" brought back: ${rows} rows, ${unchanged} unchanged, ${changed.length} say something else,${differing} ${refused.length} refused.`,
      dryRun ? 'Nothing was changed.' : `${done.changed} hazards changed, ${done.added} added.`,
      ...taken.flatMap(({ hazard, changes }) =>
        changes.map(({ field, cell, before, after }) => `${hazard}  ${cell}  ${field}: "${before}" → "${after}"`),
      ),
      ...refused.map(({ row, hazard, why }) => `Row ${row} (${hazard}) refused: ${why}.`),
      ...[...notTaken, ...left].map(
        ({ cell, hazard, field, why }) => `${hazard}  ${cell}  ${field} not taken: ${why}.`,
      ),
      ...missing.map(({ hazard, name }) => `${hazard} "${name}" has no row any more and stays.`),
    ],
    exit: EXIT.done,
  }
}
