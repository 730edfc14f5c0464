import type { AppErrorData } from './errors';

/** The helping calls that the program uses; each may be granted or not, by user and by tenant. */
export const helpingCalls = [
  'GetAllConnections',
  'GetCrmActorType',
  'GetConnectionsAndDisplayFields',
  'GetActorTypeMapping',
  'GetFieldValuesFromCrm',
  'GetFieldValuesFromErp',
  'GetConnectionListMappings',
  'archive Contact',
  'archive FindErpEntity',
  'archive ErpField',
  'archive Dynamic',
  'record search',
] as const;
export type HelpingCall = (typeof helpingCalls)[number];

export interface Capability {
  call: HelpingCall;
  /** Null: neither answered nor refused, so nobody knows. */
  granted: boolean | null;
  /** Why it is not granted or not known. */
  error: AppErrorData | null;
}

/** What this user may do on a site, found out without writing anything. */
export interface CapabilityReport {
  /** ISO 8601, UTC. */
  at: string;
  calls: Capability[];
}
