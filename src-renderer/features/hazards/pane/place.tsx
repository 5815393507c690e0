import type { ReactNode } from 'react'

/** Marks where a field stands, by the name findings give it, so that they can lead to it. */
export function Place(props: { field: string; children: ReactNode; className?: string | undefined }) {
  return (
    <div data-field={props.field} className={props.className}>
      {props.children}
    </div>
  )
}

/** How many frames a part that opens may take to be drawn. */
const FRAMES = 30

const FOCUSABLE =
  'summary, input:not([type="hidden"]), textarea, select, button:not([aria-label^="Help"]), [tabindex="0"]'

function placeOf(root: HTMLElement, field: string, part: string | null): HTMLElement | null {
  const at = `[data-field="${CSS.escape(field)}"]`
  if (part === null) return root.querySelector<HTMLElement>(at)
  // A part is a line that opens, with its fields inside, or one field on its own.
  const opens = `details[data-part="${CSS.escape(part)}"]`
  const alone = `[data-part-of="${CSS.escape(part)}"]`
  return (
    root.querySelector<HTMLElement>(`${opens} ${at}`) ??
    root.querySelector<HTMLElement>(`${at}${alone}`) ??
    root.querySelector<HTMLElement>(alone)
  )
}

/** Where a part has no such field: the part itself, else the field wherever it first stands. */
function instead(root: HTMLElement, field: string, part: string | null): HTMLElement | null {
  const opens =
    part === null ? null : root.querySelector<HTMLElement>(`details[data-part="${CSS.escape(part)}"] > summary`)
  return opens ?? placeOf(root, field, null)
}

/** Puts the focus in a field, opening what it stands in. Answers a function that gives up. */
export function leadTo(root: HTMLElement, field: string, part: string | null): () => void {
  let frame = 0
  let left = FRAMES
  function look(): void {
    if (part !== null) {
      for (const one of root.querySelectorAll<HTMLDetailsElement>(`details[data-part="${CSS.escape(part)}"]`))
        one.open = true
    }
    const place = placeOf(root, field, part) ?? (left < FRAMES / 2 ? instead(root, field, part) : null)
    for (let at = place?.closest('details') ?? null; at !== null; at = at.parentElement?.closest('details') ?? null) {
      at.open = true
    }
    const control = place?.matches(FOCUSABLE) === true ? place : place?.querySelector<HTMLElement>(FOCUSABLE)
    if (control) {
      control.scrollIntoView({ block: 'center' })
      control.focus({ preventScroll: true })
    } else if (left-- > 0) frame = requestAnimationFrame(look)
  }
  frame = requestAnimationFrame(look)
  return () => cancelAnimationFrame(frame)
}
