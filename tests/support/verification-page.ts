import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makeKeyPair } from '../../src-main/issue/ed25519.ts'
import { aBundle, type BundleKit } from './bundle.ts'

/** Each kind of altering the data of a page, and what the page says of it. */
export interface AlteredPage {
  what: string
  words: RegExp
  html: string
}

/** A page as it was made, and the same with its data altered. */
export async function verificationPages(): Promise<{ kit: BundleKit; whole: string; pages: AlteredPage[] }> {
  const kit = await aBundle()
  const files = kit.files()
  const whole = Buffer.from(files.get('verify.html') ?? []).toString('utf8')
  const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')
  /** The page with one file that it carries changed as text. */
  const changed = (name: string, from: string, to: string) => {
    const before = Buffer.from(files.get(name) ?? []).toString('utf8')
    const after = before.replace(from, to)
    const html = whole.replace(base64(before), base64(after))
    if (after === before || html === whole) throw new Error(`The page does not carry ${from} in ${name}.`)
    return html
  }
  const made = (over: Parameters<BundleKit['files']>[0]) =>
    Buffer.from(kit.files(over).get('verify.html') ?? []).toString('utf8')
  const [, ...others] = kit.parts.approvals
  const log = `approvals/${kit.log}.json`
  const [officer, management] = [kit.officer.person, kit.management.person]
  const revoked = { on: '2000-01-01', reason: 'Computer lost' }
  const pages: AlteredPage[] = [
    { what: 'a changed comma', words: /baseline\.json was altered/, html: changed('baseline.json', ',', ' ,') },
    { what: 'another name', words: /altered after it was signed/, html: changed(log, officer.name, 'Dr Else') },
    { what: 'a swapped approver', words: /was not asked/, html: changed(log, officer.id, management.id) },
    {
      what: 'a revoked key',
      words: /key revoked on 2000-01-01/,
      html: made({ keys: kit.parts.keys.map((key) => ({ ...key, revoked })) }),
    },
    {
      what: "another's signature",
      words: /another key signed it/,
      html: made({ approvals: [kit.sign({ by: makeKeyPair() }), ...others] }),
    },
    { what: 'data cut short', words: /cannot be read/, html: whole.replace(/(id="files">.{2000})[^<]*/s, '$1') },
  ]
  return { kit, whole, pages }
}

/** Writes a page into a folder; answers its address. */
export async function pageOnDisk(folder: string, html: string): Promise<string> {
  const path = join(folder, 'verify.html')
  await writeFile(path, html)
  return pathToFileURL(path).href
}
