import type { Write, WriteOf } from '../write/write';
import type { JournalEntry, ReadBack } from './entry';

/** For tests: of one company and of what its link leads to. */
export const record = { crmActorType: 'Contact', crmRecordId: 1 } as const;
export const oldActor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
export const newActor = { ...oldActor, erpKey: '10035' };
export const relink: WriteOf<'relink'> = {
  kind: 'relink',
  record,
  from: oldActor,
  to: newActor,
  values: [],
  seen: null,
};

/** The entry of a write of which nothing is known but what `changes` say. */
export function makeTestEntry(write: Write, changes: Partial<JournalEntry>): JournalEntry {
  return {
    id: 'e1',
    kind: write.kind,
    at: '2026-04-03T09:15:00.000Z',
    siteId: 'practice',
    siteName: '',
    siteAddress: '',
    environment: 'practice',
    user: '',
    ticket: '',
    runId: null,
    record: { ...record, name: '' },
    erpConnectionId: 1,
    erpConnectionName: '',
    erpActorType: 'Customer',
    erpKey: write.kind === 'relink' ? write.to.erpKey : oldActor.erpKey,
    erpName: '',
    write,
    linkBefore: { linked: true, erpKey: oldActor.erpKey },
    before: {},
    calls: [],
    reached: null,
    httpStatus: null,
    error: null,
    findings: [],
    state: 'Failed',
    readBack: null,
    answeredAt: null,
    ...changes,
  };
}

/** What a look found of the link, and of no value. */
export function seenLink(linked: boolean | null, erpKey: string | null = null): ReadBack {
  return { at: '', linked, erpKey, fields: [], missing: [] };
}
