/** Where a shortcut is heard, in the order in which the list of shortcuts names the places. */
export const shortcutPlaces = [
  'Everywhere',
  'Pages',
  'In fields',
  'In the grid',
  'In lists, trees and matrices',
  'In pictures',
  'Hazards',
  'In the workshop',
  'In dialogs and panes',
] as const
export type ShortcutPlace = (typeof shortcutPlaces)[number]

/** One shortcut as the list shows it and the handlers hear it. */
export interface Shortcut {
  id: string
  place: ShortcutPlace
  /**
   * Each way to press it: keys held together are joined by `+` (`Ctrl+Shift+Z`), keys pressed one after another stand
   * apart (`g h`). Letters and signs alone can be switched off; each has another way with Ctrl or Alt.
   */
  keys: readonly string[]
  does: string
  /**
   * The file or folder under src-renderer whose own keys these are; without it `isShortcut` or `useLetterKey` hears it.
   * `ag-grid` where the grid's library hears it by itself, `browser` where the browser does.
   */
  heardIn?: string
}

/**
 * Every shortcut there is: the list (`?`) shows this table, the handlers ask it. Ctrl stands for Cmd too. None is one that
 * browsers keep for themselves, nor a screen reader's (those use Insert, Caps Lock or Ctrl+Alt).
 */
export const shortcuts = [
  { id: 'palette', place: 'Everywhere', keys: ['Ctrl+K'], does: 'Find any word, go anywhere, do anything' },
  { id: 'shortcuts', place: 'Everywhere', keys: ['?', 'Ctrl+/'], does: 'This list' },
  {
    id: 'help',
    place: 'Everywhere',
    keys: ['F1', 'Alt+H'],
    does: 'What this field means; outside a field, what the words mean',
  },
  {
    id: 'undo',
    place: 'Everywhere',
    keys: ['Ctrl+Z'],
    does: 'Undo the last change of the project (in a text field: what was typed)',
  },
  { id: 'redo', place: 'Everywhere', keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], does: 'Redo what was undone last' },
  { id: 'new', place: 'Everywhere', keys: ['n', 'Alt+N'], does: 'New, on pages that have something to add' },
  { id: 'main', place: 'Everywhere', keys: ['Alt+Shift+M'], does: 'To the heading of the page' },
  {
    id: 'message',
    place: 'Everywhere',
    keys: ['Alt+Shift+U'],
    does: 'To the message at the foot (its Undo, its link)',
  },
  { id: 'tour', place: 'Everywhere', keys: ['Alt+Shift+G'], does: 'To the tour, where it is open' },
  {
    id: 'step-back',
    place: 'Everywhere',
    keys: ['Escape'],
    does: 'Give up what was typed, close what is open, step back',
    heardIn: 'components/Pane.tsx',
  },

  { id: 'go-overview', place: 'Pages', keys: ['g o', 'Alt+Shift+O'], does: 'Go to Overview' },
  { id: 'go-hazards', place: 'Pages', keys: ['g h', 'Alt+Shift+H'], does: 'Go to Hazards' },
  { id: 'go-controls', place: 'Pages', keys: ['g c', 'Alt+Shift+C'], does: 'Go to Controls' },
  { id: 'go-evidence', place: 'Pages', keys: ['g e', 'Alt+Shift+E'], does: 'Go to Evidence' },
  { id: 'go-checks', place: 'Pages', keys: ['g k', 'Alt+Shift+K'], does: 'Go to Checks' },
  { id: 'go-documents', place: 'Pages', keys: ['g d', 'Alt+Shift+D'], does: 'Go to Documents' },
  { id: 'go-issues', place: 'Pages', keys: ['g i', 'Alt+Shift+V'], does: 'Go to Issues (versions)' },
  { id: 'go-registers', place: 'Pages', keys: ['g r', 'Alt+Shift+R'], does: 'Go to Registers' },
  { id: 'go-people', place: 'Pages', keys: ['g p', 'Alt+Shift+P'], does: 'Go to People' },
  { id: 'go-history', place: 'Pages', keys: ['g y', 'Alt+Shift+Y'], does: 'Go to History' },
  { id: 'go-settings', place: 'Pages', keys: ['g s', 'Alt+Shift+S'], does: 'Go to Settings' },

  {
    id: 'field-next',
    place: 'In fields',
    keys: ['Tab'],
    does: 'Next field; what was typed is saved as the field is left',
    heardIn: 'browser',
  },
  {
    id: 'field-save',
    place: 'In fields',
    keys: ['Enter'],
    does: 'Save a field of one line',
    heardIn: 'components/TextField.tsx',
  },
  {
    id: 'field-save-long',
    place: 'In fields',
    keys: ['Ctrl+Enter'],
    does: 'Save a field of several lines',
    heardIn: 'components/TextField.tsx',
  },
  {
    id: 'field-give-up',
    place: 'In fields',
    keys: ['Escape'],
    does: 'Give up what was typed',
    heardIn: 'components/TextField.tsx',
  },

  { id: 'grid-move', place: 'In the grid', keys: ['Arrows'], does: 'Move between cells', heardIn: 'ag-grid' },
  { id: 'grid-edit', place: 'In the grid', keys: ['F2'], does: 'Edit a cell; typing does it too', heardIn: 'ag-grid' },
  {
    id: 'grid-ends',
    place: 'In the grid',
    keys: ['Home', 'End', 'Ctrl+Home', 'Ctrl+End'],
    does: 'First and last cell of the row; with Ctrl, of the grid',
    heardIn: 'components/grid/ends.ts',
  },
  {
    id: 'grid-open',
    place: 'In the grid',
    keys: ['Enter'],
    does: 'Open the row; in a cell being edited, keep it and move down',
    heardIn: 'features/hazards/grid',
  },
  {
    id: 'grid-open-page',
    place: 'In the grid',
    keys: ['Shift+Enter'],
    does: 'Open the hazard as a page',
    heardIn: 'features/hazards/grid',
  },
  {
    id: 'grid-empty',
    place: 'In the grid',
    keys: ['Delete'],
    does: 'Empty the cell',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-line',
    place: 'In the grid',
    keys: ['Alt+Enter'],
    does: 'A new line in a cell being edited',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-select',
    place: 'In the grid',
    keys: ['Shift+Arrows', 'Ctrl+A'],
    does: 'Select a block of cells, everything; with Ctrl as well, up to the edge',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-select-lines',
    place: 'In the grid',
    keys: ['Shift+Space', 'Ctrl+Space'],
    does: 'Select whole rows, whole columns',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-pick',
    place: 'In the grid',
    keys: ['Ctrl+Shift+Space'],
    does: 'Pick a single row, beside those picked before',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-clipboard',
    place: 'In the grid',
    keys: ['Ctrl+C', 'Ctrl+X', 'Ctrl+V'],
    does: 'Copy and paste cells, also from and to Excel; cutting only copies',
    heardIn: 'browser',
  },
  {
    id: 'grid-fill',
    place: 'In the grid',
    keys: ['Ctrl+D', 'Ctrl+R'],
    does: 'Fill the selection down, to the right',
    heardIn: 'components/grid',
  },
  {
    id: 'grid-bulk',
    place: 'In the grid',
    keys: ['Ctrl+Shift+E'],
    does: 'Change all rows selected',
    heardIn: 'components/listing',
  },
  {
    id: 'group-fold',
    place: 'In the grid',
    keys: ['ArrowLeft', 'ArrowRight'],
    does: 'On the head of a group: fold it away, open it (Enter: the other way)',
    heardIn: 'components/listing',
  },
  {
    id: 'grid-menu',
    place: 'In the grid',
    keys: ['Shift+F10', 'Menu'],
    does: 'The menu of a cell or heading',
    heardIn: 'browser',
  },
  {
    id: 'grid-pin',
    place: 'In the grid',
    keys: ['p'],
    does: 'Pin a column, on its heading',
    heardIn: 'components/grid',
  },

  {
    id: 'list-move',
    place: 'In lists, trees and matrices',
    keys: ['Arrows'],
    does: 'Move between cells of a matrix, lines of a tree',
    heardIn: 'components/matrix-keys.ts',
  },
  {
    id: 'matrix-ends',
    place: 'In lists, trees and matrices',
    keys: ['Home', 'End', 'PageUp', 'PageDown'],
    does: 'In a matrix: the ends of the row and of the column (Ctrl+Home, Ctrl+End: the corners)',
    heardIn: 'components/matrix-keys.ts',
  },
  {
    id: 'list-open',
    place: 'In lists, trees and matrices',
    keys: ['Enter'],
    does: 'Open or choose what the focus is on',
    heardIn: 'features/checks/FindingTree.tsx',
  },
  {
    id: 'divider',
    place: 'In lists, trees and matrices',
    keys: ['ArrowLeft', 'ArrowRight'],
    does: 'Move the divider beside a pane',
    heardIn: 'components/SplitPane.tsx',
  },

  { id: 'hazards-search', place: 'Hazards', keys: ['/', 'Alt+Q'], does: 'Search in the list' },
  { id: 'hazards-across', place: 'Hazards', keys: ['F6'], does: 'Between the list and the hazard' },
  { id: 'workshop', place: 'Hazards', keys: ['w', 'Alt+W'], does: 'The sheet for a workshop' },
  {
    id: 'residual-as-initial',
    place: 'Hazards',
    keys: ['Alt+R'],
    does: 'Residual severity and likelihood as the initial ones',
  },
  {
    id: 'move-part',
    place: 'Hazards',
    keys: ['Alt+M'],
    does: 'Move the cause or control that has the focus',
  },
  {
    id: 'split-cause',
    place: 'Hazards',
    keys: ['Alt+S'],
    does: 'Split the cause that has the focus into a new hazard',
  },
  { id: 'bow-tie', place: 'Hazards', keys: ['Alt+B'], does: 'The hazard as a bow-tie' },

  {
    id: 'picture-walk',
    place: 'In pictures',
    keys: ['Arrows'],
    does: 'Walk along a line, and between lines',
    heardIn: 'components/diagram/PictureDrawing.tsx',
  },
  {
    id: 'picture-ends',
    place: 'In pictures',
    keys: ['Home', 'End'],
    does: 'The ends of a line',
    heardIn: 'components/diagram/PictureDrawing.tsx',
  },
  {
    id: 'picture-open',
    place: 'In pictures',
    keys: ['Enter'],
    does: 'Open what a part of the picture shows',
    heardIn: 'components/diagram/PictureDrawing.tsx',
  },
  {
    id: 'picture-zoom',
    place: 'In pictures',
    keys: ['+', '-', '0'],
    does: 'Larger, smaller, fitted to the width',
    heardIn: 'components/diagram/DiagramView.tsx',
  },
  {
    id: 'picture-pan',
    place: 'In pictures',
    keys: ['Shift+Arrows'],
    does: 'Move the picture',
    heardIn: 'components/diagram/DiagramView.tsx',
  },
  { id: 'bow-tie-cause', place: 'In pictures', keys: ['c', 'Alt+C'], does: 'In a bow-tie: add a cause' },
  {
    id: 'bow-tie-control',
    place: 'In pictures',
    keys: ['l', 'Alt+L'],
    does: 'In a bow-tie: link a control to what has the focus',
  },

  { id: 'workshop-next', place: 'In the workshop', keys: ['Alt+ArrowDown'], does: 'Next hazard of the list' },
  { id: 'workshop-before', place: 'In the workshop', keys: ['Alt+ArrowUp'], does: 'Previous hazard of the list' },
  {
    id: 'workshop-same',
    place: 'In the workshop',
    keys: ['=', 'Alt+R'],
    does: 'Residual as initial, and on to the next hazard (= in a score)',
  },
  {
    id: 'workshop-candidates',
    place: 'In the workshop',
    keys: ['Alt+C'],
    does: 'New names are candidates, or hazards',
  },
  { id: 'workshop-promote', place: 'In the workshop', keys: ['Alt+P'], does: 'Take the candidate into the log' },
  { id: 'workshop-aside', place: 'In the workshop', keys: ['Alt+X'], does: 'Set the hazard aside, with a reason' },
  { id: 'workshop-open', place: 'In the workshop', keys: ['Alt+O'], does: 'Open the hazard as a page' },
] as const satisfies readonly Shortcut[]

export type ShortcutId = (typeof shortcuts)[number]['id']
