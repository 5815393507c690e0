import type { KnownKey } from '../../src-shared/contract/issue.ts'
import type { ComparedState } from '../../src-shared/domain/difference.ts'
import type { PublicKey } from '../../src-shared/domain/public-key.ts'
import { Refusal } from '../../src-shared/domain/result.ts'
import type { Snapshot } from '../../src-shared/domain/snapshot.ts'
import { signText } from '../issue/ed25519.ts'
import { recordsOf } from '../repositories/records.ts'
import { meetCondition, signApproval, withdrawApproval } from '../services/approval.ts'
import { differenceOf } from '../services/difference.ts'
import { issueBaseline, withdrawBaseline } from '../services/issue.ts'
import { readBaseline, readIssues } from '../services/issue-state.ts'
import { takeSnapshot } from '../services/snapshot.ts'
import { answerCommand } from './answer-command.ts'
import type { Handler } from './handler.ts'
import { offerBundle } from './make-bundle.ts'
import type { Session } from './session.ts'

type Channel =
  | 'issue.state'
  | 'baseline.list'
  | 'baseline.compare'
  | 'baseline.issue'
  | 'baseline.withdraw'
  | 'baseline.bundle'
  | 'approval.sign'
  | 'approval.withdraw'
  | 'approval.meet'

/** Issued versions and decisions about them, in this workspace. */
export const issueHandlers = {
  'issue.state': async ({ projectId }, session) => {
    const issues = await session.workspace.read((db) => readIssues(db, projectId))
    return {
      ...issues,
      keys: issues.keys.map((key) => known(key, session)),
      systemKeepsKeys: session.keys.systemKeepsKeys,
    }
  },
  'baseline.list': async ({ projectId }, session) =>
    (await recordsOf(session.workspace.reader.db, 'baseline', { projectId })).toReversed(),
  'baseline.compare': async ({ projectId, from, to }, { workspace, ports, pack, today }) =>
    await workspace.read(async (db) => {
      const state = async (id: string | null): Promise<ComparedState & { snapshot: Snapshot }> => {
        if (id === null) {
          return {
            version: null,
            day: today,
            snapshot: await takeSnapshot(db, projectId, ports.clock.now().toISOString()),
          }
        }
        const { baseline, content } = await readBaseline(db, id)
        if (baseline.projectId !== projectId) {
          throw new Refusal('not-found', 'This version is not in the project.')
        }
        return { version: baseline.version, day: content.issued.today, snapshot: content.snapshot }
      }
      const [{ snapshot: before, ...earlier }, { snapshot: after, ...later }] = [await state(from), await state(to)]
      const days = { before: earlier.day, after: later.day }
      return { from: earlier, to: later, difference: await differenceOf(before, after, days, pack) }
    }),
  'baseline.issue': async (input, session) => {
    const product = { name: 'Hazard Ledger', version: session.version }
    return await answerCommand(session, 'baseline.issue', (context) => issueBaseline(input, context, product))
  },
  'baseline.withdraw': (input, session) =>
    answerCommand(session, 'baseline.withdraw', (context) => withdrawBaseline(input, context)),
  'baseline.bundle': ({ id }, session) => offerBundle(id, session),
  'approval.sign': (input, session) =>
    answerCommand(session, 'approval.sign', (context) =>
      signApproval(input, context, (fingerprint, text) =>
        signText(session.keys.open(fingerprint, input.passphrase), text),
      ),
    ),
  'approval.withdraw': (input, session) =>
    answerCommand(session, 'approval.withdraw', (context) => withdrawApproval(input, context)),
  'approval.meet': (input, session) =>
    answerCommand(session, 'approval.meet', (context) => meetCondition(input, context)),
} satisfies { [C in Channel]: Handler<C> }

/** A key with what this computer holds of it. */
function known(key: PublicKey, session: Session): KnownKey {
  return { ...key, held: session.keys.heldAs(key.fingerprint) }
}
