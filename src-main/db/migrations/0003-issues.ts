import type { MigrationStep } from '../migrate.ts'

/**
 * Issued versions, approvals and public keys; who accepted a risk that a benefit analysis is about; ways into the history
 * by day and by record.
 */
export const issues: MigrationStep = {
  name: '0003-issues',
  sql: `
ALTER TABLE benefit_analysis ADD COLUMN accepted_by_id TEXT;
ALTER TABLE benefit_analysis ADD COLUMN accepted_on TEXT;
ALTER TABLE benefit_analysis ADD COLUMN acceptance_statement TEXT NOT NULL DEFAULT '';

CREATE TABLE public_key (
  id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  fingerprint TEXT NOT NULL UNIQUE, pem TEXT NOT NULL, enrolled_at TEXT NOT NULL, enrolled_by TEXT NOT NULL,
  revoked TEXT, archived TEXT
) STRICT;

CREATE TABLE baseline (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  version TEXT NOT NULL, purpose TEXT NOT NULL, phase TEXT NOT NULL, summary TEXT NOT NULL, documents TEXT NOT NULL,
  asked TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, position TEXT NOT NULL, issued_at TEXT NOT NULL,
  issued_by TEXT NOT NULL, withdrawn TEXT, archived TEXT, UNIQUE (project_id, version)
) STRICT;

CREATE TABLE baseline_content (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TRIGGER baseline_content_is_never_changed BEFORE UPDATE ON baseline_content
  BEGIN SELECT RAISE(ABORT, 'issued content is never changed'); END;
CREATE TRIGGER baseline_content_is_never_deleted BEFORE DELETE ON baseline_content
  BEGIN SELECT RAISE(ABORT, 'issued content is never changed'); END;
CREATE TRIGGER baseline_content_is_never_replaced BEFORE INSERT ON baseline_content
  WHEN EXISTS (SELECT 1 FROM baseline_content WHERE hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'issued content is never changed'); END;

CREATE TABLE approval (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  baseline_id TEXT NOT NULL REFERENCES baseline (id) DEFERRABLE INITIALLY DEFERRED,
  signed TEXT NOT NULL, signature TEXT NOT NULL, came_by TEXT NOT NULL, recorded_at TEXT NOT NULL, met TEXT NOT NULL,
  withdrawn TEXT, archived TEXT
) STRICT;

CREATE INDEX change_time ON change (time);
CREATE INDEX revision_record ON revision (id, change_seq);
CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL;
`,
}
