import type { GridApi } from 'ag-grid-community'

/** An editor of a cell as its typist sees it, once it is there and has the focus. */
export interface ReadyEditor {
  /** What hears its keys. */
  field: HTMLElement
  /** Takes one letter, after those it has. */
  write: (letter: string) => void
  /** Takes back the last letter. */
  erase: () => void
}

/** Keys that belong to the next one, and are never kept for later. */
const WITH_OTHERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])

/** A single letter, which begins an edit or belongs to one. */
export function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

/**
 * Keeps the order of what is typed while an editor is still being drawn. An editor comes a moment after the key that
 * opens it, later on a slow machine; keys pressed in between would go to the cell, or be lost, and a quick word could
 * choose another. They wait here instead: once the editor is there it takes the letters, and the keys after them are
 * pressed one by one, into the next cell and its editor where they lead there. Until the last of them is done, what is
 * newly typed joins the end.
 */
export class TypedAhead {
  readonly #keys: KeyboardEvent[] = []
  #state: 'idle' | 'opening' | 'typing' = 'idle'
  #editor: ReadyEditor | null = null
  #grid: Pick<GridApi, 'isDestroyed' | 'getEditingCells'> | null = null
  #pressing = false

  /** Call it with the key that begins an edit, or where one is begun for the typist. */
  begin(grid: Pick<GridApi, 'isDestroyed' | 'getEditingCells'>): void {
    if (this.#state === 'idle') window.addEventListener('keydown', this.#hear, true)
    this.#state = 'opening'
    this.#editor = null
    this.#grid = grid
    requestAnimationFrame(this.#look)
  }

  /** The editor is there, begun with the letter that opened it. */
  ready(editor: ReadyEditor): void {
    // Opened with the mouse: nothing waits.
    if (this.#state !== 'opening') return
    this.#state = 'typing'
    this.#editor = editor
    // The grid has to know of its editor before the editor is told to close.
    setTimeout(this.#type)
  }

  #isEditing(): boolean {
    const grid = this.#grid
    return grid !== null && !grid.isDestroyed() && grid.getEditingCells().length > 0
  }

  /** The grid may decide otherwise, or give up: nobody's keys may wait for an editor that does not come. */
  readonly #look = (): void => {
    if (this.#state !== 'opening') return
    if (this.#isEditing()) {
      requestAnimationFrame(this.#look)
      return
    }
    this.#state = 'typing'
    this.#type()
  }

  readonly #hear = (event: KeyboardEvent): void => {
    if (this.#pressing || event.isComposing || WITH_OTHERS.has(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#keys.push(event)
  }

  readonly #type = (): void => {
    for (let key = this.#keys.shift(); key !== undefined; key = this.#keys.shift()) {
      if (this.#editor !== null && isLetter(key)) this.#editor.write(key.key)
      else if (this.#editor !== null && key.key === 'Backspace') this.#editor.erase()
      else {
        this.#press(key)
        // What it did is drawn before the next one; where it began another edit, that editor goes on.
        if (this.#state === 'typing') setTimeout(this.#type)
        return
      }
    }
    this.#state = 'idle'
    this.#editor = null
    window.removeEventListener('keydown', this.#hear, true)
  }

  #press({ key, code, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
    const target = this.#editor?.field ?? document.activeElement ?? document.body
    this.#pressing = true
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        code,
        shiftKey,
        ctrlKey,
        altKey,
        metaKey,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    )
    this.#pressing = false
    if (!this.#isEditing()) this.#editor = null
  }
}
