import type { AppErrorData } from '../../../shared/errors';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { SubmitState } from '../../../shared/write/states';
import type { FindingCode } from '../../../shared/write/judgement';
import { hasWritten } from '../../../shared/write/values-read-back';
import type { Text } from '../../../shared/text/text';
import { describeFindings } from '../describe-findings';
import { describeWrite, wasLookedAt } from './describe-write';
import type { Problem } from './problem-list';
import type { Situation } from './submitter';

/** The outcome in one or two sentences. It never says more than is known. `time` writes a moment as the user's system does. */
export function describeOutcome(entry: JournalEntry, t: Text, time: (iso: string) => string): string {
  if (entry.kind !== 'link') return describeWrite(entry, t, time);
  const { state, readBack, httpStatus } = entry;
  const linked = readBack?.linked ?? null;
  if ((state === 'Unknown' || state === 'Nothing') && linked === false) {
    const isHeld = entry.holdUntil !== undefined;
    if (httpStatus === null) return t(isHeld ? 'link.outcome.unknownHeld' : 'link.outcome.unknownNotLinked');
    return t(isHeld ? 'link.outcome.unknownStatusHeld' : 'link.outcome.unknownStatusNotLinked', {
      status: httpStatus,
    });
  }
  if (state === 'Different' && linked === false && !isRefusedButDone(entry)) {
    return t('link.outcome.differentNotLinked', { site: entry.siteName });
  }
  if (isToldByFindings(entry)) {
    const found = describeFindings(entry, t, time).join(' ');
    return t(`link.outcome.looked.${entry.state}`, { site: entry.siteName, found });
  }
  // An answer that nobody could read is no silence.
  if (state === 'Unknown' && httpStatus !== null) {
    return t('link.outcome.unknownStatus', { status: httpStatus });
  }
  // Nobody refused what never reached the site: the sign-in was over, or the network was.
  if (state === 'Failed' && httpStatus === null) return t('link.outcome.failedOnTheWay');
  const isEmpty = state === 'Verified' && !hasWritten(entry.write);
  const told = t(`link.outcome.${isEmpty ? 'verifiedNoValue' : state}`, { site: entry.siteName });
  const said = tellRefusal(entry, t, time);
  return said === '' ? told : `${told} ${said}`;
}

interface Way {
  state: SubmitState;
  isReading: boolean;
}

/** Where a write stands while its outcome is awaited: only a yes of the site may be told as taken. */
export function stepOf({ state, isReading }: Way): 'reading' | 'sending' | 'sent' | 'looking' {
  if (isReading) return 'reading';
  if (state === 'Sending') return 'sending';
  return state === 'Unknown' || state === 'Failed' || state === 'Cancelled' ? 'looking' : 'sent';
}

/** Of a write that was done: that the site refused it all the same. Empty where it did not. */
export function tellRefusal({ findings }: JournalEntry, t: Text, time: (iso: string) => string): string {
  const refused = findings.filter(({ code }) => code.startsWith('refused-'));
  return describeFindings({ findings: refused }, t, time).join(' ');
}

/** The site refused, and yet the look found the work done: its own “nothing was changed” must not be repeated. */
export function isRefusedButDone({ findings }: JournalEntry): boolean {
  return findings.some(({ code }) => code.startsWith('refused-'));
}

/** The error of an entry without a “nothing was changed” that is not so: a step was carried out, or all of it. */
export function findShownError(entry: JournalEntry): AppErrorData | null {
  const { error, reached } = entry;
  const isSaid = error?.changed === 'nothing' && (isRefusedButDone(entry) || reached !== null);
  return isSaid ? { ...error, changed: 'unknown' } : error;
}

type Looked = JournalEntry & { state: 'Sent' | 'Different' | 'Failed' | 'Unknown' };

/** Where what was found says more than the state, or something else: a refusal, a link of another key, a key not told. */
function isToldByFindings(entry: JournalEntry): entry is Looked {
  const { state, findings } = entry;
  if (findings.length === 0 || !['Sent', 'Different', 'Failed', 'Unknown'].includes(state)) return false;
  // Values that differ are listed below the sentence, which says so by itself.
  return state !== 'Different' || !findings.every(({ code }) => listedBelow.has(code));
}

const listedBelow: ReadonlySet<FindingCode> = new Set(['link-there', 'values-differ', 'values-not-read']);

/** False for an outcome of which nobody may say that the record is linked to the actor that was meant. */
export function isLinkAsMeant(entry: JournalEntry): boolean {
  if (entry.state === 'Different') return entry.readBack?.linked !== false && !isToldByFindings(entry);
  return entry.state === 'Verified' || entry.state === 'Sent';
}

/** True where the form has done its work, as far as the look found: the next thing is another link. */
export function hasLinked(situation: Situation): boolean {
  if (situation.kind !== 'done') return false;
  const { state, readBack } = situation.entry;
  if (state === 'Different') return readBack?.linked !== false;
  return state === 'Sent' || state === 'Verified';
}

/** True where another look may tell more, or something else. */
export function canCheckAgain({ state }: JournalEntry): boolean {
  return ['Unknown', 'Nothing', 'Different', 'Sent'].includes(state);
}

/** True while the last try may have worked and nobody has seen that it did not. */
export function mustLookFirst(situation: Situation): boolean {
  if (situation.kind !== 'done' || situation.entry.state !== 'Unknown') return false;
  // What is not there so far may still come.
  return situation.entry.readBack?.linked !== false || situation.entry.holdUntil !== undefined;
}

/** True where a look came too early to settle it: what helps is not another one, but its time. */
export function isHeldAfterLook(entry: JournalEntry): boolean {
  return entry.holdUntil !== undefined && wasLookedAt(entry);
}

/** What stands against a second write meanwhile; `controlId` = the button that looks. */
export function toLookFirst(sentence: string, controlId: string | null): Problem {
  return { key: 'look-first', isBlocking: true, isIdentity: false, sentence, rowId: null, controlId };
}
