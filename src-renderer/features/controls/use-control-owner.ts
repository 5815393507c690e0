import { useCommand } from '../../api/commands.ts'
import type { DenseGridOwner } from '../../components/grid/DenseGrid.tsx'
import { manyWords } from '../../components/grid/many-words.ts'
import { BULK_KEYS } from '../../components/listing/use-bulk.ts'
import { toastWithUndo } from '../../project/bulk-toast.tsx'
import { useProject } from '../../project/project-context.ts'
import type { ControlRow } from './control-rows.ts'
import { heldColumns } from './held-columns.ts'
import { sendMany } from './many-edits.ts'

const live = <T extends { archived: unknown }>(all: ReadonlyMap<string, T>) =>
  [...all.values()].filter(({ archived }) => archived === null)

/**
 * What the grid of controls is told of them. `onNew` begins a new control, `onBulk` changes all selected; null where
 * nothing can be written.
 */
export function useControlOwner(onNew: (() => void) | null, onBulk: (() => void) | null): DenseGridOwner<ControlRow> {
  const { projectId, snapshot, people, organisations, canWrite } = useProject()
  const run = useCommand()
  return {
    columns: () =>
      heldColumns({
        people: live(people),
        organisations: live(organisations),
        milestones: snapshot.project.milestones,
      }),
    canWrite,
    words: { one: 'control', several: 'controls' },
    nameColumn: 'name',
    numberOf: ({ control }) => control.number,
    locked: ({ control }) => (control.archived === null ? null : `${control.number} is archived: it stays as it is.`),
    apply: async (edits, how) => {
      const answer = await sendMany(run, projectId, edits, how)
      if (answer.ok) toastWithUndo(run, projectId, manyWords(how, 'control', answer.value), answer.value)
      return answer
    },
    onNew,
    onBulk,
    menu: () => (onBulk === null ? [] : [{ label: 'Change all selected…', keys: BULK_KEYS, act: onBulk }]),
  }
}
