// The checks of a verification bundle (format 1), in one place for the page, the command line and the app: they cannot
// disagree. Plain JavaScript without imports from elsewhere, because the page carries this very text.

import { approvalShape, baselineShape, bundleShape, keysShape, misfit } from './shapes.js'

/** @typedef {import('./check-bundle.d.ts').BundleCrypto} BundleCrypto */
/** @typedef {import('./check-bundle.d.ts').BundleCheck} BundleCheck */
/** @typedef {import('./check-bundle.d.ts').CheckedApproval} CheckedApproval */
/** @typedef {Record<string, any>} Json */

/** Newest format that is known here. */
const FORMAT_VERSION = 1
const BASELINE = 'baseline.json'
const HASH_FILE = 'baseline.json.sha256'
const PAGE = 'verify.html'
const READ_ME = 'Read me.txt'
/** The page's own copy of the files. */
const PAGE_DATA = /<script type="application\/json" id="files">([^<]*)<\/script>/g

/** What of a thing ends its check. */
class Break extends Error {
  /**
   * @param {string} code
   * @param {string} where
   * @param {string} what
   */
  constructor(code, where, what) {
    super(what)
    this.code = code
    this.where = where
  }
}

/**
 * The command of standard tools that checks one approval, run in the bundle's folder.
 * @param {string} id
 */
export function opensslCommand(id) {
  const file = `approvals/${id}`
  return `openssl pkeyutl -verify -rawin -pubin -inkey ${file}.pem -in ${file}.json -sigfile ${file}.sig`
}

/** The command of standard tools that checks the content's hash, run in the bundle's folder. */
export const HASH_COMMAND = `sha256sum -c ${HASH_FILE}`

/**
 * What is said of a signature that holds, and all that may be said.
 * @param {string} fingerprint
 */
export function signedBy(fingerprint) {
  return `Content unchanged since it was signed by key ${fingerprint}; this does not prove who held the key: compare the fingerprint with the one the signer gave you.`
}

/**
 * Checks a bundle, in the order of its format; the first break is named first.
 *
 * @param {Map<string, Uint8Array>} files by their names in the bundle
 * @param {BundleCrypto} crypto
 * @param {{ inPage?: boolean }} [how] `inPage`: the files are those inside `verify.html`, which does not hold itself
 * @returns {Promise<BundleCheck>}
 */
export async function checkBundle(files, crypto, { inPage = false } = {}) {
  /** @type {BundleCheck} */
  const found = {
    ok: false,
    breaks: [],
    proved: [],
    notProved: [],
    approvals: [],
    signaturesChecked: false,
    sha256: '',
    version: '',
    project: '',
    status: '',
    ledger: null,
    content: null,
  }
  /** @type {Json | null} */
  let content = null
  try {
    const bundle = readDocument(files, 'bundle.json', 'hazard-ledger-bundle', bundleShape)
    const keys = readDocument(files, 'keys.json', 'hazard-ledger-keys', keysShape)
    checkNames(files, bundle, inPage, found)
    const bytes = fileOf(files, BASELINE)
    const hash = await crypto.sha256(bytes)
    found.sha256 = hash
    const { version, project } = bundle['baseline']
    Object.assign(found, { version, project, status: bundle['status'], ledger: bundle['ledger'] })
    checkHash(files, bundle, hash, found)
    const baseline = readBaseline(bytes)
    checkFacts(baseline, bundle, found)
    await checkKeys(keys, crypto, found)
    for (const listed of bundle.approvals) {
      found.approvals.push(await checkApproval(listed, { files, crypto, hash, baseline, keys, found }))
    }
    if (!inPage) checkPage(files, found)
    content = baseline
  } catch (fault) {
    if (!(fault instanceof Break)) throw fault
    note(found, fault)
  }
  found.signaturesChecked = found.approvals.every(({ state }) => state !== 'not checked here')
  found.ok = found.breaks.length === 0
  // What is shown as issued has its hash; a refused approval takes nothing from that.
  if (isAsNamed(found)) found.content = content
  tell(found)
  return found
}

/**
 * @param {BundleCheck} found
 * @param {{ code: string, message: string, where: string }} fault
 */
function note(found, { code, message, where }) {
  found.breaks.push({ code, what: message, where })
}

/**
 * @param {Map<string, Uint8Array>} files
 * @param {string} name
 */
function fileOf(files, name) {
  const bytes = files.get(name)
  if (bytes === undefined) throw new Break('missing-file', name, `${name} is missing.`)
  return bytes
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function textOf(bytes, name) {
  try {
    // ignoreBOM keeps the mark in the text, where it then counts as an alteration.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Break('unreadable', name, `${name} cannot be read: it is no UTF-8 text. It was altered or cut short.`)
  }
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {Json}
 */
function jsonOf(text, name) {
  try {
    const value = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, like any other text that is not one object.
  }
  throw new Break('unreadable', name, `${name} cannot be read: it is no JSON. It was altered or cut short.`)
}

/**
 * @param {Json} value
 * @param {string} name
 * @param {string} format
 */
function checkFormat(value, name, format) {
  if (value['format'] !== format) {
    throw new Break('unknown-format', name, `${name} does not say that it is a ${format}.`)
  }
  if (Number.isInteger(value['formatVersion']) && value['formatVersion'] > FORMAT_VERSION) {
    throw new Break(
      'newer-format',
      name,
      `${name} is of format ${value['formatVersion']}; only format ${FORMAT_VERSION} is known here. Check it with the version that made it.`,
    )
  }
  if (value['formatVersion'] !== FORMAT_VERSION) {
    throw new Break('unknown-format', name, `${name} does not name a format that is known here.`)
  }
}

/**
 * Reads a file that is canonical JSON of a known shape: written in another way, it was altered.
 * @param {Map<string, Uint8Array>} files
 * @param {string} name
 * @param {string} format
 * @param {import('./shapes.js').Shape} shape
 */
function readDocument(files, name, format, shape) {
  const text = textOf(fileOf(files, name), name)
  const value = jsonOf(text, name)
  checkFormat(value, name, format)
  const wrong = misfit(value, shape)
  if (wrong !== null) throw new Break('unreadable', name, `${name} was altered: ${wrong}.`)
  if (canonical(value) !== text) {
    throw new Break('unreadable', name, `${name} was altered: it is not written as the product writes it.`)
  }
  return value
}

/**
 * Canonical JSON (RFC 8785) of what JSON.parse gave.
 * @param {any} value
 * @returns {string}
 */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${entries.join(',')}}`
}

/**
 * Every file that belongs to the bundle is there, and none that does not.
 * @param {Map<string, Uint8Array>} files
 * @param {Json} bundle
 * @param {boolean} inPage
 * @param {BundleCheck} found
 */
function checkNames(files, bundle, inPage, found) {
  /** @type {string[]} */
  const ids = bundle['approvals'].map((/** @type {Json} */ one) => one['id'])
  if (new Set(ids).size !== ids.length) {
    throw new Break('bundle-altered', 'bundle.json', 'bundle.json was altered: it names one approval twice.')
  }
  const needed = new Set([BASELINE, HASH_FILE, 'bundle.json', 'keys.json', ...(inPage ? [] : [PAGE, READ_ME])])
  for (const id of ids) for (const end of ['json', 'sig', 'pem']) needed.add(`approvals/${id}.${end}`)
  for (const name of needed) {
    if (!files.has(name)) note(found, new Break('missing-file', name, `${name} is missing.`))
  }
  for (const name of [...files.keys()].sort()) {
    if (!needed.has(name)) {
      note(
        found,
        new Break('extra-file', name, `${name} does not belong to this bundle: bundle.json does not name it.`),
      )
    }
  }
}

/**
 * @param {Map<string, Uint8Array>} files
 * @param {Json} bundle
 * @param {string} hash
 * @param {BundleCheck} found
 */
function checkHash(files, bundle, hash, found) {
  const named = bundle['baseline']['sha256']
  const sums = files.get(HASH_FILE)
  const line = sums === undefined ? null : textOf(sums, HASH_FILE)
  const inBundle = named === hash
  const inSums = line === null || line === `${hash}  ${BASELINE}\n`
  if (inBundle && inSums) return
  if (inBundle) {
    note(
      found,
      new Break(
        'hash-file-altered',
        HASH_FILE,
        `${HASH_FILE} was altered: ${BASELINE} has the SHA-256 ${hash}, which it does not name.`,
      ),
    )
  } else if (inSums && line !== null) {
    note(
      found,
      new Break(
        'bundle-altered',
        'bundle.json',
        `bundle.json was altered, or belongs to another version: it names the SHA-256 ${named}; ${BASELINE} has ${hash}.`,
      ),
    )
  } else {
    note(
      found,
      new Break(
        'content-altered',
        BASELINE,
        `${BASELINE} was altered: its SHA-256 is ${hash}; bundle.json names ${named}.`,
      ),
    )
  }
}

/** @param {Uint8Array} bytes */
function readBaseline(bytes) {
  const value = jsonOf(textOf(bytes, BASELINE), BASELINE)
  checkFormat(value, BASELINE, 'hazard-ledger-baseline')
  const wrong = misfit(value, baselineShape)
  if (wrong !== null) throw new Break('unreadable', BASELINE, `${BASELINE} is not whole: ${wrong}.`)
  return value
}

/**
 * @param {Json} baseline
 * @param {Json} bundle
 * @param {BundleCheck} found
 */
function checkFacts(baseline, bundle, found) {
  const { snapshot } = baseline
  /** @type {[string, unknown, unknown][]} */
  const facts = [
    ['version', bundle['baseline'].version, baseline['version']],
    ['project', bundle['baseline'].projectId, snapshot.project.id],
    ['name of the project', bundle['baseline'].project, snapshot.project.name],
    ['ledger position', bundle['ledger'].seq, snapshot.position.seq],
    ['ledger head', bundle['ledger'].hash, snapshot.position.hash],
  ]
  for (const [what, inBundle, inBaseline] of facts) {
    if (inBundle !== inBaseline) {
      note(
        found,
        new Break(
          'bundle-altered',
          'bundle.json',
          `bundle.json was altered: its ${what} is ${String(inBundle)}; the content says ${String(inBaseline)}.`,
        ),
      )
    }
  }
}

/**
 * Each key in the list has the fingerprint that it is listed under.
 * @param {Json} keys
 * @param {BundleCrypto} crypto
 * @param {BundleCheck} found
 */
async function checkKeys(keys, crypto, found) {
  for (const key of keys['keys']) {
    const der = derOf(key.pem)
    if (der === null || (await crypto.sha256(der)) !== key.fingerprint) {
      note(
        found,
        new Break(
          'key-altered',
          'keys.json',
          `keys.json was altered: the key of ${key.name} does not have the fingerprint it is listed under.`,
        ),
      )
    }
  }
}

/**
 * The bytes of a public Ed25519 key in PEM; null for anything else, or written otherwise.
 * @param {string} pem
 */
function derOf(pem) {
  const inside = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=]{60})\n-----END PUBLIC KEY-----\n$/.exec(pem)?.[1]
  if (inside === undefined) return null
  const raw = base64Bytes(inside)
  // SPKI of Ed25519: twelve fixed bytes, then the key's 32.
  const start = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
  if (raw === null || raw.length !== 44 || start.some((byte, index) => raw[index] !== byte)) return null
  return raw
}

/**
 * @param {string} text
 * @returns {Uint8Array | null} null where it is no base64 as it is usually written
 */
export function base64Bytes(text) {
  try {
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
    return btoa(binary) === text ? bytes : null
  } catch {
    return null
  }
}

/**
 * @param {{ id: string, withdrawn: { at: string, reason: string } | null }} listed
 * @param {{ files: Map<string, Uint8Array>, crypto: BundleCrypto, hash: string, baseline: Json, keys: Json, found: BundleCheck }} of
 * @returns {Promise<CheckedApproval>}
 */
async function checkApproval({ id, withdrawn }, { found, ...of }) {
  /** @type {CheckedApproval} */
  const check = {
    id,
    name: '',
    role: '',
    document: '',
    version: '',
    decision: '',
    statement: '',
    comment: '',
    conditions: [],
    at: '',
    fingerprint: '',
    state: 'refused',
    why: '',
  }
  try {
    const signed = readDocument(of.files, `approvals/${id}.json`, 'hazard-ledger-approval', approvalShape)
    const { person, document, role, decision, statement, comment, conditions, at, keyFingerprint } = signed
    Object.assign(check, { name: person.name, role, document: document.document, version: document.version })
    Object.assign(check, { decision, statement, comment, conditions, at, fingerprint: keyFingerprint })
    bindsTo(signed, id, of)
    const checked = await signatureHolds(signed, id, of)
    if (withdrawn !== null) {
      check.state = 'withdrawn'
      check.why = `Withdrawn on ${withdrawn.at.slice(0, 10)}: ${withdrawn.reason} It does not count.`
      return check
    }
    refuseRevoked(signed, id, of.keys)
    check.state = checked ? 'holds' : 'not checked here'
    check.why = checked
      ? signedBy(keyFingerprint)
      : `Content hash right, signature not checked here. Check it in the bundle's folder: ${opensslCommand(id)}`
  } catch (fault) {
    if (!(fault instanceof Break)) throw fault
    check.why = fault.message
    // A missing file was told already.
    if (!found.breaks.some(({ code, where }) => code === fault.code && where === fault.where)) note(found, fault)
  }
  return check
}

/**
 * What was signed is about these bytes, was asked, and by a key that was enrolled when the version was issued.
 * @param {Json} signed
 * @param {string} id
 * @param {{ hash: string, baseline: Json }} of
 */
function bindsTo(signed, id, { hash, baseline }) {
  const where = `approvals/${id}.json`
  const { person, document, role } = signed
  const who = `The approval of ${person.name}`
  if (signed['id'] !== id) {
    throw new Break('approval-swapped', where, `${who} does not lie under its own name: it is ${signed['id']}.`)
  }
  const about = signed['baseline']
  if (about.sha256 !== hash) {
    throw new Break(
      'other-content',
      where,
      `${who} is of other content: it names the SHA-256 ${about.sha256}; ${BASELINE} has ${hash}.`,
    )
  }
  if (about.version !== baseline['version'] || about.projectId !== baseline['snapshot'].project.id) {
    throw new Break(
      'other-content',
      where,
      `${who} is of another version or project: ${about.project}, version ${about.version}.`,
    )
  }
  const issued = baseline['documents'].find((/** @type {Json} */ one) => one['document'] === document.document)
  if (issued === undefined || issued.reference !== document.reference || issued.version !== document.version) {
    throw new Break(
      'other-document',
      where,
      `${who} is of a document that this version does not have: ${document.document}, ${document.reference}, version ${document.version}.`,
    )
  }
  const asked = baseline['asked'].some(
    (/** @type {Json} */ one) =>
      one['document'] === document.document && one['personId'] === person.id && one['role'] === role,
  )
  if (!asked) {
    throw new Break('not-asked', where, `${person.name} was not asked to approve the ${document.document} as ${role}.`)
  }
}

/**
 * @param {Json} signed
 * @param {string} id
 * @param {{ files: Map<string, Uint8Array>, crypto: BundleCrypto, baseline: Json, keys: Json }} of
 * @returns {Promise<boolean>} false where signatures cannot be checked here
 */
async function signatureHolds(signed, id, { files, crypto, baseline, keys }) {
  const { person, keyFingerprint } = signed
  const [pemName, sigName, jsonName] = ['pem', 'sig', 'json'].map((end) => `approvals/${id}.${end}`)
  const pem = textOf(fileOf(files, pemName), pemName)
  const signature = fileOf(files, sigName)
  const der = derOf(pem)
  if (der === null) {
    throw new Break(
      'key-altered',
      `approvals/${id}.pem`,
      `The key of ${person.name} was altered: it is no public Ed25519 key.`,
    )
  }
  if ((await crypto.sha256(der)) !== keyFingerprint) {
    throw new Break(
      'key-altered',
      `approvals/${id}.pem`,
      `The key beside the approval of ${person.name} is not the key that it names.`,
    )
  }
  const enrolled = baseline['keys'].some(
    (/** @type {Json} */ one) => one['fingerprint'] === keyFingerprint && one['personId'] === person.id,
  )
  if (!enrolled) {
    throw new Break(
      'key-not-enrolled',
      `approvals/${id}.json`,
      `The approval of ${person.name} names a key that was not enrolled for this person when the version was issued.`,
    )
  }
  const listed = keys['keys'].find((/** @type {Json} */ one) => one['fingerprint'] === keyFingerprint)
  if (listed === undefined || listed.personId !== person.id || listed.pem !== pem) {
    throw new Break('key-not-listed', 'keys.json', `keys.json does not have the key of ${person.name} that signed.`)
  }
  if (signature.length !== 64) {
    throw new Break(
      'signature',
      `approvals/${id}.sig`,
      `The signature of ${person.name} is not whole: ${signature.length} bytes, not 64.`,
    )
  }
  const holds = await crypto.verify(der, signature, fileOf(files, jsonName))
  if (holds === false) {
    throw new Break(
      'signature',
      `approvals/${id}.json`,
      `The signature of ${person.name} does not hold: the approval was altered after it was signed, or another key signed it.`,
    )
  }
  return holds === true
}

/**
 * @param {Json} signed
 * @param {string} id
 * @param {Json} keys
 */
function refuseRevoked(signed, id, keys) {
  const { revoked } = keys['keys'].find((/** @type {Json} */ one) => one['fingerprint'] === signed['keyFingerprint'])
  if (revoked === null || revoked.on > signed['at'].slice(0, 10)) return
  throw new Break(
    'key-revoked',
    `approvals/${id}.json`,
    `The approval of ${signed['person'].name} does not count: key revoked on ${revoked.on} (${revoked.reason}); signed on ${signed['at'].slice(0, 10)}.`,
  )
}

/**
 * The page's own copy of the files is theirs.
 * @param {Map<string, Uint8Array>} files
 * @param {BundleCheck} found
 */
function checkPage(files, found) {
  const page = files.get(PAGE)
  if (page === undefined) return
  const [only, ...more] = [...textOf(page, PAGE).matchAll(PAGE_DATA)]
  const altered = new Break(
    'page-altered',
    PAGE,
    `The data in ${PAGE} was altered: it is not that of the files beside it.`,
  )
  const inside = only === undefined || more.length > 0 ? null : filesInPage(only[1] ?? '')
  if (inside === null) return note(found, altered)
  const beside = [...files.keys()].filter((name) => name !== PAGE && name !== READ_ME)
  const same = beside.length === inside.size && beside.every((name) => sameBytes(files.get(name), inside.get(name)))
  if (!same) note(found, altered)
}

/**
 * The files that a page carries.
 * @param {string} text of its data
 * @returns {Map<string, Uint8Array> | null} null where it cannot be read
 */
export function filesInPage(text) {
  try {
    /** @type {Map<string, Uint8Array>} */
    const files = new Map()
    for (const [name, base64] of Object.entries(JSON.parse(text))) {
      const bytes = typeof base64 === 'string' ? base64Bytes(base64) : null
      if (bytes === null) return null
      files.set(name, bytes)
    }
    return files
  } catch {
    return null
  }
}

/**
 * @param {Uint8Array | undefined} one
 * @param {Uint8Array | undefined} other
 */
function sameBytes(one, other) {
  if (one === undefined || other === undefined || one.length !== other.length) return false
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}

/**
 * Whether the content is the one that the bundle names.
 * @param {BundleCheck} found
 */
function isAsNamed({ breaks, sha256 }) {
  const about = [
    'content-altered',
    'bundle-altered',
    'hash-file-altered',
    'unreadable',
    'unknown-format',
    'newer-format',
  ]
  return sha256 !== '' && !breaks.some(({ code, where }) => about.includes(code) && !where.startsWith('approvals/'))
}

/** @param {BundleCheck} found */
function tell(found) {
  const { approvals } = found
  if (found.content !== null) {
    found.proved.push(`The content has the SHA-256 that this bundle names: ${found.sha256}.`)
    for (const { state, name, role, decision, fingerprint } of approvals) {
      if (state === 'holds') {
        found.proved.push(
          `“${decision}”, ${name}, ${role}: content unchanged since it was signed by key ${fingerprint}.`,
        )
      }
    }
  }
  found.notProved.push(
    'That this is the content of a document you hold: compare the hash with the one printed in its footer.',
    'Who held a key: compare each fingerprint with the one the signer gave you.',
    'What happened after the bundle was made: an approval withdrawn or a key revoked later, or left out of it.',
    'That a registration is current: it is as recorded; no register was consulted.',
    'That the page verify.html is itself as it was made: who alters the files can alter it too. The commands of standard tools do not rest on it.',
  )
  if (approvals.some(({ state }) => state === 'not checked here')) {
    found.notProved.push('That the signatures hold: they could not be checked here.')
  }
}
