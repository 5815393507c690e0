// The page's own part: reads the files that it carries, has them checked, and shows what was found. Text is text: every
// word of a log is set as text, never as markup.

import { checkBundle, filesInPage, HASH_COMMAND, opensslCommand } from './check-bundle.js'
import { plainSha256 } from './sha256.js'

const byId = (id) => document.getElementById(id)

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== null && child !== ''))
  return element
}

/** The files of the bundle as the page carries them, in base64. */
function carriedFiles() {
  const files = filesInPage(byId('files').textContent)
  if (files === null) throw new TypeError('its files are not whole')
  return files
}

const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const platform = {
  async sha256(bytes) {
    const subtle = globalThis.crypto?.subtle
    return subtle === undefined ? plainSha256(bytes) : hex(await subtle.digest('SHA-256', bytes))
  },
  async verify(spkiDer, signature, bytes) {
    if (globalThis.crypto?.subtle === undefined) return null
    let key
    try {
      key = await crypto.subtle.importKey('spki', spkiDer, { name: 'Ed25519' }, false, ['verify'])
    } catch (fault) {
      // A browser without Ed25519 cannot tell; bytes that are no key are no signature of theirs.
      if (fault.name === 'NotSupportedError' || fault.name === 'SyntaxError') return null
      return false
    }
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, bytes)
  },
}

const DOCUMENTS = { 'hazard-log': 'Hazard log', 'safety-case': 'Clinical safety case report' }
const DECISIONS = { approve: 'Approved', 'approve with conditions': 'Approved with conditions', reject: 'Rejected' }

const dayWords = (day) =>
  day
    ? new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      )
    : 'Not recorded'
const momentWords = (moment) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' }).format(
    new Date(moment),
  )
const groups = (fingerprint) => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
const recorded = (words) => (words ? words : 'Not recorded')

function table(caption, head, rows) {
  return make(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' },
    make(
      'table',
      {},
      make('caption', {}, caption),
      make('thead', {}, make('tr', {}, ...head.map((words) => make('th', { scope: 'col' }, words)))),
      make(
        'tbody',
        {},
        ...rows.map((cells) =>
          make(
            'tr',
            {},
            ...cells.map((cell, index) =>
              make(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'row' } : {}, ...lines(cell)),
            ),
          ),
        ),
      ),
    ),
  )
}

function lines(cell) {
  if (cell instanceof Node) return [cell]
  return String(cell)
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [line] : [make('br'), line]))
}

const list = (texts) => make('ul', {}, ...texts.map((words) => make('li', {}, words)))

/** What was found, at the top. */
function showVerdict(check) {
  const verdict = byId('verdict')
  verdict.replaceChildren()
  const [first] = check.breaks
  if (first !== undefined) {
    verdict.className = 'altered'
    const revokedOnly = check.breaks.every(({ code }) => code === 'key-revoked')
    verdict.append(
      make('h2', {}, revokedOnly ? 'An approval does not count: its key was revoked' : 'Altered: do not rely on this'),
      make('p', {}, first.what),
      ...(check.breaks.length > 1 ? [make('p', {}, 'Also:'), list(check.breaks.slice(1).map(({ what }) => what))] : []),
    )
  } else if (!check.signaturesChecked) {
    verdict.className = 'partly'
    verdict.append(
      make('h2', {}, 'Content hash right, signatures not checked here'),
      make('p', {}, 'This browser has no Ed25519. The commands below check the signatures, and newer browsers do.'),
    )
  } else {
    verdict.className = 'unchanged'
    const signed = check.approvals.filter(({ state }) => state === 'holds').length
    verdict.append(
      make(
        'h2',
        {},
        signed === 0
          ? 'Content unchanged since it was issued; nobody has signed it'
          : `Content unchanged since it was signed${signed === 1 ? '' : ` (${signed} signatures)`}`,
      ),
      make(
        'p',
        {},
        signed === 0
          ? 'The content has the hash that its bundle names. Compare it with the one in a document kept elsewhere.'
          : 'This does not prove who held the keys: compare each fingerprint with the one the signer gave you.',
      ),
    )
  }
  byId('status').textContent = `${check.project || 'Project not known'} · ${check.status || 'status not known'}`
  byId('proved').replaceChildren(...check.proved.map((words) => make('li', {}, words)))
  byId('not-proved').replaceChildren(...check.notProved.map((words) => make('li', {}, words)))
  byId('hash').textContent = check.sha256
}

function showApprovals(check) {
  const rows = check.approvals.map((one) => [
    `${recorded(one.name)}\n${one.role}`,
    `${DOCUMENTS[one.document] ?? one.document} ${one.version}`,
    [
      one.state === 'refused' ? `REFUSED: ${one.why}` : one.state === 'withdrawn' ? one.why : '',
      `${DECISIONS[one.decision] ?? one.decision}${one.statement ? `: “${one.statement}”` : ''}`,
      one.comment ? `Comment: ${one.comment}` : '',
      ...one.conditions.map(
        ({ text, owner, gate }, index) => `Condition ${index + 1}: ${text} Owner: ${owner}; before: ${gate}.`,
      ),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    one.at ? momentWords(one.at) : '',
    `${groups(one.fingerprint)}\n${{ holds: 'signature holds', 'not checked here': 'not checked here', withdrawn: 'withdrawn', refused: 'refused' }[one.state]}`,
  ])
  const asked = check.content?.asked ?? []
  const waiting = asked.filter(
    (one) =>
      !check.approvals.some(
        ({ name, role, document, state }) =>
          name === one.name &&
          role === one.role &&
          document === one.document &&
          (state === 'holds' || state === 'not checked here'),
      ),
  )
  byId('approvals').replaceChildren(
    rows.length === 0
      ? make('p', {}, 'No decision was signed when this bundle was made.')
      : table('Signed decisions', ['Who, in which role', 'Document', 'Decision', 'Time', 'Key'], rows),
    ...(waiting.length === 0
      ? []
      : [
          make('p', {}, 'Asked, and not decided when this bundle was made:'),
          list(waiting.map(({ name, role, document }) => `${name} (${role}), ${DOCUMENTS[document] ?? document}`)),
        ]),
  )
}

function showCommands(files) {
  const ids = [...files.keys()].flatMap((name) => /^approvals\/(.+)\.json$/.exec(name)?.[1] ?? [])
  const commands = [HASH_COMMAND, ...ids.map(opensslCommand)]
  byId('commands').replaceChildren(make('code', {}, commands.join('\n')))
}

/** The rating that the scheme frozen with the log looks up for a hazard's last score at a stage. */
function ratingOf(hazard, stage, scheme) {
  const score = hazard.assessments.filter((one) => one.stage === stage).at(-1)
  if (score === undefined) return { number: null, words: 'Not scored', score: null }
  const row = scheme.likelihood.findIndex(({ word }) => word === score.likelihood)
  const column = scheme.severity.findIndex(({ word }) => word === score.severity)
  const number = scheme.lookup[row]?.[column]
  const rating = scheme.ratings.find((one) => one.number === number)
  return { number: number ?? null, words: rating ? `${rating.number} ${rating.label}` : 'No rating', score }
}

function scoreWords({ words, score }) {
  if (score === null) return words
  const more = [
    `Severity ${score.severity ?? 'not scored'}, likelihood ${score.likelihood ?? 'not scored'}`,
    score.severityReason && `Severity: ${score.severityReason}`,
    score.likelihoodReason && `Likelihood: ${score.likelihoodReason}`,
    `${score.acceptability}${score.justification ? `: ${score.justification}` : ''}`,
  ]
  return [words, ...more.filter(Boolean)].join('\n')
}

function hazardArticle(hazard, { scheme, controls, findings, people }) {
  const initial = ratingOf(hazard, 'initial', scheme)
  const residual = ratingOf(hazard, 'residual', scheme)
  const causes = hazard.causes.filter(({ archived }) => archived === null)
  const controlWords = (causeId) =>
    hazard.links
      .filter((link) => link.causeId === causeId)
      .map((link) => {
        const control = controls.get(link.controlId)
        if (control === undefined) return 'A control that is not in the content'
        const state = control.steps.at(-1)?.state ?? 'not stated'
        return `${control.number} ${control.name} (${control.type}; ${link.standing}; ${state}; ${link.effectiveness})`
      })
      .join('\n')
  const answered = findings.filter(({ answer, hazardId }) => hazardId === hazard.id && answer !== null)
  return make(
    'details',
    { class: 'hazard', 'data-text': JSON.stringify(hazard).toLowerCase() },
    make(
      'summary',
      {},
      make('strong', {}, hazard.number),
      ` ${hazard.name} `,
      make('span', { class: `rating r${residual.number ?? 0}` }, `Residual: ${residual.words}`),
    ),
    make('p', {}, recorded(hazard.description)),
    make('p', {}, make('strong', {}, 'Impact: '), recorded(hazard.impact)),
    make('p', {}, make('strong', {}, 'Status: '), hazard.status),
    table(`Clinical risk of ${hazard.number}`, ['Initial', 'Residual'], [[scoreWords(initial), scoreWords(residual)]]),
    table(
      `Causes and controls of ${hazard.number}`,
      ['Cause', 'Controls'],
      [
        ...causes.map((cause) => [`${cause.number}. ${cause.text}`, controlWords(cause.id) || 'No control']),
        ...(controlWords(null) ? [['The hazard as a whole', controlWords(null)]] : []),
      ],
    ),
    ...(answered.length === 0
      ? []
      : [
          table(
            `Findings answered on ${hazard.number}`,
            ['Finding', 'Answer', 'By, on'],
            answered.map(({ message, answer }) => [
              message,
              answer.reason,
              `${people.get(answer.personId) ?? 'Not recorded'}, ${dayWords(answer.on)}`,
            ]),
          ),
        ]),
  )
}

function showContent({ content }) {
  const place = byId('content')
  if (content === null) {
    place.replaceChildren(make('p', {}, 'What is in this bundle is not what was issued, so it is not shown.'))
    return
  }
  const { snapshot, issued } = content
  const { project, records } = snapshot
  const people = new Map(snapshot.people.map(({ id, name }) => [id, name]))
  const shared = {
    scheme: project.scheme,
    controls: new Map(records.control.map((one) => [one.id, one])),
    findings: content.findings,
    people,
  }
  const counting = records.hazard.filter(({ archived, candidate }) => archived === null && !candidate)
  const outside = records.hazard.filter(({ archived, candidate }) => archived !== null || candidate)
  const hazards = counting.map((one) => hazardArticle(one, shared))
  const open = content.findings.filter(({ answer, notYetDue }) => answer === null && !notYetDue)
  // Paper has nothing to open.
  addEventListener('beforeprint', () => {
    for (const one of hazards) one.open = true
  })
  const search = make('input', { type: 'search', id: 'search', autocomplete: 'off' })
  const count = make('output', { for: 'search' }, `${hazards.length} hazards`)
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const one of hazards) {
      one.hidden = !words.every((word) => one.dataset.text.includes(word))
      if (!one.hidden) shown += 1
    }
    count.textContent = `${shown} of ${hazards.length} hazards`
  })
  place.replaceChildren(
    ...(project.notice ? [make('p', { class: 'notice' }, project.notice)] : []),
    table(
      'What was issued',
      ['What', 'As frozen'],
      [
        ['Project', project.name],
        ['System', [project.system.name, project.system.version].filter(Boolean).join(' ') || 'Not recorded'],
        ['Version', content.version],
        ['Lifecycle phase', recorded(content.phase)],
        ['Purpose', recorded(content.purpose)],
        ['Summary of changes', content.summary],
        [
          'Issued',
          `${momentWords(issued.at)} by ${issued.by.name}, as stated on the computer (account ${issued.by.account})`,
        ],
        [
          'Documents',
          content.documents
            .map(
              ({ document, version, reference }) =>
                `${DOCUMENTS[document]} ${version}${reference ? `, ${reference}` : ''}`,
            )
            .join('\n'),
        ],
        ['Ledger head', `${snapshot.position.hash}, change ${snapshot.position.seq}`],
        ['Scheme', `${project.scheme.title}, version ${project.scheme.version}`],
        ['Standards pack', `${content.pack.title}, version ${content.pack.version}`],
        [
          'Findings',
          `${open.length} stood open, answered: ${content.findings.filter(({ answer }) => answer !== null).length}`,
        ],
      ],
    ),
    make('h3', {}, 'Hazards'),
    make('p', {}, make('label', { for: 'search' }, 'Find in the hazards '), search, ' ', count),
    ...hazards,
    ...(outside.length === 0
      ? []
      : [
          make('h3', {}, 'Outside the counts'),
          list(
            outside.map(
              ({ number, name, candidate, archived }) =>
                `${number} ${name}: ${archived ? `${archived.how}, ${archived.reason}` : candidate ? 'candidate' : ''}`,
            ),
          ),
        ]),
    ...answersTable(content.findings, people),
    make('h3', {}, 'Evidence'),
    table(
      'Evidence, by hash where a file is kept',
      ['Title', 'Type, date', 'SHA-256 of the file, or where it is kept'],
      records.evidence
        .filter(({ archived }) => archived === null)
        .map(({ title, type, date, file, reference }) => [
          title,
          `${type}, ${dayWords(date)}`,
          file ? file.sha256 : recorded(reference),
        ]),
    ),
  )
}

/** Answers about the project as a whole; those about a hazard stand with it. */
function answersTable(findings, people) {
  const answered = findings.filter(({ answer, hazardId }) => answer !== null && hazardId === null)
  if (answered.length === 0) return []
  return [
    make('h3', {}, 'Findings answered about the project as a whole'),
    table(
      'Findings answered about the project as a whole',
      ['Finding', 'Answer', 'By, on'],
      answered.map(({ message, answer }) => [
        message,
        answer.reason,
        `${people.get(answer.personId) ?? 'Not recorded'}, ${dayWords(answer.on)}`,
      ]),
    ),
  ]
}

function hearComparison(check) {
  const field = byId('compare')
  const answer = byId('compared')
  field.addEventListener('input', () => {
    const typed = field.value.toLowerCase().replace(/[^0-9a-f]/g, '')
    const known = [
      ['the hash of this content', check.sha256],
      ['the ledger head of this version', check.ledger?.hash ?? ''],
      ...check.approvals.map(({ name, fingerprint }) => [`the key of ${name}`, fingerprint]),
    ]
    if (typed.length < 16) answer.textContent = typed === '' ? '' : 'Give at least 16 digits.'
    else {
      const found = known.find(([, hash]) => hash.startsWith(typed))
      answer.textContent = found
        ? `The same as ${found[0]}${typed.length < 64 ? `, as far as the ${typed.length} digits go` : ''}.`
        : 'Different: it is neither the hash of this content nor a key or ledger head in this bundle.'
    }
  })
}

async function start() {
  try {
    const files = carriedFiles()
    showCommands(files)
    const check = await checkBundle(files, platform, { inPage: true })
    showVerdict(check)
    showApprovals(check)
    showContent(check)
    hearComparison(check)
  } catch (fault) {
    const verdict = byId('verdict')
    verdict.className = 'altered'
    verdict.replaceChildren(
      make('h2', {}, 'Altered: do not rely on this'),
      make(
        'p',
        {},
        `What this page carries cannot be read: it was altered or did not arrive whole (${fault.message}).`,
      ),
    )
  } finally {
    document.documentElement.dataset.checked = 'yes'
  }
}

void start()
