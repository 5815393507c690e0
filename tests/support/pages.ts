/**
 * `npm run pages [FILE…]`: every page of the documents as a picture under `pages/`, to be looked at. With no file, the
 * sample project's documents are made first.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { toPdf, toPictures } from './office.ts'

const root = resolve(import.meta.dirname, '../..')

/** Makes the sample project's documents in `folder` through the command line, as a person would. */
async function exportSampleDocuments(folder: string): Promise<string[]> {
  const cli = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(root, 'src-main/cli.ts'), ...args], { cwd: root })
  const workspace = join(folder, 'sample.hazards')
  await cli('sample', '--workspace', workspace)
  const files: string[] = []
  for (const [document, format] of [
    ['hazard-log', 'docx'],
    ['safety-case', 'docx'],
    ['hazard-log', 'xlsx'],
  ] as const) {
    const file = join(folder, `${document}.${format}`)
    await cli('export', '--workspace', workspace, '--document', document, '--format', format, '--out', file)
    files.push(file)
  }
  return files
}

const work = await mkdtemp(join(tmpdir(), 'pages-'))
try {
  const given = process.argv.slice(2).map((file) => resolve(file))
  const files = given.length > 0 ? given : await exportSampleDocuments(work)
  for (const [index, file] of files.entries()) {
    // A folder of its own for each, since log.docx and log.xlsx both become log.pdf.
    const pdfFolder = join(work, String(index))
    await mkdir(pdfFolder)
    const pictures = join(root, 'pages', basename(file).replaceAll('.', '-'))
    await rm(pictures, { recursive: true, force: true })
    for (const picture of await toPictures(await toPdf(file, pdfFolder), pictures)) {
      console.log(relative(root, picture))
    }
  }
} finally {
  await rm(work, { recursive: true, force: true })
}
