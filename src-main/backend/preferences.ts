import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

const file = z.object({
  format: z.literal(1),
  /** Name of the person, lower case, or empty while nobody is named → name of the preference → value. */
  people: z.record(z.string(), z.record(z.string(), z.json())),
})
type Stored = z.infer<typeof file>
type Values = Stored['people'][string]

/**
 * How people like their screens, in one small file of the data folder, the same for every host. Kept by the person's
 * name: the same clinical safety officer finds the same columns in every workspace on this computer. No part of a
 * hazard log: a file that cannot be read is started afresh.
 */
export class Preferences {
  readonly #path: string
  #stored: Stored

  constructor(folder: string) {
    this.#path = join(folder, 'preferences.json')
    try {
      this.#stored = file.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      this.#stored = { format: 1, people: {} }
    }
  }

  /** What a person set, over what was set while nobody was named. */
  of(person: string): Values {
    return { ...this.#stored.people[''], ...this.#stored.people[person.toLowerCase()] }
  }

  set(person: string, name: string, value: Values[string]): void {
    const key = person.toLowerCase()
    const own = { ...this.#stored.people[key], [name]: value }
    const stored = { ...this.#stored, people: { ...this.#stored.people, [key]: own } }
    writeFileAtomic.sync(this.#path, `${JSON.stringify(stored, null, 2)}\n`)
    this.#stored = stored
  }
}
