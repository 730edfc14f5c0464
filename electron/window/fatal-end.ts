import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { systemClock, type Clock } from '../clock';

/** What there is to do before a program ends that nobody can trust any more. */
export interface FatalDuties {
  /** To the log, without secrets; returns the reference under which it has the details. */
  log: (error: unknown) => string;
  /** Where the next start looks for a word about this end. */
  noteFile: string;
  /** Lets what is being sent come to its recorded end and closes the journal. */
  flush: () => Promise<void>;
  tell: (logReference: string) => Promise<void>;
  exit: () => void;
  clock?: Clock;
}

/** Longer than what is being sent is given at an ordinary end; a flush that hangs must not keep the program alive. */
const maxFlushMs = 8_000;

/** Runs the duties in their order, once, whichever of them fails: log, note, journal, user, out. */
export function endWithFailure(duties: FatalDuties): (error: unknown) => void {
  let isFailing = false;
  return (error) => {
    // A second failure is mostly the first one's consequence, and must not cut the flush short.
    if (isFailing) return;
    isFailing = true;
    void end(duties, error);
  };
}

async function end(duties: FatalDuties, failure: unknown): Promise<void> {
  const { log, noteFile, flush, tell, exit, clock = systemClock } = duties;
  try {
    const logReference = log(failure);
    writeNote(noteFile, logReference);
    await Promise.race([Promise.resolve().then(flush), clock.sleep(maxFlushMs)]).catch(log);
    await tell(logReference);
  } finally {
    exit();
  }
}

/** A reference and nothing else: what failed may hold a secret, and the log takes those out. */
function writeNote(file: string, logReference: string): void {
  try {
    writeFileSync(file, JSON.stringify({ logReference }), { mode: 0o600 });
  } catch {
    // Without the note the next start says less, and that is all.
  }
}

/** The log reference that the last run left when it failed, once; null where it ended well. */
export function takeFailureNote(file: string): string | null {
  try {
    const note: unknown = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(file);
    const reference: unknown =
      typeof note === 'object' && note !== null && 'logReference' in note ? note.logReference : null;
    return typeof reference === 'string' && /^[\w-]{1,40}$/.test(reference) ? reference : null;
  } catch {
    return null;
  }
}
