import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PACKAGE_FORMAT, projectPackage } from '../../src-shared/domain/package.ts'
import { RESOURCES } from '../support/backend.ts'

/** The published schema, made from the schemas that packages are read by. `vitest run -u` writes it anew. */
const schema = {
  title: `Package of a hazard log, format ${PACKAGE_FORMAT.formatVersion}`,
  description:
    'One project as a workspace of Hazard Ledger writes it. The lengths of texts, and what must agree between its parts, are checked when it is taken in.',
  ...z.toJSONSchema(projectPackage, { io: 'input', target: 'draft-2020-12', reused: 'ref' }),
}

describe('the published schema of a package', () => {
  it('is what packages are read by', async () => {
    const file = `hazard-ledger-package-${PACKAGE_FORMAT.formatVersion}.schema.json`
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(RESOURCES, 'package', file))
  })

  it('names every part and lets no other in', () => {
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required?.toSorted()).toEqual(Object.keys(projectPackage.shape).toSorted())
  })
})
