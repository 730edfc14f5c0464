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
];
