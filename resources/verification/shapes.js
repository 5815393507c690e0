// What the files of a bundle look like, format 1.

/**
 * A kind of value; `?` for one that may be null; an object for its fields, a list for a list of such.
 * @typedef {'text' | 'id' | 'hash' | 'moment' | 'day' | 'whole' | { [field: string]: Shape } | { '?': Shape } | { '…': { [field: string]: Shape } } | Shape[]} Shape
 */

/** @type {Record<string, RegExp>} */
const TEXTS = {
  text: /^/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  hash: /^[0-9a-f]{64}$/,
  moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  day: /^\d{4}-\d\d-\d\d$/,
}

/**
 * What does not fit a shape, or null. Fields that a shape does not name do not fit, unless it is marked `…`.
 * @param {any} value
 * @param {Shape} shape
 * @param {string} [where]
 * @returns {string | null}
 */
export function misfit(value, shape, where = 'it') {
  if (typeof shape === 'string') {
    const fits =
      shape === 'whole' ? Number.isSafeInteger(value) : typeof value === 'string' && TEXTS[shape]?.test(value)
    return fits ? null : `“${where}” is missing or not what it should be`
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return `“${where}” is missing or no list`
    for (const entry of value) {
      const wrong = misfit(entry, shape[0], where)
      if (wrong !== null) return wrong
    }
    return null
  }
  if ('?' in shape) return value === null ? null : misfit(value, shape['?'], where)
  const open = '…' in shape
  const fields = /** @type {{ [field: string]: Shape }} */ (open ? shape['…'] : shape)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `“${where}” is missing`
  const unknown = open ? undefined : Object.keys(value).find((key) => !Object.hasOwn(fields, key))
  if (unknown !== undefined) return `“${unknown}” does not belong there`
  for (const [field, inner] of Object.entries(fields)) {
    const wrong = misfit(value[field], inner, field)
    if (wrong !== null) return wrong
  }
  return null
}

const head = { format: 'text', formatVersion: 'whole' }
const issued = { document: 'text', reference: 'text', version: 'text' }

/** @type {Shape} */
export const bundleShape = {
  .../** @type {{ [field: string]: Shape }} */ (head),
  product: { name: 'text', version: 'text' },
  at: 'moment',
  status: 'text',
  baseline: { sha256: 'hash', version: 'text', projectId: 'id', project: 'text' },
  ledger: { seq: 'whole', hash: 'text' },
  approvals: [{ id: 'id', withdrawn: { '?': { at: 'moment', reason: 'text' } } }],
}

/** @type {Shape} */
export const keysShape = {
  .../** @type {{ [field: string]: Shape }} */ (head),
  at: 'moment',
  keys: [
    {
      personId: 'id',
      name: 'text',
      fingerprint: 'hash',
      pem: 'text',
      enrolledAt: 'moment',
      revoked: { '?': { on: 'day', reason: 'text' } },
    },
  ],
}

/** @type {Shape} */
export const approvalShape = {
  .../** @type {{ [field: string]: Shape }} */ (head),
  id: 'id',
  baseline: { sha256: 'hash', version: 'text', projectId: 'id', project: 'text' },
  document: /** @type {{ [field: string]: Shape }} */ (issued),
  person: {
    id: 'id',
    name: 'text',
    profession: 'text',
    registrationBody: 'text',
    registrationNumber: 'text',
    registrationExpires: { '?': 'day' },
    registrationCheckedOn: { '?': 'day' },
    registrationCheckedBy: 'text',
  },
  role: 'text',
  decision: 'text',
  statement: 'text',
  comment: 'text',
  conditions: [{ text: 'text', owner: 'text', gate: 'text' }],
  at: 'moment',
  keyFingerprint: 'hash',
}

/**
 * Of the content only what the checks read: its hash stands for the rest.
 * @type {Shape}
 */
export const baselineShape = {
  '…': {
    version: 'text',
    phase: 'text',
    purpose: 'text',
    summary: 'text',
    issued: { '…': { at: 'moment', by: { '…': { name: 'text' } } } },
    documents: [/** @type {{ [field: string]: Shape }} */ (issued)],
    asked: [{ '…': { document: 'text', personId: 'id', name: 'text', role: 'text' } }],
    keys: [{ '…': { personId: 'id', name: 'text', fingerprint: 'hash' } }],
    snapshot: {
      '…': {
        position: { '…': { seq: 'whole', hash: 'text' } },
        project: { '…': { id: 'id', name: 'text', notice: 'text' } },
        people: [{ '…': { id: 'id', name: 'text' } }],
        records: { '…': { hazard: [{ '…': { id: 'id' } }] } },
      },
    },
  },
}
