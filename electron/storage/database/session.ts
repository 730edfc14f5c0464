import type { SqliteConnection } from './sqlite-engine';
import type { Row, Statement } from './messages';

/** Statements on one connection. Each text is prepared once. */
export interface Session {
  /** Returns the number of changed rows. */
  run: (statement: Statement) => number;
  all: (statement: Statement) => Row[];
}

/** Lists build their texts from what is asked for; more than these few are never in use at a time. */
const maxPrepared = 100;

export function createSession(connection: SqliteConnection): Session {
  const prepared = new Map<string, ReturnType<SqliteConnection['prepare']>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= maxPrepared) prepared.clear();
    const fresh = connection.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  };
  return {
    run: ({ sql, values = [] }) => Number(prepare(sql).run(...values).changes),
    all: ({ sql, values = [] }) => prepare(sql).all(...values) as Row[],
  };
}
