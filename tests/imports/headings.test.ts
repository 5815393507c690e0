import { expect, it } from 'vitest'
import { readHeading } from '../../src-main/imports/tables/headings.ts'

it.each([
  ['Hazard ID', 'number', null],
  ['Haz. No.', 'number', null],
  ['Hazard', 'name', null],
  ['Potential Failure Mode(s)', 'name', null],
  ['Hazard Description', 'description', null],
  ['Potential Clinical Impact', 'impact', null],
  ['Effect', 'impact', null],
  ['Possible Causes', 'causes', null],
  ['Cause(s)', 'causes', null],
  ['Existing Controls', 'existing', null],
  ['Mitigation', 'existing', null],
  ['Further Mitigations', 'additional', null],
  ['Suggested actions to mitigate hazard', 'additional', null],
  ['Recommended Actions', 'additional', null],
  ['Owner', 'owner', null],
  ['Status', 'status', null],
  ['Severity', 'severity', null],
  ['Init S', 'severity', 'initial'],
  ['Res L', 'likelihood', 'residual'],
  ['Initial risk: Risk', 'rating', 'initial'],
  ['Pre-mitigation: L', 'likelihood', 'initial'],
  ['Risk rating (after controls)', 'rating', 'residual'],
  ['Hazard #', 'number', null],
  ['#', 'number', null],
  ['Risk / Hazard', 'name', null],
  ['Severity (1 = minor, 5 = catastrophic)', 'severity', null],
  ['Residual likelihood [1 rare to 5 certain]', 'likelihood', 'residual'],
  ['RR', 'rating', null],
  ['LxC', 'rating', null],
  ['S × L', 'rating', null],
  ['危害要因', 'name', null],
  ['リスク低減策', 'existing', null],
  ['RPN', 'rating', null],
  ['Occurrence', 'likelihood', null],
  ['初期リスク', 'rating', 'initial'],
  ['残留 重大度', 'severity', 'residual'],
] as const)('%s', (heading, meaning, stage) => {
  expect(readHeading(heading)).toMatchObject({ meaning, stage })
})

it.each(['Reviewer', 'Links to documentation', 'Date raised', '', '   ', '—'])('"%s" is none of ours', (heading) => {
  expect(readHeading(heading)).toBeNull()
})
