import type { GridApi } from 'ag-grid-community'
import { useSyncExternalStore } from 'react'
import { groupHead } from './group-rows.ts'

/**
 * The order in which a grid shows its records, sorted and gathered as people left it: what goes out as a list, and what
 * is next to a record, follow what is seen. Stays as it was last while the grid is not drawn.
 */
export class ShownOrder<T extends { id: string }> {
  #ids: readonly string[] = []
  readonly #listeners = new Set<() => void>()

  /** Give it the grid as it is ready. */
  attach(api: GridApi<T>): void {
    const read = () => this.#read(api)
    api.addEventListener('modelUpdated', read)
    read()
  }

  #read(api: GridApi<T>): void {
    const ids: string[] = []
    api.forEachNodeAfterFilterAndSort(({ data }) => {
      if (data !== undefined && groupHead(data) === null) ids.push(data.id)
    })
    if (ids.length === this.#ids.length && ids.every((id, index) => id === this.#ids[index])) return
    this.#ids = ids
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly ids = (): readonly string[] => this.#ids
}

/** Ids of the records shown, in the order of the grid; in their own until it shows the same ones. */
export function useShownOrder<T extends { id: string }>(
  order: ShownOrder<T>,
  shown: readonly { id: string }[],
): readonly string[] {
  const ids = useSyncExternalStore(order.subscribe, order.ids)
  const own = shown.map(({ id }) => id)
  const wanted = new Set(own)
  return ids.length === own.length && ids.every((id) => wanted.has(id)) ? ids : own
}
