import type { JournalEntry } from '../../../shared/journal/entry';
import { countChanged } from '../../../shared/journal/count-changed';
import {
  findDeciding,
  findFailedPutBack,
  findPutBack,
  isMoving,
  standingOf,
  type Standing,
} from '../../../shared/journal/standing';
import type { Text } from '../../../shared/text/text';
import { hasWritten } from '../../../shared/write/values-read-back';
import type { FindingCode } from '../../../shared/write/judgement';
import { nameActor, nameWrittenRecord } from '../actor-names';
import { describeError } from '../describe-error';
import { describeFindings } from '../describe-findings';

type Time = (iso: string) => string;

/** The outcome of every kind of write but a link, in a few sentences. It never says more than is known. */
export function describeWrite(entry: JournalEntry, t: Text, time: Time): string {
  const parts = [tellState(entry, t), tellStanding(entry, t), tellFound(entry, t, time)];
  return parts.filter((part) => part !== '').join(' ');
}

function tellState(entry: JournalEntry, t: Text): string {
  const { state, siteName: site } = entry;
  switch (state) {
    case 'Sending':
      return t('record.outcome.sendingTo', { site });
    case 'Verified':
      return tellDone(entry, t);
    case 'Sent':
      if (entry.kind !== 'resync') return t('record.outcome.sentOnly', { site });
      // A warning says by itself that it is done, and that not all may be.
      return [
        ...(entry.findings.some(({ code }) => code === 'site-warned')
          ? []
          : [t('record.outcome.resync.Sent')]),
        tellChanged(entry, t),
      ].join(' ');
    case 'Different':
      return tellDifferent(entry, t);
    case 'Cancelled':
      return entry.reached === null ? t('record.outcome.cancelled') : t('record.outcome.stopped');
    case 'Failed':
      return tellFailed(entry, t);
    case 'Nothing':
      return t('link.outcome.Nothing');
    case 'Unknown':
      // That the link is gone is known, whatever was answered.
      if (standingOf(entry) === 'no-link') return '';
      // Where it moves a link, what is told of that says so.
      return wasLookedAt(entry) || isMoving(entry.write)
        ? describeAnswer(entry, t)
        : `${describeAnswer(entry, t)} ${t('record.outcome.checkFirst')}`;
  }
}

/** What the site answered to a write of which nobody knows yet what became of it, and where nobody was there to hear it. */
export function describeAnswer(entry: JournalEntry, t: Text): string {
  const { httpStatus } = entry;
  if (wasClosedHalfway(entry)) return t('record.outcome.unknownClosed');
  if (findPutBack(entry) !== null) return tellPutBack(entry, t);
  if (httpStatus === null) return t('record.outcome.unknown');
  return t('record.outcome.unknownStatus', { status: httpStatus });
}

/** Somebody has looked, and was told what is there. */
export function wasLookedAt({ readBack }: JournalEntry): boolean {
  return (readBack?.linked ?? null) !== null;
}

/** Nobody refused what never reached the site, and what was stopped between two halves did not fail as a whole. */
function tellFailed(entry: JournalEntry, t: Text): string {
  const { siteName: site, calls } = entry;
  const isHalfway = calls.length > 1;
  if (findDeciding(entry)?.ended === 'not-sent') {
    return t(isHalfway ? 'record.outcome.notSentHalfway' : 'record.outcome.failedOnTheWay');
  }
  const refused = t(isHalfway ? 'record.outcome.refusedHalfway' : 'record.outcome.refused', { site });
  // A resync that says no may have done a part of it.
  return entry.kind === 'resync' ? `${refused} ${tellChanged(entry, t)}` : refused;
}

/** What is not known is whether the old link was put back; why the new one did not come is. */
function tellPutBack(entry: JournalEntry, t: Text): string {
  const putBack = findPutBack(entry);
  if (putBack?.ended === 'accepted')
    return findDeciding(entry)?.ended === 'cancelled' ? t('record.outcome.stopped') : tellFailed(entry, t);
  if (putBack?.ended !== 'unknown' && putBack?.ended !== null) return t('record.outcome.putBackRefused');
  return putBack.httpStatus === null
    ? t('record.outcome.unknownPutBack')
    : t('record.outcome.unknownPutBackStatus', { status: putBack.httpStatus });
}

/** Of several calls the last was never heard of: nobody was there any more. */
function wasClosedHalfway({ calls }: JournalEntry): boolean {
  return calls.length > 1 && calls.at(-1)?.ended === null;
}

function tellDone({ write, readBack }: JournalEntry, t: Text): string {
  switch (write.kind) {
    case 'relink':
      return t(`record.outcome.relink.${hasWritten(write) ? 'Verified' : 'verifiedNoValue'}`, {
        from: nameActor(write.from, t),
        to: nameActor(write.to, t),
      });
    case 'create': {
      const erpKey = readBack?.erpKey ?? null;
      const withKey = erpKey === null ? '' : t('record.outcome.withKey', { erpKey });
      return t('record.outcome.create.Verified', { withKey });
    }
    case 'resync':
      return `${t('record.outcome.resync.Sent')} ${tellChanged({ readBack }, t)}`;
    case 'link':
    case 'unlink':
    case 'change-values':
    case 'restore':
      return t(`record.outcome.${write.kind}.Verified`);
  }
}

/** What a resync has changed on the record itself; what it changed elsewhere nobody has read. */
function tellChanged({ readBack }: Pick<JournalEntry, 'readBack'>, t: Text): string {
  const changed = countChanged(readBack);
  if (changed === null) return t('record.outcome.resync.notRead');
  return changed === 0
    ? t('record.outcome.resync.unchanged')
    : t('record.outcome.resync.changed', { count: changed });
}

function tellDifferent(entry: JournalEntry, t: Text): string {
  // What is there instead is told by where the link stands.
  if (standingOf(entry) === 'no-link') return '';
  // It did not say that it is done: what was found tells the rest.
  const isRefused = entry.findings.some(({ code }) => code.startsWith('refused-'));
  if (isRefused && !entry.findings.some(({ code }) => code === 'values-differ')) return '';
  return t(`record.outcome.${entry.kind}.Different`, { site: entry.siteName });
}

/** Where the link stands after a move that did not go as it was meant. Empty for every other write. */
function tellStanding(entry: JournalEntry, t: Text): string {
  const { write, state, record } = entry;
  const standing = standingOf(entry);
  if (standing === null || state === 'Verified' || state === 'Sent' || !isMoving(write)) return '';
  const { from, to } = write.kind === 'relink' ? write : { from: write.actor, to: write.actor };
  const about = {
    record: nameWrittenRecord(record, t),
    connection: entry.erpConnectionName,
    from: nameActor(from, t),
    to: nameActor(to, t),
  };
  const isBack = standing === 'old-link' || (standing === 'new-link' && from.erpKey === to.erpKey);
  if (isBack && findPutBack(entry)?.ended === 'accepted') return t('standings.putBack', about);
  const told =
    write.kind !== 'relink' && isToldOfOne(standing)
      ? t(`standings.standingOfOne.${standing}`, about)
      : t(`standings.standing.${standing}`, about);
  const error = standing === 'no-link' ? findFailedPutBack(entry)?.error : null;
  if (!error) return told;
  return `${told} ${t('standings.putBackFailed', { from: about.from, reason: describeError(error, t) })}`;
}

function isToldOfOne(standing: Standing): standing is 'other-link' | 'link-key-not-told' | 'not-known' {
  return standing === 'other-link' || standing === 'link-key-not-told' || standing === 'not-known';
}

/** The values themselves are listed below the sentence, and a link that is as meant needs no second sentence. */
const toldOtherwise: ReadonlySet<FindingCode> = new Set(['link-there', 'values-differ', 'values-not-read']);
/** Of a write that moves a link, where that stands has been told with both its keys. */
const toldByStanding: ReadonlySet<FindingCode> = new Set(['old-link-there', 'link-there-key-not-told']);
/** The site's own words, which nobody looked for. */
const siteWords: ReadonlySet<FindingCode> = new Set(['site-remarked', 'site-warned']);

function tellFound(entry: JournalEntry, t: Text, time: Time): string {
  const said = entry.findings.filter(({ code }) => siteWords.has(code));
  const words = describeFindings({ findings: said }, t, time).join(' ');
  const isVerified = entry.state === 'Verified';
  const findings = entry.findings.filter(
    ({ code }) =>
      !toldOtherwise.has(code) &&
      !siteWords.has(code) &&
      !(isMoving(entry.write) && toldByStanding.has(code)) &&
      (!isVerified || code.startsWith('refused-')),
  );
  if (findings.length === 0 || standingOf(entry) === 'no-link') return words;
  const found = t('record.outcome.looked', { found: describeFindings({ findings }, t, time).join(' ') });
  return words === '' ? found : `${words} ${found}`;
}
