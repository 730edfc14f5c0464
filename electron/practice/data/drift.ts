import type { CrmActorType } from '../../../shared/record/actor-types';
import type { ErpLink } from './model';
import type { PracticeStore } from './store';

/** A field of each type that people change in the middle of a day. */
const changedField: Record<CrmActorType, string> = {
  Contact: 'PHONE',
  Person: 'PHONE_MOBILE',
  Project: 'TEXT',
  Sale: 'HEADING',
};
/** Far enough from link to link that neighbours are not changed one after the other. */
const stride = 7;

/**
 * Somebody who works at the site while others read it: each call changes one value of one linked record, in an order that
 * is the same every time.
 */
export function createDrift(store: PracticeStore, now: () => Date): () => void {
  const links = [...store.links.values()];
  let calls = 0;
  return () => {
    calls += 1;
    const link = links[(calls * stride) % links.length];
    if (link) changeRecord(store, link, calls, now());
  };
}

function changeRecord(store: PracticeStore, { crmType, recordId }: ErpLink, call: number, now: Date): void {
  const record = store.findRecord(crmType, recordId);
  if (!record) return;
  record.values[changedField[crmType]] = `+47 90 ${String(call).padStart(6, '0')}`;
  record.updatedAt = now.toISOString();
}
