import { crmActorTypes, type CrmActorType, type ErpActorType } from '../../../shared/record/actor-types';
import type { PracticeStore } from './store';

/** What to look at; without anything, the whole site in numbers. */
export interface StateQuestion {
  connectionId?: number | undefined;
  crmActorType?: CrmActorType | undefined;
  recordId?: number | undefined;
  erpActorType?: ErpActorType | undefined;
  erpKey?: string | undefined;
}

/** The stored values and links, past the WebAPI: what a test or a rehearsal compares with. */
export function describeStore(store: PracticeStore, question: StateQuestion): Record<string, unknown> {
  const { connectionId, crmActorType, recordId, erpActorType, erpKey } = question;
  const links = [...store.links.values()].filter(
    (link) =>
      (connectionId === undefined || link.connectionId === connectionId) &&
      (crmActorType === undefined || link.crmType === crmActorType) &&
      (recordId === undefined || link.recordId === recordId) &&
      (erpActorType === undefined || link.erpType === erpActorType) &&
      (erpKey === undefined || link.erpKey === erpKey),
  );
  return {
    record:
      crmActorType !== undefined && recordId !== undefined ? store.findRecord(crmActorType, recordId) : null,
    actor:
      connectionId !== undefined && erpActorType !== undefined && erpKey !== undefined
        ? store.findActor(connectionId, erpActorType, erpKey)
        : null,
    links,
    counts: {
      ...Object.fromEntries(crmActorTypes.map((type) => [type, store.countRecords(type)])),
      actors: store.countActors(),
      links: store.links.size,
    },
  };
}
