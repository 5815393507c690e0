import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { outside } from './outside.ts'

const execute = promisify(execFile)

/** Runs a program of the machine; where it is missing, says what to install. */
async function run(program: string, args: string[], debianPackage: string): Promise<string> {
  try {
    return (await execute(program, args, { maxBuffer: 256 * 1024 * 1024, timeout: 300_000 })).stdout
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`${program} is missing: apt-get install ${debianPackage}`, { cause: error })
    }
    throw error
  }
}

/**
 * Opens a .docx or .xlsx in LibreOffice and saves it as PDF in `folder`.
 * @returns path of the PDF
 */
export async function toPdf(file: string, folder: string): Promise<string> {
  return await saveAs('pdf', file, folder)
}

/**
 * Opens a file in LibreOffice and saves it as another kind (`pdf`, `xlsx`, `fods`) in `folder`. Each run has a profile
 * of its own: two runs with one profile wait for each other for ever.
 *
 * @returns path of what was saved
 */
export async function saveAs(kind: string, file: string, folder: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'office-profile-'))
  try {
    const said = await run(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--convert-to',
        kind,
        '--outdir',
        folder,
        file,
      ],
      'libreoffice-writer libreoffice-calc',
    )
    const name = `${basename(file, extname(file))}.${kind}`
    // LibreOffice ends with 0 also where it could not read the file.
    if (!(await readdir(folder)).includes(name)) {
      throw new Error(`LibreOffice made no ${kind} of ${file}: ${said.trim()}`)
    }
    return join(folder, name)
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
}

/** Turns each page of a PDF into `page-01.png` … in `folder`, made where it is missing. */
export async function toPictures(pdf: string, folder: string, dotsPerInch = 100): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  await run('pdftoppm', ['-r', String(dotsPerInch), '-png', pdf, join(folder, 'page')], 'poppler-utils')
  return (await readdir(folder))
    .filter((name) => name.endsWith('.png'))
    .toSorted()
    .map((name) => join(folder, name))
}

/** The lines of each page, as they stand on it, without white space at their ends. */
export async function pageLines(pdf: string): Promise<string[][]> {
  const text = await run('pdftotext', ['-layout', pdf, '-'], 'poppler-utils')
  const pages = text.split('\f')
  // The last page ends with a form feed as well.
  return pages.slice(0, -1).map((page) => page.split('\n').map((line) => line.trim()))
}

/** A page and the outermost edges of the words on it, in points from its top left corner. */
export interface PageExtent {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

/** How far the words of each page reach: for finding what runs out of its margins. */
export async function pageExtents(pdf: string): Promise<PageExtent[]> {
  const xml = await run('pdftotext', ['-bbox', pdf, '-'], 'poppler-utils')
  const extents: PageExtent[] = []
  for (const [line] of xml.matchAll(/<(?:page|word) [^>]*>/g)) {
    const value = (name: string) => Number(new RegExp(`${name}="([-\\d.]+)"`).exec(line)?.[1])
    const page = extents.at(-1)
    if (line.startsWith('<page')) {
      const [width, height] = [value('width'), value('height')]
      extents.push({ width, height, left: width, right: 0, top: height, bottom: 0 })
    } else if (page !== undefined) {
      page.left = Math.min(page.left, value('xMin'))
      page.right = Math.max(page.right, value('xMax'))
      page.top = Math.min(page.top, value('yMin'))
      page.bottom = Math.max(page.bottom, value('yMax'))
    }
  }
  return extents
}

/** Validates files against the ISO/IEC 29500-4 schemas; answers what the validator says, empty where all are valid. */
export async function schemaFaults(files: string[]): Promise<string> {
  try {
    const said = await run(join(outside.ooxml, 'validate'), files, 'python3')
    return / 0 invalid\s*$/.test(said) ? '' : said
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && 'stderr' in error)
      return `${String(error.stdout)}${String(error.stderr)}`
    throw error
  }
}
