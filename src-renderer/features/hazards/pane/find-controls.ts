import type { Control } from '../../../../src-shared/domain/control.ts'

/** Controls that a text finds in the register. */
export interface FoundControls {
  /** Hold all words typed; those whose number begins or ends with it first. */
  fits: Control[]
  /** Share a telling word with it, most first, where none holds all: perhaps the same control in other words. */
  alike: Control[]
}

/** Words too short to tell controls apart. */
const TELLING = 4
const MOST = 8
const MOST_ALIKE = 3

/** Kept with the record, which is another one whenever it changed: 10,000 put in small letters at each key are felt. */
const searched = new WeakMap<Control, string>()

function searchText(control: Control): string {
  const known = searched.get(control)
  if (known !== undefined) return known
  const text = `${control.number} ${control.name} ${control.description}`.toLowerCase()
  searched.set(control, text)
  return text
}

/** Finds controls by number and words of name and description. An empty text fits all. */
export function findControls(controls: readonly Control[], text: string): FoundControls {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return { fits: controls.slice(0, MOST), alike: [] }
  const words = wanted.split(/\s+/).filter(Boolean)
  const fits: Control[] = []
  const first: Control[] = []
  for (const one of controls) {
    const all = searchText(one)
    if (!words.every((word) => all.includes(word))) continue
    const number = one.number.toLowerCase()
    const byNumber = number.startsWith(wanted) || number.endsWith(wanted)
    ;(byNumber ? first : fits).push(one)
  }
  const found = [...first, ...fits].slice(0, MOST)
  const telling = words.filter((word) => word.length >= TELLING)
  if (found.length > 0 || telling.length < 2) return { fits: found, alike: [] }
  const alike = controls
    .map((one) => {
      const name = one.name.toLowerCase()
      return { one, shared: telling.filter((word) => name.includes(word)).length }
    })
    .filter(({ shared }) => shared * 2 >= telling.length)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_ALIKE)
    .map(({ one }) => one)
  return { fits: [], alike }
}
