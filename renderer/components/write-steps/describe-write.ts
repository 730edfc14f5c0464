import type { JournalEntry } from '../../../shared/journal/entry';
import type { Text } from '../../../shared/text/text';
import type { FindingCode } from '../../../shared/write/judgement';
import type { ActorRef } from '../../../shared/write/write';
import { nameActor } from '../actor-names';
import { describeFindings } from '../describe-findings';

type Time = (iso: string) => string;

/** The outcome of every kind of write but a link, in a few sentences. It never says more than is known. */
export function describeWrite(entry: JournalEntry, t: Text, time: Time): string {
  const parts = [tellState(entry, t), tellHalf(entry, t), tellFound(entry, t, time)];
  return parts.filter((part) => part !== '').join(' ');
}

function tellState(entry: JournalEntry, t: Text): string {
  const { state, httpStatus, calls, siteName: site } = entry;
  switch (state) {
    case 'Sending':
      return t('record.outcome.sendingTo', { site });
    case 'Verified':
      return tellDone(entry, t);
    case 'Sent':
      if (entry.kind !== 'resync') return t('record.outcome.sentOnly', { site });
      // A warning says by itself that it is done, and that not all may be.
      return entry.findings.some(({ code }) => code === 'site-warned') ? '' : t('record.outcome.resync.Sent');
    case 'Different':
      return tellDifferent(entry, t);
    case 'Cancelled':
      return entry.reached === null ? t('record.outcome.cancelled') : t('record.outcome.stopped');
    case 'Failed':
      // Nobody refused what never reached the site.
      return httpStatus === null && calls.length <= 1
        ? t('record.outcome.failedOnTheWay')
        : t('record.outcome.refused', { site });
    case 'Unknown':
      if (httpStatus === null || isHalfDone(entry)) return t('record.outcome.unknown');
      return t('record.outcome.unknownStatus', { status: httpStatus });
  }
}

function tellDone({ write, readBack }: JournalEntry, t: Text): string {
  switch (write.kind) {
    case 'relink':
      return t('record.outcome.relink.Verified', { to: nameActor(write.to, t) });
    case 'create': {
      const erpKey = readBack?.erpKey ?? null;
      const withKey = erpKey === null ? '' : t('record.outcome.withKey', { erpKey });
      return t('record.outcome.create.Verified', { withKey });
    }
    case 'resync':
      return t('record.outcome.resync.Sent');
    case 'link':
    case 'unlink':
    case 'change-values':
    case 'restore':
      return t(`record.outcome.${write.kind}.Verified`);
  }
}

function tellDifferent(entry: JournalEntry, t: Text): string {
  // What is there instead is told by the half that was done, or by what was found.
  if (isHalfDone(entry) && entry.readBack?.linked === false) return '';
  return t(`record.outcome.${entry.kind}.Different`, { site: entry.siteName });
}

/** The old link went; whether anything is in its place is the question. */
function isHalfDone({ reached, write }: JournalEntry): boolean {
  return reached === 'unlinked' && write.kind !== 'unlink';
}

/** Where a write of two halves stands that was not carried out to its end. Empty for every other one. */
function tellHalf(entry: JournalEntry, t: Text): string {
  const { write, reached, readBack, state } = entry;
  const from = fromOf(entry);
  if (from === null || state === 'Verified' || state === 'Sent') return '';
  const params = { from: nameActor(from, t) };
  if (reached === 'put-back') {
    return t(
      write.kind === 'relink' ? 'record.outcome.half.putBack' : 'record.outcome.half.putBackSame',
      params,
    );
  }
  if (!isHalfDone(entry)) return '';
  if (readBack?.linked === false) return t('record.outcome.half.notLinked', params);
  if (readBack?.linked === true) return '';
  const wasAsked = entry.calls.at(-1)?.ended === 'unknown' && entry.calls.at(-1)?.call === 'ConnectActor';
  return t(wasAsked ? 'record.outcome.half.newUnknown' : 'record.outcome.half.notLinkedUnread', params);
}

function fromOf({ write }: JournalEntry): ActorRef | null {
  if (write.kind === 'relink') return write.from;
  return write.kind === 'change-values' || write.kind === 'restore' ? write.actor : null;
}

/** The values themselves are listed below the sentence, and a link that is as meant needs no second sentence. */
const toldOtherwise: ReadonlySet<FindingCode> = new Set(['link-there', 'values-differ', 'values-not-read']);
/** The site's own words, which nobody looked for. */
const siteWords: ReadonlySet<FindingCode> = new Set(['site-remarked', 'site-warned']);

function tellFound(entry: JournalEntry, t: Text, time: Time): string {
  const said = entry.findings.filter(({ code }) => siteWords.has(code));
  const words = describeFindings({ findings: said }, t, time).join(' ');
  const findings = entry.findings.filter(({ code }) => !toldOtherwise.has(code) && !siteWords.has(code));
  const isPlain = entry.state === 'Verified' || (isHalfDone(entry) && entry.readBack?.linked === false);
  if (findings.length === 0 || isPlain) return words;
  const found = t('record.outcome.looked', { found: describeFindings({ findings }, t, time).join(' ') });
  return words === '' ? found : `${words} ${found}`;
}
