import type { RecordKind } from '../../src-shared/domain/snapshot.ts'
import type { RecordTable } from './record-table.ts'

const flat = (kind: RecordKind, json: readonly string[] = [], booleans: readonly string[] = []): RecordTable => ({
  kind,
  table: kind,
  json: [...json, 'archived'],
  booleans,
  children: [],
})

/** Where each kind of record lies. */
export const recordTables: Record<RecordKind, RecordTable> = {
  organisation: flat('organisation'),
  person: flat('person', ['training']),
  project: {
    ...flat('project', ['standards', 'system', 'organisations', 'scheme', 'pack']),
    children: [
      { field: 'milestones', table: 'milestone', parent: 'projectId', json: [] },
      { field: 'roles', table: 'roleAssignment', parent: 'projectId', json: [] },
    ],
  },
  hazard: {
    ...flat('hazard', ['references', 'evidenceIds', 'sourceScores', 'related', 'source'], ['candidate']),
    children: [
      { field: 'causes', table: 'cause', parent: 'hazardId', json: ['archived', 'source'] },
      { field: 'links', table: 'controlLink', parent: 'hazardId', json: ['evidenceIds'] },
      { field: 'assessments', table: 'assessment', parent: 'hazardId', json: ['assessedBy', 'facts', 'panel'] },
      { field: 'actions', table: 'hazardAction', parent: 'hazardId', json: [] },
    ],
  },
  control: {
    ...flat('control', ['source']),
    children: [{ field: 'steps', table: 'controlStep', parent: 'controlId', json: ['evidenceIds'] }],
  },
  evidence: flat('evidence', ['file'], ['holdsPatientData']),
  assumption: flat('assumption'),
  testIssue: flat('testIssue', ['hazardIds']),
  session: flat('session', ['attendees', 'hazardIds']),
  plan: flat('plan', ['acceptance', 'scheme']),
  thirdParty: flat('thirdParty'),
  handOver: flat('handOver', ['hazardIds']),
  supplierReview: flat('supplierReview'),
  benefitAnalysis: flat('benefitAnalysis', ['evidenceIds']),
  boardDecision: flat('boardDecision'),
  narrative: flat('narrative'),
  safetyStatement: flat('safetyStatement'),
  answer: flat('answer'),
  import: flat('import', ['counts', 'cover', 'versions', 'listed', 'leftOut', 'findings', 'textChanges']),
  publicKey: flat('publicKey', ['revoked']),
  baseline: flat('baseline', ['documents', 'asked', 'position', 'withdrawn']),
  approval: flat('approval', ['met', 'withdrawn']),
}
