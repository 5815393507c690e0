import type { PanelScore } from '../domain/assessment.ts'
import { rank, type Scheme } from '../domain/scheme.ts'

/**
 * How far the members of a panel were apart, the worst word first: `Severity: 2 Major, 1 Considerable; Likelihood: 3
 * Low`. No middle is reckoned; it says nothing of which word is right. Empty without members.
 */
export function panelSpread(panel: readonly PanelScore[], scheme: Scheme): string {
  return (['severity', 'likelihood'] as const)
    .flatMap((axis) => {
      const told = new Map<string, number>()
      for (const one of panel) {
        const word = one[axis]
        if (word !== null) told.set(word, (told.get(word) ?? 0) + 1)
      }
      if (told.size === 0) return []
      const words = [...told].sort(([a], [b]) => rank(scheme[axis], b) - rank(scheme[axis], a))
      return [
        `${axis === 'severity' ? 'Severity' : 'Likelihood'}: ${words.map(([word, times]) => `${times} ${word}`).join(', ')}`,
      ]
    })
    .join('; ')
}
