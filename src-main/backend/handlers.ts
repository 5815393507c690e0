import type { Channel, CommandChannel, ParsedInputOf } from '../../src-shared/contract/index.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import { listBackups } from '../db/backup.ts'
import { listProjects } from '../repositories/project-list.ts'
import { recordById, recordsOf } from '../repositories/records.ts'
import * as assessment from '../services/assessment.ts'
import * as cause from '../services/cause.ts'
import type { CommandContext, Outcome } from '../services/command.ts'
import * as control from '../services/control.ts'
import * as evidence from '../services/evidence.ts'
import * as finding from '../services/finding.ts'
import * as hazard from '../services/hazard.ts'
import { listHistory, summaryOf } from '../services/history.ts'
import * as link from '../services/link.ts'
import * as people from '../services/people.ts'
import * as project from '../services/project.ts'
import * as register from '../services/register.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import * as undo from '../services/undo.ts'
import { answerCommand } from './answer-command.ts'
import { approvalFileHandlers } from './approval-file-handlers.ts'
import { backupHandlers } from './backup-handlers.ts'
import { documentHandlers } from './document-handlers.ts'
import { editManyHandlers } from './edit-many-handlers.ts'
import type { Handler } from './handler.ts'
import { historyHandlers } from './history-handlers.ts'
import { importHandlers } from './import-handlers.ts'
import { issueHandlers } from './issue-handlers.ts'
import { keyHandlers } from './key-handlers.ts'
import { keyListHandlers } from './key-list-handlers.ts'
import { openEvidence } from './open-evidence.ts'
import { packageHandlers } from './package-handlers.ts'
import { readProjectHandlers } from './read-project-handlers.ts'
import { returnedHandlers } from './returned-handlers.ts'
import { sampleHandlers } from './sample-handlers.ts'
import type { Session } from './session.ts'

type Service<C extends CommandChannel> = (input: ParsedInputOf<C>, context: CommandContext) => Promise<Outcome>

/** Longest value of one preference, in characters of its JSON. */
const PREFERENCE_LIMIT = 200_000

/** Commands that are nothing but their service. */
const services = {
  'person.create': people.createPerson,
  'person.update': people.updatePerson,
  'person.archive': people.archivePerson,
  'person.restore': people.restorePerson,
  'organisation.create': people.createOrganisation,
  'organisation.update': people.updateOrganisation,
  'organisation.archive': people.archiveOrganisation,
  'organisation.restore': people.restoreOrganisation,
  'project.create': project.createProject,
  'project.update': project.updateProject,
  'project.set-scheme': project.setScheme,
  'project.archive': project.archiveProject,
  'finding.answer': finding.answerFinding,
  'finding.withdraw-answer': finding.withdrawAnswer,
  'register.create': register.createRegisterRecord,
  'register.update': register.updateRegisterRecord,
  'register.archive': register.archiveRegisterRecord,
  'register.restore': register.restoreRegisterRecord,
  'narrative.set': register.setNarrative,
  'statement.set': register.setStatement,
  'hazard.create': hazard.createHazard,
  'hazard.update': hazard.updateHazard,
  'hazard.promote': hazard.promoteHazard,
  'hazard.archive': hazard.archiveHazard,
  'hazard.restore': hazard.restoreHazard,
  'hazard.split': hazard.splitHazard,
  'hazard.merge': hazard.mergeHazard,
  'cause.add': cause.addCauses,
  'cause.update': cause.updateCause,
  'cause.archive': cause.archiveCause,
  'cause.move': hazard.moveCause,
  'link.add': link.addLinks,
  'link.update': link.updateLink,
  'link.move': link.moveLink,
  'link.remove': link.removeLink,
  'assessment.set': assessment.setAssessment,
  'assessment.confirm': assessment.confirmAssessment,
  'difference.confirm': assessment.confirmDifference,
  'control.create': control.createControl,
  'control.create-many': control.createControls,
  'control.update': control.updateControl,
  'control.step': control.stepControl,
  'control.archive': control.archiveControl,
  'control.restore': control.restoreControl,
  'evidence.update': evidence.updateEvidence,
  'evidence.archive': evidence.archiveEvidence,
  'evidence.restore': evidence.restoreEvidence,
  'change.undo': undo.undoChange,
  'change.redo': undo.redoChange,
} satisfies { [C in CommandChannel]?: Service<C> }

const serviceHandlers = Object.fromEntries(
  Object.entries(services).map(([channel, service]) => [
    channel,
    (input: never, session: Session) => answerCommand(session, channel, (context) => service(input, context)),
  ]),
) as { [C in keyof typeof services]: Handler<C> }

/** Every call of the contract and what answers it; a missing one does not compile. */
export const handlers: { [C in Channel]: Handler<C> } = {
  ...serviceHandlers,
  ...documentHandlers,
  ...editManyHandlers,
  ...approvalFileHandlers,
  ...backupHandlers,
  ...historyHandlers,
  ...importHandlers,
  ...issueHandlers,
  ...keyHandlers,
  ...keyListHandlers,
  ...packageHandlers,
  ...returnedHandlers,
  ...readProjectHandlers,
  ...sampleHandlers,

  'workspace.status': (_input, session) => session.status(),
  'workspace.create': async ({ name }, session) => {
    const path = session.pathFor(name)
    if (listBackups(path).length > 0 || session.settings.recent.some((one) => one.path === path && one.present)) {
      throw new Refusal(
        'refused',
        `There is a workspace named "${name}" already. Nothing was changed.`,
        'Choose another name.',
      )
    }
    await session.open(path, { create: true })
    return await session.status()
  },
  'workspace.create-chosen': async (_input, session) => {
    const path = await session.ports.dialogs.chooseNewWorkspace(session.pathFor('Hazards'))
    if (path === null) throw new Refusal('cancelled', 'No workspace was made.')
    await session.open(path.endsWith('.hazards') ? path : `${path}.hazards`, { create: true })
    return await session.status()
  },
  'workspace.open-chosen': async (_input, session) => {
    const path = await session.ports.dialogs.chooseWorkspace()
    if (path === null) throw new Refusal('cancelled', 'No workspace was opened.')
    await session.open(path, { create: false })
    return await session.status()
  },
  'workspace.open-recent': async ({ id }, session) => {
    const recent = session.settings.recent.find((one) => one.id === id)
    if (!recent) throw new Refusal('not-found', 'This workspace is no longer in the list.')
    await session.open(recent.path, { create: false })
    return await session.status()
  },
  'workspace.forget-recent': async ({ id }, session) => {
    const recent = session.settings.recent.find((one) => one.id === id)
    if (!recent) throw new Refusal('not-found', 'This workspace is no longer in the list.')
    const { open } = await session.status()
    if (open?.path === recent.path) {
      throw new Refusal(
        'refused',
        'This workspace is open, so it stays among the recent ones.',
        'Open another first, then forget it.',
      )
    }
    session.settings.forget(recent.path)
    session.emit({ name: 'workspace', data: {} })
    return await session.status()
  },
  'workspace.backup': async (_input, session) => {
    const { path: _path, ...made } = await session.backup('on-demand')
    return made
  },
  'workspace.backups': async (_input, session) =>
    listBackups(session.workspace.path).map(({ path: _path, ...backup }) => backup),
  'work.cancel': async (_input, session) => ({ cancelled: session.running.cancel() }),
  'preferences.get': async (_input, session) => ({ values: session.preferences.of(await session.workingName()) }),
  'preferences.set': async ({ name, value }, session) => {
    if (JSON.stringify(value).length > PREFERENCE_LIMIT) {
      throw new Refusal('refused', 'This is too much to keep as a preference. Nothing was changed.')
    }
    session.preferences.set(await session.workingName(), name, value)
    session.emit({ name: 'preferences', data: {} })
    return {}
  },
  'pack.get': async (_input, session) => session.pack,
  'people.list': async (_input, session) => ({
    people: await recordsOf(session.workspace.reader.db, 'person', 'all'),
    organisations: await recordsOf(session.workspace.reader.db, 'organisation', 'all'),
  }),
  'work.set-person': async ({ personId }, session) => {
    const person = await recordById(session.workspace.reader.db, 'person', personId)
    session.settings.setWorking(session.workspace.id, person.id)
    session.emit({ name: 'workspace', data: {} })
    return await session.status()
  },

  'project.list': (_input, session) => listProjects(session.workspace.reader.db),
  'finding.list': async ({ projectId }, session) => {
    const at = session.ports.clock.now().toISOString()
    const snapshot = await session.workspace.read((db) => takeSnapshot(db, projectId, at))
    return await finding.findFindings(snapshot, session.pack, session.today)
  },
  'history.list': (input, session) => listHistory(session.workspace.reader.db, input),
  'undo.peek': async ({ projectId }, session) => {
    const { db } = session.workspace.reader
    const state = await undo.readUndoState(db, projectId)
    const told = async (step: { seq: number; undoes: number | null } | null, of: number | null | undefined) =>
      step && { seq: step.seq, summary: await summaryOf(db, of ?? step.seq) }
    return { undo: await told(state.undo, state.undo?.seq), redo: await told(state.redo, state.redo?.undoes) }
  },

  'evidence.create': async (input, session) => {
    const sent = input.token === null ? null : session.files.look(input.token)
    if (input.token !== null && !sent) {
      throw new Refusal(
        'not-found',
        'The file was used already or did not arrive. Nothing was changed.',
        'Choose it once more.',
      )
    }
    const file = sent && (await session.workspace.evidence.keep(sent))
    const done = await answerCommand(session, 'evidence.create', (context) =>
      evidence.createEvidence({ ...input, file }, context),
    )
    if (input.token !== null) await session.files.drop(input.token)
    return done
  },
  'evidence.open': openEvidence,
  'evidence.download': async ({ id }, session) => {
    const piece = await recordById(session.workspace.reader.db, 'evidence', id)
    if (!piece.file) throw new Refusal('not-found', 'This evidence is a reference; no file of it is kept here.')
    const path = await session.workspace.evidence.find(piece.file)
    const token = session.files.offer({ name: piece.file.name, mediaType: 'application/octet-stream', path })
    return { token, fileName: piece.file.name }
  },
}
