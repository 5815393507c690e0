import type { ColDef } from 'ag-grid-community'
import { type ReactNode, useState } from 'react'
import type { Hazard } from '../../../../src-shared/domain/hazard.ts'
import { useCommand } from '../../../api/commands.ts'
import type { GridMenuItem } from '../../../components/grid/GridMenu.tsx'
import type { GridSelection } from '../../../components/grid/grid-selection.ts'
import { manyWords } from '../../../components/grid/many-words.ts'
import { type GridHands, useGridHands } from '../../../components/grid/use-grid-hands.tsx'
import { groupHead } from '../../../components/listing/group-rows.ts'
import { BULK_KEYS } from '../../../components/listing/use-bulk.ts'
import { toastWithUndo } from '../../../project/bulk-toast.tsx'
import { useProject } from '../../../project/project-context.ts'
import type { HazardRow } from '../list/rows.ts'
import { HazardDialog, type HazardDialogKind } from '../pane/HazardDialog.tsx'
import type { HazardList } from '../views/use-hazard-list.ts'
import { heldColumns } from './held-columns.ts'
import { sendMany } from './many-edits.ts'

const WORDS = { one: 'hazard', several: 'hazards' }

/** What can be done on rows of the log, beside editing their cells. */
export interface HazardActs {
  onOpen: (id: string, how: { page: boolean }) => void
  /** Opens a hazard where controls are linked to it. */
  onLink: (id: string) => void
  /** Begins a new hazard; null where nothing can be written. */
  onNew: (() => void) | null
  /** Changes all hazards selected; null where nothing can be written. */
  onBulk: (() => void) | null
}

/** The hands of a workbook on the log: what its columns hold, how edits of many are sent, and the menu of a row. */
export function useHazardHands(
  props: HazardActs & {
    columns: readonly ColDef<HazardRow>[]
    list: HazardList
    selection: GridSelection<HazardRow>
    clear: (row: HazardRow, columnId: string) => void
  },
): GridHands<HazardRow> & { dialog: ReactNode } {
  const { list } = props
  const { projectId, snapshot, people, canWrite } = useProject()
  const run = useCommand()
  const [asked, setAsked] = useState<{ kind: HazardDialogKind; hazard: Hazard } | null>(null)

  function menu({ id, hazard }: HazardRow): GridMenuItem[] {
    const off = hazard.archived === null ? {} : { off: `${hazard.number} is archived.` }
    const ask = (kind: HazardDialogKind) => () => setAsked({ kind, hazard })
    const reading: GridMenuItem[] = [
      { label: 'Open as a page', keys: 'Shift+Enter', act: () => props.onOpen(id, { page: true }) },
    ]
    if (!canWrite) return reading
    return [
      ...reading,
      ...(props.onBulk === null ? [] : [{ label: 'Change all selected…', keys: BULK_KEYS, act: props.onBulk }]),
      { label: 'Link a control…', ...off, act: () => props.onLink(id) },
      { label: 'Split off causes…', ...off, act: ask('split') },
      { label: 'Merge into another…', ...off, act: ask('merge') },
      { label: 'Archive…', ...off, act: ask('archive') },
    ]
  }

  const hands = useGridHands<HazardRow>({
    selection: props.selection,
    columns: () =>
      heldColumns(props.columns, {
        scheme: snapshot.project.scheme,
        people: [...people.values()].filter(({ archived }) => archived === null),
      }),
    canWrite,
    words: WORDS,
    nameColumn: 'name',
    numberOf: ({ hazard }) => hazard.number,
    locked: ({ hazard }) => (hazard.archived === null ? null : `${hazard.number} is archived: it stays as it is.`),
    isRecord: (row) => groupHead(row) === null,
    apply: async (edits, how) => {
      const answer = await sendMany(run, projectId, edits, how)
      if (answer.ok) toastWithUndo(run, projectId, manyWords(how, WORDS.one, answer.value), answer.value)
      return answer
    },
    clear: props.clear,
    open: ({ id }) => props.onOpen(id, { page: false }),
    onNew: props.onNew,
    onBulk: props.onBulk,
    menu,
    onPin: list.onPin,
    onHide: list.onHide,
    onSort: list.onSort,
  })

  return {
    ...hands,
    dialog: asked && (
      <HazardDialog
        key={asked.hazard.id}
        kind={asked.kind}
        hazard={asked.hazard}
        onClose={() => setAsked(null)}
        onOpen={(id) => props.onOpen(id, { page: false })}
      />
    ),
  }
}
