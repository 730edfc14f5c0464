/**
 * `databaseMigrations[n]` lifts a database from version n to n + 1. Ordered, never edited once released: a change is a
 * further entry.
 */
export const databaseMigrations: readonly string[] = [
  `
  CREATE TABLE activity (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    search TEXT NOT NULL,
    summary TEXT NOT NULL,
    detail TEXT NOT NULL
  );
  CREATE INDEX activity_state ON activity (state, seq);
  CREATE TABLE drafts (
    site_id TEXT PRIMARY KEY,
    draft TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  // Unlocking production sites joins the submits; until then every entry was a submit without a ticket.
  `
  ALTER TABLE activity ADD COLUMN kind TEXT NOT NULL DEFAULT 'submit';
  UPDATE activity SET summary = json_set(summary, '$.kind', 'submit', '$.ticket', '');
  `,
  // Every kind of write in one table: what lists filter by in columns, what is searched in a table that is small enough
  // to be read from end to end, the rest apart. A submit was always a link. What cannot be parsed is taken along as it is.
  `
  CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    run_id TEXT,
    site_id TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    record_type TEXT,
    record_id INTEGER,
    connection_id INTEGER,
    erp_key TEXT,
    user TEXT NOT NULL,
    ticket TEXT NOT NULL,
    head TEXT NOT NULL
  );
  CREATE TABLE entry_search (seq INTEGER PRIMARY KEY, state TEXT NOT NULL, text TEXT NOT NULL);
  CREATE TABLE entry_detail (seq INTEGER PRIMARY KEY, detail TEXT NOT NULL);
  INSERT INTO entry (seq, id, site_id, at, kind, state, record_type, record_id, connection_id, erp_key, user, ticket, head)
  SELECT
    seq,
    id,
    coalesce(summary ->> '$.siteId', ''),
    coalesce(summary ->> '$.at', ''),
    CASE kind WHEN 'submit' THEN 'link' ELSE kind END,
    state,
    summary ->> '$.crmActorType',
    summary ->> '$.crmRecordId',
    detail ->> '$.request.erpConnectionId',
    summary ->> '$.erpKey',
    coalesce(summary ->> '$.user', ''),
    coalesce(summary ->> '$.ticket', ''),
    original
  FROM (
    SELECT
      seq,
      id,
      kind,
      state,
      summary AS original,
      iif(json_valid(summary), summary, '{}') AS summary,
      iif(json_valid(detail), detail, '{}') AS detail
    FROM activity
  );
  INSERT INTO entry_search SELECT seq, state, search FROM activity;
  INSERT INTO entry_detail SELECT seq, detail FROM activity;
  DROP TABLE activity;
  CREATE INDEX entry_state ON entry (state, seq);
  CREATE INDEX entry_site ON entry (site_id, seq);
  CREATE INDEX entry_at ON entry (at);
  CREATE INDEX entry_kind ON entry (kind, seq);
  CREATE INDEX entry_user ON entry (user, seq);
  CREATE INDEX entry_record ON entry (record_id, record_type, seq) WHERE record_id IS NOT NULL;
  CREATE INDEX entry_actor ON entry (erp_key, connection_id, seq) WHERE erp_key IS NOT NULL;
  CREATE INDEX entry_run ON entry (run_id, seq) WHERE run_id IS NOT NULL;
  `,
  // What a write became is told after it was begun, and is small; what was to be written and what was there before is
  // large and stays as it is.
  `
  CREATE TABLE entry_outcome (seq INTEGER PRIMARY KEY, outcome TEXT NOT NULL);
  `,
  // Records that were opened lately. An id means something at one installation only, so its address belongs to the key.
  `
  CREATE TABLE recent_record (
    site_id TEXT NOT NULL,
    site_address TEXT NOT NULL,
    record_type TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (site_id, site_address, record_type, record_id)
  ) WITHOUT ROWID;
  CREATE INDEX recent_record_at ON recent_record (site_id, at);
  `,
  // Link plans and their runs. What lists filter, sort and search by in narrow rows; the rest of a row beside it, and what
  // only the export needs apart from that. A row's place in the order of states is what needs somebody first.
  `
  CREATE TABLE plan (
    plan_id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    checked_at TEXT,
    head TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE plan_row (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id TEXT NOT NULL,
    row_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    rank INTEGER GENERATED ALWAYS AS (
      CASE state
        WHEN 'Failed' THEN 1 WHEN 'Unknown' THEN 2 WHEN 'Different' THEN 3 WHEN 'Blocked' THEN 4 WHEN 'Draft' THEN 5
        WHEN 'Warning' THEN 6 WHEN 'Ready' THEN 7 WHEN 'Sending' THEN 8 WHEN 'Sent' THEN 9 WHEN 'Verified' THEN 10
        WHEN 'Cancelled' THEN 11 ELSE 12
      END
    ) VIRTUAL,
    decision TEXT,
    erp_key TEXT NOT NULL,
    record TEXT NOT NULL,
    note TEXT NOT NULL,
    search TEXT NOT NULL,
    entry_id TEXT
  );
  CREATE UNIQUE INDEX plan_row_id ON plan_row (plan_id, row_id);
  CREATE INDEX plan_row_position ON plan_row (plan_id, position);
  CREATE INDEX plan_row_state ON plan_row (plan_id, state, decision, position);
  CREATE INDEX plan_row_rank ON plan_row (plan_id, rank, position);
  CREATE INDEX plan_row_key ON plan_row (plan_id, erp_key, position);
  CREATE INDEX plan_row_record ON plan_row (plan_id, record, position);
  CREATE INDEX plan_row_decision ON plan_row (plan_id, decision, position);
  CREATE TABLE plan_body (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, kept TEXT NOT NULL);
  CREATE TABLE plan_reason (plan_id TEXT NOT NULL, code TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (plan_id, code, seq))
    WITHOUT ROWID;
  CREATE INDEX plan_reason_row ON plan_reason (seq);
  CREATE TABLE plan_change (
    change_id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id TEXT NOT NULL,
    head TEXT NOT NULL
  );
  CREATE INDEX plan_change_plan ON plan_change (plan_id, change_id);
  CREATE TABLE plan_change_row (change_id INTEGER NOT NULL, seq INTEGER NOT NULL, before TEXT NOT NULL, PRIMARY KEY (change_id, seq))
    WITHOUT ROWID;
  CREATE TABLE run (
    run_id TEXT PRIMARY KEY,
    plan_id TEXT NOT NULL,
    site_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    status TEXT NOT NULL,
    head TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX run_plan ON run (plan_id, started_at);
  CREATE INDEX run_status ON run (status);
  CREATE TABLE run_row (
    run_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    record_key TEXT NOT NULL,
    started_at TEXT NOT NULL,
    entry_id TEXT,
    at TEXT,
    may_retry INTEGER NOT NULL,
    PRIMARY KEY (run_id, position)
  ) WITHOUT ROWID;
  CREATE INDEX run_row_state ON run_row (run_id, state, position);
  CREATE INDEX run_row_seq ON run_row (seq, started_at);
  CREATE INDEX run_row_record ON run_row (run_id, record_key);
  `,
  // Scans: what is filtered and counted by is narrow, and the values of fields stand apart, of those that are not equal
  // alone. `findings` is a number of bits, the worst finding the lowest.
  `
  CREATE TABLE scan (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL,
    connection_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    head TEXT NOT NULL,
    scope TEXT NOT NULL,
    pause TEXT,
    cursor INTEGER NOT NULL DEFAULT 0,
    is_found INTEGER NOT NULL DEFAULT 0,
    ended_at TEXT
  );
  CREATE INDEX scan_site ON scan (site_id, seq);
  CREATE TABLE scan_row (
    scan INTEGER NOT NULL,
    row INTEGER NOT NULL,
    crm_type TEXT,
    crm_id INTEGER,
    erp_type TEXT,
    erp_key TEXT,
    findings INTEGER NOT NULL DEFAULT 0,
    fields INTEGER NOT NULL DEFAULT 0,
    equal_fields INTEGER NOT NULL DEFAULT 0,
    at TEXT,
    entry_id TEXT,
    name TEXT NOT NULL DEFAULT '',
    name_order TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    erp_name TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    error TEXT,
    PRIMARY KEY (scan, row)
  ) WITHOUT ROWID;
  CREATE INDEX scan_row_findings ON scan_row (scan, findings, at);
  CREATE INDEX scan_row_name ON scan_row (scan, name_order);
  CREATE INDEX scan_row_waiting ON scan_row (scan, row) WHERE at IS NULL;
  CREATE TABLE scan_field_name (
    scan INTEGER NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (scan, key)
  ) WITHOUT ROWID;
  CREATE TABLE scan_field (
    scan INTEGER NOT NULL,
    row INTEGER NOT NULL,
    place INTEGER NOT NULL,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    crm TEXT,
    crm_shown TEXT,
    erp TEXT,
    erp_shown TEXT,
    PRIMARY KEY (scan, row, place)
  ) WITHOUT ROWID;
  CREATE INDEX scan_field_key ON scan_field (scan, key, outcome, row);
  `,
  // How sheets were read on each site, by the names of their columns.
  `
  CREATE TABLE sheet_mapping (
    site_id TEXT NOT NULL,
    shape TEXT NOT NULL,
    used_at TEXT NOT NULL,
    mapping TEXT NOT NULL,
    PRIMARY KEY (site_id, shape)
  ) WITHOUT ROWID;
  `,
  // The few rows of a scan that were written from there, among ten thousand that were not.
  `
  CREATE INDEX scan_row_entry ON scan_row (scan, entry_id) WHERE entry_id IS NOT NULL;
  `,
  // By which rules a scan was compared, and what kind of text each of its fields is: other rules need no other reading.
  `
  ALTER TABLE scan ADD COLUMN rules_off TEXT;
  ALTER TABLE scan_field_name ADD COLUMN kind TEXT;
  `,
  // A row that nothing came of has a state of its own, and one without the link that the site had called done may be tried again.
  `
  DROP INDEX plan_row_rank;
  ALTER TABLE plan_row DROP COLUMN rank;
  ALTER TABLE plan_row ADD COLUMN rank INTEGER GENERATED ALWAYS AS (
    CASE state
      WHEN 'Failed' THEN 1 WHEN 'Unknown' THEN 2 WHEN 'Nothing' THEN 3 WHEN 'Different' THEN 4 WHEN 'Blocked' THEN 5
      WHEN 'Draft' THEN 6 WHEN 'Warning' THEN 7 WHEN 'Ready' THEN 8 WHEN 'Sending' THEN 9 WHEN 'Sent' THEN 10
      WHEN 'Verified' THEN 11 WHEN 'Cancelled' THEN 12 ELSE 13
    END
  ) VIRTUAL;
  CREATE INDEX plan_row_rank ON plan_row (plan_id, rank, position);
  UPDATE run_row SET state = iif((SELECT plan.head ->> '$.kind' FROM plan JOIN run USING (plan_id) WHERE run.run_id = run_row.run_id) = 'restore',
      'Different', 'Nothing')
    WHERE state = 'Unknown' AND may_retry = 1 AND NOT instr(coalesce(
      (SELECT iif(json_valid(outcome), outcome ->> '$.findings', '') FROM entry JOIN entry_outcome USING (seq) WHERE entry.id = run_row.entry_id), ''), 'made-by-later-entry');
  UPDATE run_row SET may_retry = 1 WHERE state = 'Different' AND may_retry = 0
    AND (SELECT iif(json_valid(outcome), outcome ->> '$.readBack.linked', NULL) FROM entry JOIN entry_outcome USING (seq)
      WHERE entry.id = run_row.entry_id) = 0;
  UPDATE plan_row SET state = told.state FROM run_row AS told
    WHERE plan_row.state = 'Unknown' AND told.seq = plan_row.seq AND told.entry_id = plan_row.entry_id;
  `,
  // The entry of such a row says the same as the row.
  `
  UPDATE entry SET state = told.state FROM run_row AS told
    WHERE told.state IN ('Nothing', 'Different') AND entry.id = told.entry_id AND entry.state = 'Unknown';
  UPDATE entry_search SET state = (SELECT state FROM entry WHERE entry.seq = entry_search.seq) WHERE state = 'Unknown';
  `,
  // What of a row is still to be asked, apart from when it was read: what an earlier reading found stands until then.
  `
  ALTER TABLE scan_row ADD COLUMN due TEXT CHECK (due IN ('read', 'link'));
  UPDATE scan_row SET due = 'read' WHERE at IS NULL;
  DROP INDEX scan_row_waiting;
  CREATE INDEX scan_row_due ON scan_row (scan, due, row) WHERE due IS NOT NULL;
  `,
  // A plan that puts values back belongs to the installation that its run wrote to.
  `
  UPDATE plan SET head = json_set(plan.head, '$.runAddress', run.head ->> '$.siteAddress') FROM run
    WHERE plan.head ->> '$.kind' = 'restore' AND run.run_id = plan.head ->> '$.ofRunId' AND run.head ->> '$.siteAddress' IS NOT NULL;
  `,
  // What was typed into rows of plans and not saved.
  `
  CREATE TABLE row_draft (
    plan_id TEXT NOT NULL,
    row_id TEXT NOT NULL,
    edits TEXT NOT NULL,
    PRIMARY KEY (plan_id, row_id)
  ) WITHOUT ROWID;
  `,
  // A row is approved for what spoke against it then; of those that were checked already that is what stands there now.
  `
  UPDATE plan_body SET body = json_set(body, '$.approvedFor', body -> '$.reasons')
    WHERE body ->> '$.checkedAt' IS NOT NULL AND seq IN (SELECT seq FROM plan_row WHERE decision = 'approve');
  `,
  // The last write of a row is what the activity says of its record.
  `
  DROP INDEX scan_row_entry;
  ALTER TABLE scan_row DROP COLUMN entry_id;
  `,
  // A row that somebody took out before it was sent is found and ordered by that, and not by what a check says of it.
  `
  ALTER TABLE plan_row ADD COLUMN stand TEXT GENERATED ALWAYS AS (
    iif(decision IN ('reject', 'later') AND state IN ('Draft', 'Ready', 'Warning', 'Blocked', 'Skipped'), decision, state)
  ) VIRTUAL;
  DROP INDEX plan_row_rank;
  ALTER TABLE plan_row DROP COLUMN rank;
  ALTER TABLE plan_row ADD COLUMN rank INTEGER GENERATED ALWAYS AS (
    CASE stand
      WHEN 'Failed' THEN 1 WHEN 'Unknown' THEN 2 WHEN 'Nothing' THEN 3 WHEN 'Different' THEN 4 WHEN 'Blocked' THEN 5
      WHEN 'Draft' THEN 6 WHEN 'Warning' THEN 7 WHEN 'Ready' THEN 8 WHEN 'Sending' THEN 9 WHEN 'Sent' THEN 10
      WHEN 'Verified' THEN 11 WHEN 'later' THEN 12 WHEN 'reject' THEN 13 WHEN 'Cancelled' THEN 14 ELSE 15
    END
  ) VIRTUAL;
  CREATE INDEX plan_row_rank ON plan_row (plan_id, rank, position);
  `,
];
