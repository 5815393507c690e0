import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type StandardsPack, standardsPack } from '../../src-shared/domain/standards-pack.ts'

/** The pack that new projects are made under. */
const CURRENT_PACK = 'nhs-2018'

/**
 * Reads a standards pack from the resources folder.
 * @throws where it is missing or does not fit its schema: the product is then not whole
 */
export function readPack(resources: string, id: string = CURRENT_PACK): StandardsPack {
  return standardsPack.parse(JSON.parse(readFileSync(join(resources, 'standards', `${id}.json`), 'utf8')))
}
