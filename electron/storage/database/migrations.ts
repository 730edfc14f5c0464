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
    number TEXT NOT NULL DEFAULT '',
    erp_name TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    error TEXT,
    PRIMARY KEY (scan, row)
  ) WITHOUT ROWID;
  CREATE INDEX scan_row_findings ON scan_row (scan, findings, at);
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
];
