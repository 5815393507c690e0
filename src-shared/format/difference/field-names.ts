/** What a field is called, by kind and path or by its own key alone; others are called by their key in words. */
const FIELDS: Record<string, string> = {
  acts: 'How it acts',
  acceptedById: 'Residual risk accepted by',
  acceptedOn: 'Accepted on',
  acceptanceStatement: 'Words of the acceptance',
  approverId: 'Approved by',
  archived: 'Archived',
  assessedBy: 'Assessed by',
  assessedOn: 'Assessed on',
  causeId: 'Answers',
  'hazard.causes.number': 'Number',
  candidate: 'Candidate only',
  clinicalImpact: 'Clinical impact',
  confirmedAt: 'Confirmed at',
  confirmedBy: 'Confirmed by',
  controlId: 'Control',
  'control.milestoneId': 'Needed before',
  'control.organisationId': 'Responsible organisation',
  'control.steps.on': 'Day',
  'control.steps.personId': 'By',
  'control.steps.reasonKind': 'Kind of reason',
  differenceConfirmed: 'Difference confirmed',
  effectiveBy: 'Judged effective by',
  effectiveOn: 'Judged effective on',
  effectiveness: 'Effective here',
  evidenceId: 'Evidence',
  evidenceIds: 'Evidence',
  finding: 'Finding',
  'answer.personId': 'Answered by',
  'answer.on': 'Answered on',
  'answer.values': 'Values it was given on (fingerprint)',
  harmKindId: 'Kind of harm',
  hazardId: 'Hazard',
  hazardIds: 'Hazards',
  holdsPatientData: 'Marked as holding patient data',
  impact: 'Potential clinical impact',
  importId: 'Import',
  intendedUse: 'Intended use',
  likelihoodReason: 'Reason for the likelihood',
  likelihoodShown: 'Likelihood as the source showed it',
  minutesId: 'Minutes',
  newHazards: 'New hazards it brings',
  newHazardsNote: 'Note on new hazards',
  nextReview: 'Next review',
  organisationId: 'Organisation',
  ownerId: 'Owner',
  pack: 'Standards pack',
  personId: 'Person',
  phase: 'Lifecycle phase',
  projectId: 'Project',
  ratingShown: 'Rating as the source showed it',
  recordedAt: 'Recorded at',
  remains: 'Remains after go-live',
  reviewBy: 'Review by',
  reviewerId: 'Reviewed by',
  revision: 'Revision of the hazard',
  'plan.scheme': 'Risk scheme named',
  section: 'Section',
  sessionId: 'Session',
  severityReason: 'Reason for the severity',
  severityShown: 'Severity as the source showed it',
  sha256: 'SHA-256',
  standing: 'Existing or additional',
  supplierId: 'Supplier',
  'project.version': 'Version of the working log',
  'safetyStatement.personId': 'Given by',
  'project.scheme.ratings.blocksIssue': 'Blocks an issue',
  'project.scheme.ratings.needsReason': 'Needs a reason',
  'project.scheme.harmKinds.one': 'Severity proposed for one patient',
  'project.scheme.harmKinds.several': 'Severity proposed for several patients',
}

/** A field's name: `ownerId` → `Owner`. @param path kind and keys, `hazard.links.controlId` */
export function fieldName(path: string): string {
  const key = path.slice(path.lastIndexOf('.') + 1)
  return FIELDS[path] ?? FIELDS[key] ?? sentence(key.replace(/Ids?$/, ''))
}

/** `careSetting` → `Care setting`. */
function sentence(key: string): string {
  const words = key.replace(
    /([a-z])([A-Z])/g,
    (_whole, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** An object that is part of a record, as the part that its fields belong to. */
export const GROUPS: Record<string, string> = {
  'project.system': 'Health IT system',
  'project.scheme': 'Risk scheme',
  'hazard.source': 'Where it was imported from',
  'hazard.causes.source': 'where it was imported from',
  'control.source': 'Where it was imported from',
  'import.counts': 'Counts of the import',
}

/** A list whose entries stand in an order of their own, in the plural. */
export const LISTS: Record<string, string> = {
  'hazard.causes': 'causes',
  'hazard.links': 'control links',
  'hazard.assessments': 'scores',
  'hazard.sourceScores': "the source's scores",
  'hazard.actions': 'actions',
  'hazard.references': 'references',
  'hazard.related': 'related hazards',
  'control.steps': 'steps',
  'project.milestones': 'milestones',
  'project.roles': 'roles',
  'project.organisations': 'organisations',
}
