import type { MigrationStep } from '../migrate.ts'

/** Assessments note what each member of a panel thought. */
export const panelScores: MigrationStep = {
  name: '0002-panel-scores',
  sql: `ALTER TABLE assessment ADD COLUMN panel TEXT NOT NULL DEFAULT '[]';
`,
}
