/** Lines, outlines and shadows stay as thin as they were drawn, whatever the size of the text. */
const STAY_THIN = /^(?:border(?!-spacing)|outline|box-shadow|text-shadow|--hl-shadow)/
/** At most this stays as it is, in pixels: hairlines, and boxes of one pixel that hide words. */
const THIN = 3
/** What a rem is before anybody chose another text size, in pixels. */
const ROOT = 16

/** A value with its lengths in rem. */
export function inRem(property: string, value: string): string {
  if (STAY_THIN.test(property) || !value.includes('px')) return value
  return value.replace(/(?<![\w.#-])(-?\d*\.?\d+)px\b/g, (whole, figure: string) => {
    const pixels = Number(figure)
    return Math.abs(pixels) <= THIN ? whole : `${pixels / ROOT}rem`
  })
}

/**
 * A step of the build: measures are written in pixels at the usual text size and built as rem, so that everything, and
 * not the letters alone, grows with the text size of the settings and of the browser.
 */
export const pxToRem = {
  postcssPlugin: 'px-to-rem',
  Declaration(declaration: { prop: string; value: string; source?: { input: { file?: string } } | undefined }): void {
    if (declaration.source?.input.file?.includes('node_modules')) return
    const value = inRem(declaration.prop, declaration.value)
    if (value !== declaration.value) declaration.value = value
  },
  AtRule: {
    /** How wide a part of the page is counts in its letters: with larger ones it is narrow sooner. */
    container(rule: { params: string }): void {
      const params = inRem('', rule.params)
      if (params !== rule.params) rule.params = params
    },
  },
}
