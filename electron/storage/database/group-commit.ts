import type { Session } from './session';
import type { Statement } from './messages';

export type WriteOutcome = { changes: number[] } | { error: unknown };

/**
 * Does the writes of several callers in one transaction, so that they share one wait for the disk. A write that fails
 * takes nobody with it: it is undone alone. Where SQLite gives up the whole transaction (a full disk does that), each
 * write is tried again alone, so that whatever still fits is kept. Durable when it returns.
 */
export function commitGroup(session: Session, writes: readonly (readonly Statement[])[]): WriteOutcome[] {
  const together = tryCommit(session, writes, applyAll) ?? tryCommit(session, writes, applyOne);
  return together ?? writes.map((write) => commitAlone(session, write));
}

type Apply = (session: Session, write: readonly Statement[]) => WriteOutcome;

/** Null = the transaction as a whole came to nothing. */
function tryCommit(
  session: Session,
  writes: readonly (readonly Statement[])[],
  apply: Apply,
): WriteOutcome[] | null {
  try {
    session.run({ sql: 'BEGIN IMMEDIATE' });
  } catch (error) {
    // Another program holds the file: for whoever waits it is the same.
    return writes.map(() => ({ error }));
  }
  try {
    const outcomes = writes.map((write) => apply(session, write));
    session.run({ sql: 'COMMIT' });
    return outcomes;
  } catch {
    rollBack(session);
    return null;
  }
}

/** Nearly always none fails, so first without preparing for it. Throws where one does. */
function applyAll(session: Session, write: readonly Statement[]): WriteOutcome {
  return { changes: write.map((statement) => session.run(statement)) };
}

/** Throws only where the transaction around it is gone. */
function applyOne(session: Session, write: readonly Statement[]): WriteOutcome {
  session.run({ sql: 'SAVEPOINT one' });
  try {
    const changes = write.map((statement) => session.run(statement));
    session.run({ sql: 'RELEASE one' });
    return { changes };
  } catch (error) {
    session.run({ sql: 'ROLLBACK TO one' });
    session.run({ sql: 'RELEASE one' });
    return { error };
  }
}

function commitAlone(session: Session, write: readonly Statement[]): WriteOutcome {
  try {
    session.run({ sql: 'BEGIN IMMEDIATE' });
    const changes = write.map((statement) => session.run(statement));
    session.run({ sql: 'COMMIT' });
    return { changes };
  } catch (error) {
    rollBack(session);
    return { error };
  }
}

function rollBack(session: Session): void {
  try {
    session.run({ sql: 'ROLLBACK' });
  } catch {
    // SQLite has rolled back itself.
  }
}
