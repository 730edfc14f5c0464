import type { ErpActorType } from '../../shared/record/actor-types';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { SiteConnection } from '../sites/site-connection';
import { readMaxLengths } from '../superoffice/erp-fields';
import type { ActorTypeMapping, FieldListMapping } from '../superoffice/erp-sync-schemas';

/** What a site says about its ERP connections. Asked once per session: administrators change it rarely. */
export interface ConnectionKnowledge {
  connections: () => Promise<ErpConnection[]>;
  mapping: (erpConnectionId: number, erpActorType: ErpActorType) => Promise<ActorTypeMapping>;
  listMappings: (erpConnectionId: number) => Promise<FieldListMapping[]>;
  /** Characters by ERP field key; 0 = unlimited. */
  maxLengths: (erpConnectionId: number, erpActorType: ErpActorType) => Promise<Map<string, number>>;
}

const known = new WeakMap<SiteConnection, ConnectionKnowledge>();

/** The knowledge that belongs to a site's connection; gone with it when the site is changed. */
export function knowledgeOf(site: SiteConnection): ConnectionKnowledge {
  const existing = known.get(site);
  if (existing) return existing;
  const { erpSync, archive } = site;
  const created: ConnectionKnowledge = {
    connections: remember(erpSync.getAllConnections),
    mapping: remember(erpSync.getActorTypeMapping),
    listMappings: remember(erpSync.getConnectionListMappings),
    maxLengths: remember((id: number, type: ErpActorType) => readMaxLengths(archive, id, type)),
  };
  known.set(site, created);
  return created;
}

/** Keeps what a call answered, by its arguments. A failure is not kept: the next ask tries again. */
function remember<A extends readonly (string | number)[], T>(
  call: (...given: A) => Promise<T>,
): (...given: A) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (...given) => {
    const key = JSON.stringify(given);
    const existing = answers.get(key);
    if (existing) return existing;
    const asked = call(...given);
    answers.set(key, asked);
    asked.catch(() => answers.delete(key));
    return asked;
  };
}
