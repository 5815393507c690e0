import type { MenuItemConstructorOptions } from 'electron'

/** What Chromium says of the place that was pressed, as far as the menu needs it. */
interface Pressed {
  misspelledWord: string
  dictionarySuggestions: string[]
  isEditable: boolean
  selectionText: string
  editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean; canSelectAll: boolean }
}

/**
 * The menu of a text: what the misspelt word may have been, adding it to the person's own dictionary, and cut, copy and
 * paste. Where the page has a menu of its own it says so to Chromium, and this one is not asked for.
 */
export function textMenu(
  pressed: Pressed,
  act: { replace: (word: string) => void; add: (word: string) => void },
): MenuItemConstructorOptions[] {
  const { misspelledWord, dictionarySuggestions, isEditable, selectionText, editFlags } = pressed
  const separator = { type: 'separator' } as const
  const spelling: MenuItemConstructorOptions[] =
    misspelledWord === ''
      ? []
      : [
          ...(dictionarySuggestions.length === 0
            ? [{ label: 'No suggestions', enabled: false }]
            : dictionarySuggestions.map((word) => ({ label: word, click: () => act.replace(word) }))),
          separator,
          { label: `Add “${misspelledWord}” to my dictionary`, click: () => act.add(misspelledWord) },
          separator,
        ]
  if (!isEditable) {
    return selectionText.trim() === '' ? [] : [{ label: 'Copy', role: 'copy', enabled: editFlags.canCopy }]
  }
  return [
    ...spelling,
    { label: 'Cut', role: 'cut', enabled: editFlags.canCut },
    { label: 'Copy', role: 'copy', enabled: editFlags.canCopy },
    { label: 'Paste', role: 'paste', enabled: editFlags.canPaste },
    separator,
    { label: 'Select all', role: 'selectAll', enabled: editFlags.canSelectAll },
  ]
}
