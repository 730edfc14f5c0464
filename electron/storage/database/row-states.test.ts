import { expect, it } from 'vitest';
import { databaseMigrations } from './migrations';
import { loadSqliteEngine } from './sqlite-engine';

const looked = (linked: boolean, findings: object[] = []) =>
  JSON.stringify({ readBack: { linked }, findings });

it('rows that an earlier version called unknown stand by what was found out of them', () => {
  const database = new (loadSqliteEngine().DatabaseSync)(':memory:');
  const at = databaseMigrations.findIndex((sql) => sql.includes("'Nothing'"));
  for (const sql of databaseMigrations.slice(0, at)) database.exec(sql);
  const rows: [kind: string, state: string, mayRetry: number, outcome: string][] = [
    ['link', 'Unknown', 1, looked(false)],
    ['restore', 'Unknown', 1, looked(false)],
    ['link', 'Unknown', 1, looked(false, [{ code: 'made-by-later-entry' }])],
    ['link', 'Unknown', 0, looked(false)],
    ['link', 'Different', 0, looked(false)],
    ['link', 'Different', 0, looked(true)],
    ['link', 'Different', 0, '{cut'],
  ];
  for (const kind of ['link', 'restore']) {
    database.exec(`INSERT INTO plan VALUES ('${kind}', 's', '', '', NULL, '${JSON.stringify({ kind })}')`);
    database.exec(`INSERT INTO run VALUES ('${kind}', '${kind}', 's', '', 'ended', '{}')`);
  }
  for (const [index, [kind, state, mayRetry, outcome]] of rows.entries()) {
    const seq = index + 1;
    database.exec(`INSERT INTO plan_row (seq, plan_id, row_id, position, state, erp_key, record, note, search, entry_id)
      VALUES (${seq}, '${kind}', 'r${seq}', ${seq}, '${state}', '', '', '', '', 'e${seq}')`);
    database.exec(`INSERT INTO run_row (run_id, position, seq, state, record_key, started_at, entry_id, at, may_retry)
      VALUES ('${kind}', ${seq}, ${seq}, '${state}', '', '', 'e${seq}', '', ${mayRetry})`);
    database.exec(`INSERT INTO entry (seq, id, site_id, at, kind, state, user, ticket, head)
      VALUES (${seq}, 'e${seq}', 's', '', 'link', '${state}', '', '', '{}')`);
    database.exec(`INSERT INTO entry_search (seq, state, text) VALUES (${seq}, '${state}', '')`);
    database.prepare('INSERT INTO entry_outcome (seq, outcome) VALUES (?, ?)').run(seq, outcome);
  }

  for (const sql of databaseMigrations.slice(at)) database.exec(sql);

  const told = database
    .prepare(
      'SELECT plan_row.state, run_row.state AS in_run, may_retry FROM plan_row JOIN run_row USING (seq)',
    )
    .all();
  const entries = database
    .prepare(
      'SELECT entry.state, entry_search.state AS found_by FROM entry JOIN entry_search USING (seq) ORDER BY seq',
    )
    .all();
  database.close();
  expect(entries.map((row) => [row['state'], row['found_by']])).toEqual([
    ['Nothing', 'Nothing'],
    ['Different', 'Different'],
    ['Unknown', 'Unknown'],
    ['Unknown', 'Unknown'],
    ['Different', 'Different'],
    ['Different', 'Different'],
    ['Different', 'Different'],
  ]);
  expect(told.map((row) => [row['state'], row['in_run'], row['may_retry']])).toEqual([
    ['Nothing', 'Nothing', 1],
    ['Different', 'Different', 1],
    ['Unknown', 'Unknown', 1],
    ['Unknown', 'Unknown', 0],
    ['Different', 'Different', 1],
    ['Different', 'Different', 0],
    ['Different', 'Different', 0],
  ]);
});

it('rows that an earlier version approved are approved for what a check had found by then, and those of no check for anything', () => {
  const database = new (loadSqliteEngine().DatabaseSync)(':memory:');
  const at = databaseMigrations.findIndex((sql) => sql.includes('approvedFor'));
  for (const sql of databaseMigrations.slice(0, at)) database.exec(sql);
  const reasons = [{ code: 'key-not-found', params: {} }];
  const rows: [decision: string | null, checkedAt: string | null][] = [
    ['approve', '2026-03-31T12:00:00Z'],
    ['approve', null],
    [null, '2026-03-31T12:00:00Z'],
  ];
  for (const [index, [decision, checkedAt]] of rows.entries()) {
    database
      .prepare(
        `INSERT INTO plan_row (seq, plan_id, row_id, position, state, decision, erp_key, record, note, search)
          VALUES (?, 'p', ?, 1, 'Warning', ?, '', '', '', '')`,
      )
      .run(index, `r${index}`, decision);
    database
      .prepare("INSERT INTO plan_body (seq, body, kept) VALUES (?, ?, '[]')")
      .run(index, JSON.stringify({ reasons, checkedAt }));
  }
  for (const sql of databaseMigrations.slice(at)) database.exec(sql);
  const bodies = database.prepare('SELECT body FROM plan_body ORDER BY seq').all();
  database.close();
  expect(
    bodies.map(({ body }) => (JSON.parse(String(body)) as { approvedFor?: unknown }).approvedFor),
  ).toEqual([reasons, undefined, undefined]);
});
