import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from 'electron'
import { z } from 'zod'
import type { Backend } from '../backend/backend.ts'

/** Chromium's name for British English in the format that it reads. */
const FILE = 'en-GB-10-1.bdic'
const LANGUAGE = 'en-GB'
/** Where Chromium would look for a dictionary: our own scheme, which has none. Nothing is ever fetched. */
const NOWHERE = 'app://hazard-ledger/no-dictionaries/'

const spelling = z.object({ words: z.array(z.string()).catch([]) })

/**
 * Puts the British English dictionary that comes with the product where Chromium reads it, beside and renamed, so that it
 * is whole or not there. One that is there and the same is left alone.
 *
 * @param resources folder `resources/` of the product
 * @param userData Chromium's own folder
 * @returns whether the dictionary stands there; where not, spelling stays off, since Chromium would go looking for one
 */
export function installDictionary(resources: string, userData: string): boolean {
  try {
    const ours = readFileSync(join(resources, 'dictionaries', FILE))
    const folder = join(userData, 'Dictionaries')
    const path = join(folder, FILE)
    if (sha256(readIfThere(path)) === sha256(ours)) return true
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.part`, ours, { flush: true })
    renameSync(`${path}.part`, path)
    return true
  } catch (fault) {
    console.error('The spelling dictionary was not put in place, so spelling is not checked:', fault)
    return false
  }
}

/** Checks spelling from now on, by the dictionary in place and the words of the person working. */
export async function checkSpelling(session: Session, backend: Backend): Promise<void> {
  session.setSpellCheckerDictionaryDownloadURL(NOWHERE)
  session.setSpellCheckerLanguages([LANGUAGE])
  const tell = () => learnWords(session, backend).catch((fault: unknown) => console.error(fault))
  backend.onEvent(({ name }) => {
    // Who is working changes with the workspace, and each person has words of their own.
    if (name === 'preferences' || name === 'workspace') void tell()
  })
  await tell()
}

/** Adds a word to those of the person working. Every window and the settings hear of it. */
export async function addWord(backend: Backend, word: string): Promise<void> {
  const words = await wordsOf(backend)
  if (words.includes(word)) return
  await backend.call('preferences.set', { name: 'spelling', value: { words: [...words, word] } })
}

async function wordsOf(backend: Backend): Promise<string[]> {
  const answer = await backend.call('preferences.get', {})
  if (!answer.ok) return []
  const { values } = answer.value as { values: Record<string, unknown> }
  return spelling.safeParse(values['spelling']).data?.words ?? []
}

/** Makes Chromium's own list of words that of the person working. */
async function learnWords(session: Session, backend: Backend): Promise<void> {
  const wanted = new Set(await wordsOf(backend))
  const known = new Set(await session.listWordsInSpellCheckerDictionary())
  for (const word of wanted) if (!known.has(word)) session.addWordToSpellCheckerDictionary(word)
  for (const word of known) if (!wanted.has(word)) session.removeWordFromSpellCheckerDictionary(word)
}

function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
