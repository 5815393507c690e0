import { z } from 'zod'
import { usePreference } from '../api/preferences.ts'

/** Text sizes offered, in percent of the usual one. */
export const textSizes = [90, 100, 112, 125, 150] as const

/** Colours offered; `system` follows light or dark and more contrast as the system asks. */
export const colourChoices = ['system', 'light', 'dark', 'contrast-light', 'contrast-dark'] as const

const comfortSchema = z.object({
  colours: z.enum(colourChoices).catch('system'),
  textSize: z.literal([...textSizes]).catch(100),
  /** Whether misspelt words are underlined. */
  spelling: z.boolean().catch(true),
})
/** How the person working likes the screens to look. */
export type Comfort = z.infer<typeof comfortSchema>

export const USUAL: Comfort = { colours: 'system', textSize: 100, spelling: true }

/** Where this window remembers the looks for its next first moment, before the preferences have been read. */
const KEY = 'hazard-ledger-comfort'

/** What stood on this screen last; the usual where nothing can be read. */
export function rememberedComfort(): Comfort {
  try {
    return comfortSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return USUAL
  }
}

/** Remembers the looks for the next first moment. */
export function rememberComfort(comfort: Comfort): void {
  localStorage.setItem(KEY, JSON.stringify(comfort))
}

const first = rememberedComfort()

/** The looks of the screen and the way to change some of them: kept for the person working, the same in every window. */
export function useComfort(): [comfort: Comfort, change: (patch: Partial<Comfort>) => void] {
  const [comfort, set, read] = usePreference('comfort', comfortSchema, USUAL)
  const shown = read ? comfort : first
  return [shown, (patch) => set({ ...shown, ...patch })]
}

/** True where the page stands in high contrast now, chosen or as the system asks. */
export function wearsContrast(): boolean {
  return document.documentElement.dataset['contrast'] === 'more'
}
