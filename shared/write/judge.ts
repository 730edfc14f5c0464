import { isLinkedIn, type RecordState } from '../record/record-state';
import type { Ended, Finding, FindingCode, Judgement } from './judgement';
import type { WriteState } from './states';
import { readValuesBack, type ValuesReadBack } from './values-read-back';
import type { Write, WriteOf } from './write';

/**
 * What a write has become, from what was there before, how its sending ended, and what a look found afterwards
 * (`nothingRead` = nobody looked). Pure. It never says more than was read: *Verified* only of what was seen, *Failed*
 * never where the site may have done it.
 */
export function judgeWrite(write: Write, before: RecordState, ended: Ended, after: RecordState): Judgement {
  switch (write.kind) {
    case 'link': {
      const { erpConnectionId, erpKey } = write.actor;
      return judgeNewLink(
        seeLink(erpConnectionId, erpKey, before, after),
        ended,
        write.values,
        before,
        after,
      );
    }
    case 'relink':
    case 'change-values':
    case 'restore':
      return judgeMovedLink(write, before, ended, after);
    case 'unlink':
      return judgeUnlink(write, before, ended, after);
    case 'create':
      return judgeCreate(write, before, ended, after);
    case 'resync':
      // What it changes lies in other connections and is not read back, so nothing is ever verified.
      return { state: stateUnseen(ended), findings: [] };
  }
}

/** The state by the answer alone. */
function stateUnseen(ended: Ended): WriteState {
  if (ended === 'accepted') return 'Sent';
  if (ended === 'unknown') return 'Unknown';
  return ended === 'cancelled' ? 'Cancelled' : 'Failed';
}

interface LinkSeen {
  wasLinked: boolean | null;
  linked: boolean | null;
  /** The key of the link that is there now; null = not told. */
  key: string | null;
  holds: 'wanted' | 'other' | 'not-told';
  /** The record was known to have no link, so one that is there now is new. */
  isNew: boolean;
  /** Somebody asked the site whether there is a link. */
  wasAsked: boolean;
}

function seeLink(
  erpConnectionId: number,
  wantedKey: string | null,
  before: RecordState,
  after: RecordState,
): LinkSeen {
  const linked = isLinkedIn(after, erpConnectionId);
  const wasLinked = isLinkedIn(before, erpConnectionId);
  const key = keyOf(after);
  return {
    wasLinked,
    linked,
    key,
    holds: key === null ? 'not-told' : key === wantedKey ? 'wanted' : 'other',
    isNew: wasLinked === false && linked === true,
    wasAsked: after.links.read || after.links.error !== null,
  };
}

/** A row without a key, or no row at all, tells nothing: the site may not show it to this user. */
function keyOf({ keyOfLink }: RecordState): string | null {
  return keyOfLink.read && keyOfLink.value !== null && keyOfLink.value !== '' ? keyOfLink.value : null;
}

function find(code: FindingCode, params: Finding['params'] = {}): Finding {
  return { code, params };
}

/** What is there now, in one finding; none where nobody looked. */
function findLink({ linked, holds, key, wasAsked }: LinkSeen, oldKey: string | null = null): Finding[] {
  if (linked === null) return wasAsked ? [find('link-not-told')] : [];
  if (!linked) return [find('link-not-there')];
  if (holds === 'wanted') return [find('link-there')];
  if (key === null) return [find('link-there-key-not-told')];
  return [find(key === oldKey ? 'old-link-there' : 'link-there-other-key', { erpKey: key })];
}

function findValues({ differ, notRead }: ValuesReadBack): Finding[] {
  return [
    ...(differ > 0 ? [find('values-differ', { count: differ })] : []),
    ...(notRead > 0 ? [find('values-not-read', { count: notRead })] : []),
  ];
}

/** The state once the link is known to be the one that was meant. */
function stateOfValues({ differ, notRead }: ValuesReadBack, unread: WriteState): WriteState {
  if (differ > 0) return 'Different';
  return notRead > 0 ? unread : 'Verified';
}

function judgeNewLink(
  link: LinkSeen,
  ended: Ended,
  written: WriteOf<'link'>['values'],
  before: RecordState,
  after: RecordState,
): Judgement {
  const values = readValuesBack(written, before, after);
  const seen = findLink(link);
  if (ended === 'accepted') {
    const findings = link.wasAsked ? [...seen, ...findValues(values)] : seen;
    return { state: stateOfAccepted(link, values), findings };
  }
  if (ended === 'unknown') {
    // Not linked after silence: the request may still be on its way.
    if (link.linked !== true || link.holds === 'not-told') return { state: 'Unknown', findings: seen };
    const state = link.holds === 'other' ? 'Different' : stateOfValues(values, 'Unknown');
    return { state, findings: [...seen, ...findValues(values)] };
  }
  if (ended !== 'refused') return { state: stateUnseen(ended), findings: seen };
  // A link with another key, or one that may have been there all the time, does not speak against the refusal.
  const isOurs = link.linked === true && link.holds === 'wanted' && link.wasLinked !== true;
  const mayBeOurs = link.isNew && link.holds === 'not-told';
  if (!isOurs && !mayBeOurs) return judgeRefused(values, seen);
  if (isOurs && link.isNew) return judgeDoneAllTheSame(values, seen);
  return { state: 'Unknown', findings: [find('refused-but-there'), ...seen] };
}

/** Refused, and the link that was meant has come all the same: what it is follows from its values, as after a yes. */
function judgeDoneAllTheSame(values: ValuesReadBack, seen: Finding[]): Judgement {
  return {
    state: stateOfValues(values, 'Unknown'),
    findings: [find('refused-but-there'), ...seen, ...findValues(values)],
  };
}

/** A refusal, once no link speaks against it: values that arrived all the same do. */
function judgeRefused(values: ValuesReadBack, seen: Finding[], isThere = false): Judgement {
  const { arrived } = values;
  if (arrived === 0) return { state: 'Failed', findings: seen };
  return {
    state: isThere ? stateOfValues(values, 'Different') : 'Different',
    findings: [find('refused-but-changed', { count: arrived }), ...seen],
  };
}

/** Without the key, a link is ours only where the record was known to have none. */
function stateOfAccepted(link: LinkSeen, values: ValuesReadBack): WriteState {
  if (link.linked === false || (link.linked === true && link.holds === 'other')) return 'Different';
  if (values.differ > 0) return 'Different';
  const isOurs = link.linked === true && (link.holds === 'wanted' || link.isNew);
  return isOurs ? stateOfValues(values, 'Sent') : 'Sent';
}

/** The old link goes and another comes, or the same one with other values. */
function judgeMovedLink(
  write: WriteOf<'relink' | 'change-values' | 'restore'>,
  before: RecordState,
  ended: Ended,
  after: RecordState,
): Judgement {
  const from = write.kind === 'relink' ? write.from : write.actor;
  const to = write.kind === 'relink' ? write.to : write.actor;
  const isMove = from.erpKey !== to.erpKey || from.erpActorType !== to.erpActorType;
  const link = seeLink(to.erpConnectionId, to.erpKey, before, after);
  const values = readValuesBack(write.values, before, after);
  const seen = findLink(link, isMove ? from.erpKey : null);
  if (ended === 'accepted') {
    const findings = link.wasAsked ? [...seen, ...findValues(values)] : seen;
    return { state: stateOfAccepted(link, values), findings };
  }
  const isThere = link.linked === true && link.holds === 'wanted';
  if (ended === 'unknown') {
    const findings = isThere ? [...seen, ...findValues(values)] : seen;
    if (link.linked === true && link.holds === 'other' && link.key !== from.erpKey) {
      return { state: 'Different', findings };
    }
    // A link that stays says nothing of its values: those may still be on their way.
    const state = isThere && (isMove || values.differ === 0) ? stateOfValues(values, 'Unknown') : 'Unknown';
    return { state, findings };
  }
  // A step before may have been carried out: the old link is gone, and what was meant did not come.
  if (link.linked === false && link.wasLinked === true) return { state: 'Different', findings: seen };
  if (ended === 'refused' && link.linked === false && link.wasLinked === null) {
    return { state: 'Unknown', findings: seen };
  }
  if (ended !== 'refused') return { state: stateUnseen(ended), findings: seen };
  if (isThere && isMove && keyOf(before) !== to.erpKey) return judgeDoneAllTheSame(values, seen);
  return judgeRefused(values, seen, isThere);
}

function judgeUnlink(
  { erpConnectionId, expectedKey }: WriteOf<'unlink'>,
  before: RecordState,
  ended: Ended,
  after: RecordState,
): Judgement {
  const link = seeLink(erpConnectionId, expectedKey, before, after);
  const isOther = link.linked === true && expectedKey !== null && link.holds === 'other';
  const seen: Finding[] =
    link.linked === true && link.holds !== 'not-told' && !isOther
      ? [find('old-link-there', { erpKey: link.key ?? '' })]
      : findLink(link);
  if (ended === 'accepted') {
    const state = link.linked === null ? 'Sent' : link.linked ? 'Different' : 'Verified';
    return { state, findings: seen };
  }
  if (ended === 'unknown') {
    const state = isOther ? 'Different' : link.linked === false ? 'Verified' : 'Unknown';
    return { state, findings: seen };
  }
  if (ended === 'refused' && link.linked === false && link.wasLinked !== false) {
    const state = link.wasLinked === true ? 'Verified' : 'Unknown';
    return { state, findings: [find('refused-but-there'), ...seen] };
  }
  return { state: stateUnseen(ended), findings: seen };
}

/** The ERP gives the key, so nobody can know it before: what counts is that a link is there that was not there. */
function judgeCreate(
  { erpConnectionId }: WriteOf<'create'>,
  before: RecordState,
  ended: Ended,
  after: RecordState,
): Judgement {
  const link = seeLink(erpConnectionId, null, before, after);
  const seen = link.isNew ? [find('new-link-there', { erpKey: link.key ?? '' })] : findLink(link);
  if (ended === 'accepted') {
    const state = link.linked === false ? 'Different' : link.isNew ? 'Verified' : 'Sent';
    return { state, findings: seen };
  }
  if (ended === 'refused' && link.isNew) {
    return { state: 'Different', findings: [find('refused-but-there'), ...seen] };
  }
  return { state: stateUnseen(ended), findings: seen };
}
