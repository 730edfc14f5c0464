import { crmActorTypes } from '../../../shared/record/actor-types';
import { findApiPath } from './practice-request';

/** How often each call came, and how often with each key. Nothing is forgotten: a run may be longer than any log. */
export class RequestCounts {
  private readonly calls = new Map<string, number>();
  /** Call to connection (0 where the request names none) to key. */
  private readonly keys = new Map<string, Map<number, Map<string, number>>>();

  addCall(path: string): void {
    increase(this.calls, findCallName(path));
  }

  /** Counts the ERP key and the record that the body of a request names. */
  addKeys(path: string, body: unknown): void {
    const { erpConnectionId, keys } = readSubject(body);
    if (keys.length === 0) return;
    const ofCall = getOrAdd(this.keys, findCallName(path), () => new Map<number, Map<string, number>>());
    const ofConnection = getOrAdd(ofCall, erpConnectionId, () => new Map<string, number>());
    for (const key of keys) increase(ofConnection, key);
  }

  countOf(call: string, key?: string, erpConnectionId?: number): number {
    if (key === undefined && erpConnectionId === undefined) return this.calls.get(call) ?? 0;
    let sum = 0;
    for (const [connectionId, ofConnection] of this.keys.get(call) ?? [])
      if (erpConnectionId === undefined || erpConnectionId === connectionId)
        sum += key === undefined ? 0 : (ofConnection.get(key) ?? 0);
    return sum;
  }

  /** Every call and how often it came. */
  listCalls(): Record<string, number> {
    return Object.fromEntries(this.calls);
  }

  /** Every key of a call and how often it came, over all connections or in one. */
  listKeys(call: string, erpConnectionId?: number): Record<string, number> {
    const sums = new Map<string, number>();
    for (const [connectionId, ofConnection] of this.keys.get(call) ?? [])
      if (erpConnectionId === undefined || erpConnectionId === connectionId)
        for (const [key, count] of ofConnection) increase(sums, key, count);
    return Object.fromEntries(sums);
  }
}

function increase(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/**
 * `ConnectActor` of the ErpSync agent, otherwise what stands behind `/api/v1/`, such as `Archive/Dynamic` or
 * `Contact/{id}`; the path itself outside the API.
 */
function findCallName(path: string): string {
  const apiPath = findApiPath(path);
  if (apiPath === null) return path;
  const name = apiPath.replace(/^v1(\/|$)/i, '').replace(/\/\d+$/, '/{id}');
  return /^Agents\/ErpSync\/([^/]+)$/i.exec(name)?.[1] ?? name;
}

const ofMember = (body: object, ...names: string[]): unknown => {
  const found = Object.entries(body).find(([name]) => names.includes(name.toLowerCase()));
  return found?.[1];
};

/** What a request is about, by the documented member names in any case. */
function readSubject(body: unknown): { erpConnectionId: number; keys: string[] } {
  if (typeof body !== 'object' || body === null) return { erpConnectionId: 0, keys: [] };
  const erpConnectionId = ofMember(body, 'erpconnectionid');
  const erpKey = ofMember(body, 'erpkey');
  const recordId = ofMember(body, 'crmrecordid', 'recordid', 'entityid');
  const type = ofMember(body, 'crmactortype', 'actortypecrm');
  // Enumerations come by name or by number, and `Unknown` is 0.
  const typeName = typeof type === 'number' ? crmActorTypes[type - 1] : type;
  return {
    erpConnectionId: typeof erpConnectionId === 'number' ? erpConnectionId : 0,
    keys: [
      ...(typeof erpKey === 'string' ? [erpKey] : []),
      ...(typeof recordId === 'number' && typeof typeName === 'string' ? [`${typeName} ${recordId}`] : []),
    ],
  };
}
