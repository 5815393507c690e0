import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import type { Picture } from '../../../src-shared/diagrams/picture.ts'
import { pictureSvg } from '../../../src-shared/diagrams/picture-svg.ts'
import type { DocumentModel } from '../document.ts'

/** Pictures of a document, drawn. */
export type Pngs = ReadonlyMap<Picture, Uint8Array<ArrayBuffer>>

/** What stands for a drawn picture while the library works, which would pack the drawing a second time for nothing. */
export function placeholderOf(pngs: Pngs, picture: Picture): Uint8Array | undefined {
  const place = [...pngs.keys()].indexOf(picture)
  return place < 0 ? undefined : new TextEncoder().encode(`picture ${place}`)
}

/** The drawing that a placeholder stands for, or undefined where it is none. */
export function drawingFor(pngs: Pngs, placeholder: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const place = /^picture (\d+)$/.exec(new TextDecoder().decode(placeholder.subarray(0, 40)))?.[1]
  return place === undefined ? undefined : [...pngs.values()][Number(place)]
}

/** Dots to the inch of a document's pictures, which most readers show as SVG all the same. */
const DOCUMENT_DPI = 120
/** Of a picture that goes out alone. */
const FILE_DPI = 220
/** No side longer than this, in dots: more is a file that nobody can open. */
const LONGEST_SIDE = 12_000

/** The only fonts that texts are drawn and measured with, so that all is alike on every computer: those that ship. */
const FONT_FILES = ['Arimo-Regular.ttf', 'Arimo-Bold.ttf']
const FONT_FAMILY = 'Arimo'

/** The fonts that ship, from their folder: regular and bold. */
export async function readFonts(folder: string): Promise<Uint8Array<ArrayBuffer>[]> {
  return await Promise.all(FONT_FILES.map(async (name) => new Uint8Array(await readFile(join(folder, name)))))
}

/** Draws pictures; made once for each worker. */
export type Drawer = (picture: Picture, dpi: number) => Uint8Array<ArrayBuffer>

let wasm: Promise<void> | undefined

/**
 * Reads the drawing library and the fonts.
 * @param fonts the folder of the fonts that ship
 */
export async function openDrawer(fonts: string): Promise<Drawer> {
  wasm ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then((bytes) =>
    initWasm(bytes),
  )
  await wasm
  const fontBuffers = await readFonts(fonts)
  return (picture, dpi) => {
    const longest = Math.max(picture.width, picture.height, 1)
    const zoom = Math.min(dpi / 72, LONGEST_SIDE / longest)
    const drawing = new Resvg(pictureSvg(picture), {
      fitTo: { mode: 'width', value: Math.max(1, Math.round(picture.width * zoom)) },
      font: { fontBuffers, defaultFontFamily: FONT_FAMILY, sansSerifFamily: FONT_FAMILY },
    })
    try {
      const image = drawing.render()
      const png = new Uint8Array(image.asPng())
      image.free()
      return png
    } finally {
      drawing.free()
    }
  }
}

/** Every picture of a document, drawn. */
export async function pngsOf(model: DocumentModel, fonts: string | undefined): Promise<Pngs> {
  const pictures = model.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [block.picture] : [])),
  )
  if (pictures.length === 0) return new Map()
  if (fonts === undefined) throw new Error('A document with pictures needs the folder of the fonts.')
  const draw = await openDrawer(fonts)
  return new Map(pictures.map((picture): [Picture, Uint8Array<ArrayBuffer>] => [picture, draw(picture, DOCUMENT_DPI)]))
}

/** One picture as a file of its own. */
export async function pictureFile(picture: Picture, fonts: string): Promise<Uint8Array> {
  return (await openDrawer(fonts))(picture, FILE_DPI)
}
