import { acceptabilityNotStated, acceptedWithoutReason } from './acceptance.ts'
import { assessmentDateMissing, assessorMissing } from './assessor.ts'
import { benefitAnalysisMissing, blockedButAccepted, residualBlocksIssue } from './blocked-residual.ts'
import { candidatesNotChecked } from './candidates.ts'
import {
  officerIsTopManagement,
  officerMissing,
  registrationLapsed,
  registrationNotRecorded,
} from './clinical-safety-officer.ts'
import { closedWithOpenActions, closedWithUnfinishedControls } from './closed-hazard.ts'
import { commonMode } from './common-mode.ts'
import { controlWithoutOrganisation, controlWithoutOwner, controlWithoutType } from './control-details.ts'
import { controlNotEffective, effectivenessNotJudged, effectivenessWithoutEvidence } from './control-effectiveness.ts'
import {
  controlFailedVerification,
  controlNotImplemented,
  controlNotVerified,
  controlWithoutEvidence,
} from './control-state.ts'
import {
  existingAndAdditional,
  existingControlLeaves,
  remainsNotStated,
  standingNotStated,
} from './existing-control.ts'
import { evidenceArchived, evidenceExpired } from './expired-evidence.ts'
import type { Check } from './finding.ts'
import { hazardWithoutOwner, statusNotStated } from './hazard-details.ts'
import { improvedOnClaims, improvedWithoutControl } from './improved-score.ts'
import { newHazardCheckMissing } from './new-hazard-check.ts'
import { overdueControl } from './overdue-control.ts'
import { actionOverdue, reviewOverdue } from './overdue-review.ts'
import { acceptanceNotAuthorised, planMissing, planNotApproved, planSchemeDiffers } from './plan.ts'
import { residualWorse } from './residual-worse.ts'
import { scoreIncomplete, scoreWordUnknown, sourceWordUnknown } from './score-words.ts'
import { severityLoweredWithoutLimit, severityLoweredWithoutReason } from './severity-lowered.ts'
import { sourceDifference } from './source-difference.ts'
import { noTestEvidence } from './test-evidence.ts'
import { handOverNotAcknowledged, transferredWithoutHandOver } from './transferred-hazard.ts'
import { importedNotConfirmed, scoredBeforeChanges } from './unconfirmed-score.ts'
import { causeWithGeneralControl, causeWithoutControl, hazardWithoutCause } from './uncontrolled-cause.ts'
import { unlinkedControl } from './unlinked-control.ts'
import { initialNotScored, residualNotScored } from './unscored-hazard.ts'
import { weakControlsOnly } from './weak-controls.ts'
import { duplicateText, genericWording, shortName } from './wording.ts'

/**
 * Every safety check, in the order in which findings of one level and hazard are listed. To add one: write it in a
 * file of its concept, name it here, and give it a table in `tests/unit/checks/`; a test demands the table.
 */
export const checks: readonly Check[] = [
  // The score itself
  sourceDifference, // 1
  scoreIncomplete, // 1
  scoreWordUnknown, // 1
  initialNotScored,
  residualNotScored,
  importedNotConfirmed,
  scoredBeforeChanges,
  assessorMissing,
  assessmentDateMissing,
  residualWorse, // 2
  severityLoweredWithoutReason, // 2
  severityLoweredWithoutLimit,
  improvedWithoutControl, // 3
  improvedOnClaims, // 3
  residualBlocksIssue, // 4
  benefitAnalysisMissing, // 4
  blockedButAccepted, // 4
  acceptedWithoutReason, // 4
  acceptabilityNotStated, // 4
  // Causes and controls
  hazardWithoutCause, // 5
  causeWithoutControl, // 5
  causeWithGeneralControl, // 5
  controlWithoutOwner, // 5
  controlWithoutOrganisation, // 5
  controlWithoutType, // 5
  overdueControl, // 5
  controlNotImplemented, // 5
  controlNotVerified, // 5
  controlFailedVerification, // 5
  controlWithoutEvidence, // 5
  effectivenessNotJudged, // 5
  controlNotEffective, // 5
  effectivenessWithoutEvidence, // 5
  unlinkedControl, // 5
  existingControlLeaves,
  remainsNotStated,
  standingNotStated,
  existingAndAdditional,
  noTestEvidence, // 6
  evidenceExpired,
  evidenceArchived,
  weakControlsOnly, // 7
  commonMode, // 8
  // The record
  hazardWithoutOwner, // 9
  statusNotStated, // 9
  closedWithOpenActions, // 9
  closedWithUnfinishedControls, // 9
  transferredWithoutHandOver, // 9
  handOverNotAcknowledged, // 9
  shortName, // 10
  genericWording, // 10
  duplicateText, // 10
  newHazardCheckMissing, // 11
  reviewOverdue, // 14
  actionOverdue, // 14
  planMissing, // 18
  planSchemeDiffers, // 18
  planNotApproved, // 18
  acceptanceNotAuthorised, // 18
  sourceWordUnknown, // 18
  officerMissing,
  registrationNotRecorded,
  registrationLapsed,
  officerIsTopManagement,
  candidatesNotChecked,
]

/** The check of an id, or undefined. */
export function checkOf(id: string): Check | undefined {
  return byId.get(id)
}

const byId = new Map(checks.map((check): [string, Check] => [check.id, check]))
