import type { ControlLink, Hazard } from '../../src-shared/domain/hazard.ts'
import type { Result } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'

/** A link of a control that dropped files may be evidence for. */
export interface LinkOffered {
  hazard: Hazard
  link: ControlLink
  words: string
}

/** The links that what the page shows has: of a hazard to its controls, of a control to the hazards it answers. */
export function linksOf(snapshot: Snapshot, shown: { hazardId?: string; controlId?: string }): LinkOffered[] {
  const { hazard: hazards, control: controls } = snapshot.records
  return hazards
    .filter(({ id, archived }) => archived === null && (shown.hazardId === undefined || id === shown.hazardId))
    .flatMap((hazard) =>
      hazard.links
        .filter(({ controlId }) => shown.controlId === undefined || controlId === shown.controlId)
        .map((link) => {
          const control = controls.find(({ id }) => id === link.controlId)
          const cause = hazard.causes.find(({ id }) => id === link.causeId)
          const answers = cause === undefined ? 'the hazard as a whole' : `cause ${cause.number}: ${cause.text}`
          const words =
            shown.controlId === undefined
              ? `${control?.number ?? ''} ${control?.name ?? ''}, for ${answers}`
              : `${hazard.number} ${hazard.name}, for ${answers}`
          return { hazard, link, words }
        }),
    )
}

/** What came of files that were to be kept. */
export interface Kept {
  /** Ids of the evidence made, in the order of the files. */
  ids: string[]
  /** Files that were refused, each with the reason. */
  refused: { name: string; why: string }[]
  /** Files not begun, since the person stopped. */
  left: number
}

/**
 * Keeps files one after another. One that is refused keeps none of the others out.
 *
 * @param keep sends one file and makes its evidence
 * @param stopped asked before each file
 */
export async function keepFiles(
  files: readonly File[],
  keep: (file: File, index: number) => Promise<Result<{ id: string | null }>>,
  stopped: () => boolean,
): Promise<Kept> {
  const kept: Kept = { ids: [], refused: [], left: 0 }
  for (const [index, file] of files.entries()) {
    if (stopped()) return { ...kept, left: files.length - index }
    const made = await keep(file, index)
    if (!made.ok) {
      kept.refused.push({ name: file.name, why: [made.error.message, made.error.hint].filter(Boolean).join(' ') })
    } else if (made.value.id !== null) kept.ids.push(made.value.id)
  }
  return kept
}
