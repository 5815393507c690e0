/**
 * The first shape of a workspace: the append-only ledger and the tables that screens read. Frozen: a later change is
 * a migration of its own.
 */
export const ledgerAndRecords = {
  name: '0001-ledger-and-records',
  sql: `
CREATE TABLE workspace (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  host TEXT NOT NULL,
  command TEXT NOT NULL,
  project_id TEXT,
  reason TEXT NOT NULL,
  undoes INTEGER,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX change_project ON change (project_id, seq);

CREATE TABLE revision (
  change_seq INTEGER NOT NULL REFERENCES change (seq),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  format INTEGER NOT NULL,
  image TEXT NOT NULL,
  PRIMARY KEY (change_seq, place),
  UNIQUE (kind, id, number)
) STRICT;

CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER change_is_never_replaced BEFORE INSERT ON change
  WHEN EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq OR hash = NEW.hash)
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER revision_is_never_changed BEFORE UPDATE ON revision
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
  WHEN EXISTS (SELECT 1 FROM revision WHERE (change_seq = NEW.change_seq AND place = NEW.place)
    OR (kind = NEW.kind AND id = NEW.id AND number = NEW.number))
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE organisation (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL, archived TEXT
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, profession TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  registration_body TEXT NOT NULL, registration_number TEXT NOT NULL, registration_expires TEXT,
  registration_checked_on TEXT, registration_checked_by TEXT NOT NULL, training TEXT NOT NULL, archived TEXT
) STRICT;

CREATE TABLE project (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, reference TEXT NOT NULL, programme TEXT NOT NULL, standards TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  system TEXT NOT NULL, phase TEXT NOT NULL, organisations TEXT NOT NULL, version TEXT NOT NULL,
  scheme TEXT NOT NULL, pack TEXT NOT NULL, notice TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE milestone (
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL, date TEXT, PRIMARY KEY (project_id, id)
) STRICT;
CREATE TABLE role_assignment (
  project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL, "from" TEXT, "to" TEXT, PRIMARY KEY (project_id, id)
) STRICT;

CREATE TABLE hazard (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, impact TEXT NOT NULL, category TEXT NOT NULL,
  care_setting TEXT NOT NULL, process_step TEXT NOT NULL, raised_from TEXT NOT NULL, raised_on TEXT,
  raised_by TEXT NOT NULL, owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, status TEXT NOT NULL,
  next_review TEXT, notes TEXT NOT NULL, "references" TEXT NOT NULL, evidence_ids TEXT NOT NULL,
  candidate INTEGER NOT NULL, source_scores TEXT NOT NULL, related TEXT NOT NULL, source TEXT, archived TEXT,
  UNIQUE (project_id, number)
) STRICT;
CREATE TABLE cause (
  hazard_id TEXT NOT NULL REFERENCES hazard (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL, archived TEXT, source TEXT,
  PRIMARY KEY (hazard_id, id), UNIQUE (hazard_id, number)
) STRICT;
CREATE TABLE hazard_action (
  hazard_id TEXT NOT NULL REFERENCES hazard (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, text TEXT NOT NULL, owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  due TEXT, done TEXT, PRIMARY KEY (hazard_id, id)
) STRICT;
CREATE TABLE assessment (
  hazard_id TEXT NOT NULL REFERENCES hazard (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, stage TEXT NOT NULL, severity TEXT, likelihood TEXT, severity_reason TEXT NOT NULL,
  likelihood_reason TEXT NOT NULL, harm_kind_id TEXT, patients TEXT, acceptability TEXT NOT NULL,
  justification TEXT NOT NULL, assessed_by TEXT NOT NULL, session_id TEXT, assessed_on TEXT, origin TEXT NOT NULL,
  confirmed_by TEXT, confirmed_at TEXT, recorded_at TEXT NOT NULL, revision INTEGER NOT NULL, facts TEXT NOT NULL,
  PRIMARY KEY (hazard_id, id)
) STRICT;

CREATE TABLE control (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, type TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, due TEXT, milestone_id TEXT,
  source TEXT, archived TEXT, UNIQUE (project_id, number)
) STRICT;
CREATE TABLE control_step (
  control_id TEXT NOT NULL REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, state TEXT NOT NULL, "on" TEXT NOT NULL,
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, note TEXT NOT NULL, reason_kind TEXT,
  evidence_ids TEXT NOT NULL, recorded_at TEXT NOT NULL, PRIMARY KEY (control_id, id)
) STRICT;
CREATE TABLE control_link (
  hazard_id TEXT NOT NULL REFERENCES hazard (id) DEFERRABLE INITIALLY DEFERRED, position INTEGER NOT NULL,
  id TEXT NOT NULL, control_id TEXT NOT NULL REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED, cause_id TEXT,
  standing TEXT NOT NULL, remains TEXT NOT NULL, acts TEXT NOT NULL, effectiveness TEXT NOT NULL, effective_by TEXT,
  effective_on TEXT, evidence_ids TEXT NOT NULL, new_hazards TEXT NOT NULL, new_hazards_note TEXT NOT NULL,
  PRIMARY KEY (hazard_id, id)
) STRICT;
CREATE INDEX control_link_control ON control_link (control_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL, type TEXT NOT NULL, date TEXT, review_by TEXT, reference TEXT NOT NULL,
  holds_patient_data INTEGER NOT NULL, note TEXT NOT NULL, file TEXT, archived TEXT
) STRICT;

CREATE TABLE assumption (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL, text TEXT NOT NULL, owner_id TEXT, archived TEXT
) STRICT;
CREATE TABLE test_issue (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  reference TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, clinical_impact TEXT NOT NULL,
  status TEXT NOT NULL, hazard_ids TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE session (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL, date TEXT, method TEXT NOT NULL, attendees TEXT NOT NULL, hazard_ids TEXT NOT NULL,
  minutes_id TEXT, notes TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE plan (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL, version TEXT NOT NULL, date TEXT, approver_id TEXT, reference TEXT NOT NULL, scope TEXT NOT NULL,
  acceptance TEXT NOT NULL, scheme TEXT, evidence_id TEXT, archived TEXT
) STRICT;
CREATE TABLE third_party (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  organisation_id TEXT, product TEXT NOT NULL, version TEXT NOT NULL, assessment TEXT NOT NULL,
  conclusion TEXT NOT NULL, date TEXT, archived TEXT
) STRICT;
CREATE TABLE hand_over (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  direction TEXT NOT NULL, organisation_id TEXT, what TEXT NOT NULL, version TEXT NOT NULL, hazard_ids TEXT NOT NULL,
  sent_on TEXT, acknowledged_by TEXT NOT NULL, acknowledged_on TEXT, archived TEXT
) STRICT;
CREATE TABLE supplier_review (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  document TEXT NOT NULL, version TEXT NOT NULL, date TEXT, reviewer_id TEXT, conclusion TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE benefit_analysis (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  hazard_id TEXT, benefits TEXT NOT NULL, residual_risk TEXT NOT NULL, conclusion TEXT NOT NULL, authors TEXT NOT NULL,
  date TEXT, evidence_ids TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE board_decision (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  decision TEXT NOT NULL, why TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE narrative (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  section TEXT NOT NULL, text TEXT NOT NULL, archived TEXT, UNIQUE (project_id, section)
) STRICT;
CREATE TABLE safety_statement (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  recommendation TEXT NOT NULL, text TEXT NOT NULL, conditions TEXT NOT NULL, person_id TEXT, date TEXT, archived TEXT
) STRICT;
CREATE TABLE answer (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  finding TEXT NOT NULL, "values" TEXT NOT NULL, reason TEXT NOT NULL, person_id TEXT, "on" TEXT NOT NULL, archived TEXT
) STRICT;
CREATE TABLE import (
  id TEXT PRIMARY KEY, project_id TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  file_name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, evidence_id TEXT, sheet TEXT NOT NULL,
  mapping TEXT NOT NULL, whose TEXT NOT NULL, organisation_id TEXT, at TEXT NOT NULL, counts TEXT NOT NULL,
  cover TEXT NOT NULL, versions TEXT NOT NULL, listed TEXT NOT NULL, left_out TEXT NOT NULL, findings TEXT NOT NULL,
  text_changes TEXT NOT NULL, archived TEXT
) STRICT;
`,
} as const
