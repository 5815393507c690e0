import { z } from 'zod'

/** One column as people keep it. */
const keptColumn = z.object({
  id: z.string().max(60),
  /** In pixels; null as it was at first. */
  width: z.number().min(20).max(4000).nullable(),
  hidden: z.boolean(),
  /** Stays in place at the left. */
  pinned: z.boolean(),
})
export type KeptColumn = z.infer<typeof keptColumn>

/** Columns of a list in their order, and whether rows are as high as their texts need. */
export const columnLayout = z.object({ columns: z.array(keptColumn).max(200), fit: z.boolean() })
export type ColumnLayout = z.infer<typeof columnLayout>

/** Columns that stay in place stand first, as they are drawn. */
function inOrder(columns: readonly KeptColumn[]): KeptColumn[] {
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)]
}

/**
 * The whole layout: columns that a kept one does not know yet come in after the one they follow at first, those that are
 * no more fall out.
 * @param kept null: as they were at first
 * @param first every column there is, as at first
 */
export function completeLayout(kept: ColumnLayout | null, first: readonly KeptColumn[]): ColumnLayout {
  if (kept === null) return { columns: inOrder(first), fit: false }
  const known = new Set(first.map(({ id }) => id))
  const columns = kept.columns.filter(
    ({ id }, at) => known.has(id) && kept.columns.findIndex((one) => one.id === id) === at,
  )
  for (const [at, column] of first.entries()) {
    if (columns.some(({ id }) => id === column.id)) continue
    const before = columns.findIndex(({ id }) => id === first[at - 1]?.id)
    columns.splice(before + 1, 0, column)
  }
  return { columns: inOrder(columns), fit: kept.fit }
}

/** The layout with something else about one column; one newly kept in place goes last of those. */
export function withColumn(layout: ColumnLayout, id: string, patch: Partial<Omit<KeptColumn, 'id'>>): ColumnLayout {
  const columns = layout.columns.map((one) => (one.id === id ? { ...one, ...patch } : one))
  return { ...layout, columns: inOrder(columns) }
}

/** The layout with a column where another stands; only among those that stay in place, or among the others. */
export function moveColumn(layout: ColumnLayout, id: string, to: number): ColumnLayout {
  const from = layout.columns.findIndex((one) => one.id === id)
  const column = layout.columns[from]
  if (column === undefined) return layout
  const columns = layout.columns.toSpliced(from, 1)
  columns.splice(Math.max(0, Math.min(to, columns.length)), 0, column)
  return { ...layout, columns: inOrder(columns) }
}

/** The layout in the order that a grid shows its columns in; those it does not name keep their place at the end. */
export function reordered(layout: ColumnLayout, ids: readonly string[]): ColumnLayout {
  const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return { ...layout, columns: inOrder(layout.columns.toSorted((a, b) => place(a.id) - place(b.id))) }
}

/** A layout that shows these columns alone, in this order, as wide as at first. */
export function onlyColumns(ids: readonly string[], first: readonly KeptColumn[], fit = false): ColumnLayout {
  const columns = first.map((one) => ({ ...one, hidden: !ids.includes(one.id) }))
  return reordered({ columns, fit }, ids)
}
