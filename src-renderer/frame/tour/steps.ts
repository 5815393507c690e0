import type { Snapshot } from '../../../src-shared/domain/snapshot.ts'

/** What a step looks at to see whether the person did what it speaks of. */
export interface TourScene {
  snapshot: Snapshot
  pathname: string
  search: { hazard?: string; record?: string }
  /** A palette is open, a document is being built: what leaves no record. */
  palette: boolean
  building: boolean
  /** There is something to redo: something was undone. */
  undone: boolean
}

export interface TourStep {
  id: string
  title: string
  /** What is to be seen here and why. */
  text: string
  /** What to do, if there is something to do. */
  task: string | null
  /** Page on which it stands, after the project's address. */
  page: 'overview' | 'hazards' | 'checks' | 'documents' | null
  /** Number of the hazard that it opens. */
  hazard?: string
  /** Field of that hazard that it leads to. */
  field?: string
  /** What the step stands beside: the first of these that is shown. */
  beside: readonly string[]
  /** Whether the task was done since the step began. */
  done: (now: TourScene, begun: TourScene) => boolean
}

const links = ({ records }: Snapshot) => records.hazard.reduce((sum, one) => sum + one.links.length, 0)
const scores = ({ records }: Snapshot) => records.hazard.reduce((sum, one) => sum + one.assessments.length, 0)

/** The tour, in order; each step does a real thing in the fictitious sample, and all of it can be undone. */
export const tourSteps: readonly TourStep[] = [
  {
    id: 'overview',
    title: 'Where the log stands',
    text: 'The overview counts every hazard by its rating: initial, today and residual. Claimed means that controls are said to work; evidenced means that it is shown. A cell leads to its hazards.',
    task: null,
    page: 'overview',
    beside: ['main table', 'main h1'],
    done: () => true,
  },
  {
    id: 'open',
    title: 'Open a hazard',
    text: 'The log is a grid, as a workbook has it: arrows move, typing edits, Enter opens.',
    task: 'Move to a hazard and press Enter, or click its number.',
    page: 'hazards',
    beside: ['main [role="row"][row-index="1"]', 'main [role="treegrid"]', 'main [role="grid"]', 'main h1'],
    done: ({ search }) => search.hazard !== undefined,
  },
  {
    id: 'score',
    title: 'Score it',
    text: 'Severity and likelihood are chosen in the matrix or in the lists, with what each word means beside them. The rating is looked up, never typed. A score remembers what it rests on: when a cause or control changes afterwards, it says so.',
    task: 'Choose another likelihood. It is the sample: nothing can go wrong.',
    page: 'hazards',
    hazard: 'HAZ-003',
    field: 'initial.likelihood',
    beside: ['[data-field="initial.likelihood"]', 'article', 'main h1'],
    done: (now, begun) => scores(now.snapshot) !== scores(begun.snapshot),
  },
  {
    id: 'link',
    title: 'Link a control',
    text: 'A control answers a cause, and one control may answer many. Implemented and verified belong to the control; whether it is effective is judged for each cause.',
    task: 'In a field “Link a control”, write part of a name or number and press Enter.',
    page: 'hazards',
    hazard: 'HAZ-003',
    field: 'links',
    beside: ['[data-field="links"]', '[data-field="causes"]', 'article', 'main h1'],
    done: (now, begun) => links(now.snapshot) > links(begun.snapshot),
  },
  {
    id: 'undo',
    title: 'Take it back',
    text: 'Everything you change is one step of history, and Undo says what it will take back before it does. It works across pages and after a restart.',
    task: 'Press Ctrl+Z outside a text field, or the arrow at the foot of the rail.',
    page: null,
    beside: ['button[aria-label^="Undo:"]', 'button[aria-label^="Nothing to undo"]'],
    done: ({ undone }) => undone,
  },
  {
    id: 'finding',
    title: 'See what the checks found',
    text: 'Rules read the log after every change: what is missing, past its date or does not fit together. A finding says why, names the clause and leads to the field. They cannot tell whether hazards are missing or scores are right.',
    task: 'Open a finding: arrows move, Enter opens.',
    page: 'checks',
    beside: ['main [role="tree"]', 'main h1'],
    done: ({ pathname, search }) => pathname.endsWith('/checks') && search.record !== undefined,
  },
  {
    id: 'export',
    title: 'Export a document',
    text: 'The hazard log and the safety case report are made from the same records as the screen. The finished file is read back, and its figures are held against the database before it is saved.',
    task: 'Export the hazard log as Word. Every page of it says that it is a fictitious sample.',
    page: 'documents',
    beside: ['section[aria-labelledby="document-hazard-log"] button', 'main h1'],
    done: ({ building }) => building,
  },
  {
    id: 'palette',
    title: 'Find anything',
    text: 'Any word of the log, any number, page or act is two keys away. F1 in a field says what it means and where that comes from; ? lists all keys.',
    task: 'Press Ctrl+K and write a word, such as “allergy”.',
    page: null,
    beside: ['header button[title^="Go to or do"]'],
    done: ({ palette }) => palette,
  },
]
