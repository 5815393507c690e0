import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from 'html-entities'

/** The page's program, in the order in which its parts need each other. */
const PROGRAM = ['shapes.js', 'sha256.js', 'check-bundle.js', 'page.js']

/**
 * The self-contained page of a bundle: its program, its looks and the bundle's files, in one HTML file that asks nobody
 * for anything. A policy allows that one program and nothing else.
 *
 * @param resources folder `resources/` of the product
 * @param title plain text
 * @param files everything in the bundle but the page itself and the text for people
 */
export function verificationPage(resources: string, title: string, files: ReadonlyMap<string, Uint8Array>): string {
  const read = (name: string) => readFileSync(join(resources, 'verification', name), 'utf8')
  const script = `\n${PROGRAM.map((name) => withoutModules(read(name))).join('\n')}`
  const style = `\n${read('page.css')}`
  const carried = Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))
  const put: Record<string, string> = {
    title: encode(title),
    style,
    styleHash: hashOf(style),
    script,
    scriptHash: hashOf(script),
    // No text of a log stands in the page but as base64, and no name can end the element it stands in.
    files: JSON.stringify(carried).replaceAll('<', '\\u003c'),
  }
  return read('page-frame.txt').replace(/\{\{(\w+)\}\}/g, (_, name: string) => put[name] ?? '')
}

/** The parts are modules of their own where they are checked and tested; in the page they are one program. */
function withoutModules(text: string): string {
  const program = text.replace(/^import [^;]*? from '[^']+'$/gm, '').replace(/^export /gm, '')
  if (/<\/script|<!--/i.test(program)) throw new Error('The page’s program would end its own element.')
  return program
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
