import type { AppErrorData } from '../errors';
import type { FieldValue } from '../value/field-value';
import type { PlanDescription } from '../write/plan';
import type { CrmActorType, ErpActorType } from './actor-types';
import type { CrmRecord } from './crm-record';
import type { HolderOfKey } from './erp-actor';
import type { Reading } from './record-state';

/** One record with all its links, as it stands now. Each part was read, or was not; a part that was not says nothing. */
export interface OpenedRecord {
  crmActorType: CrmActorType;
  crmRecordId: number;
  /** Name, number and details. Not read with `not-found` = the site answered that there is no such record. */
  record: Reading<Omit<CrmRecord, 'linkedIn'>>;
  /** SuperOffice's own values: one call, the same for every connection. */
  crm: Reading<FieldValue[]>;
  /** Linked ones first, each group in the site's order. */
  connections: RecordInConnection[];
  /**
   * Why nobody knows whether there are more connections than these; null = the site told its connections. One that maps
   * no such record type is left out.
   */
  connectionsNotRead: Reading<null> | null;
  /** When the reading was finished. ISO 8601, UTC. */
  at: string;
}

/** A record in one ERP connection. */
export interface RecordInConnection {
  erpConnectionId: number;
  connectionName: string;
  /** False = it carries nothing over at present; null = the site did not tell. */
  isActive: boolean | null;
  linked: Reading<boolean>;
  /** Of the link; where there is none, the type that the connection would link as. Null = not told. */
  erpActorType: ErpActorType | null;
  /**
   * The ERP key of the link; null = no link. Not read with `error` null on a record that is linked = the site answered
   * and does not tell keys: "not readable on this site".
   */
  erpKey: Reading<string | null>;
  /** The records that hold that key, with the others than this one first. Asked for only where type and key are known. */
  holders: Reading<HolderOfKey[]>;
  /** What the connection maps for that ERP actor type. Asked for only where the record is linked. */
  plan: Reading<PlanDescription>;
  /** The ERP's live values. Asked for only where type and key are known. */
  erp: Reading<FieldValue[]>;
  /** Calls without which lengths or list items are not known. */
  missing: { call: string; error: AppErrorData }[];
}

/** A record that was opened lately on a site. */
export interface RecentRecord {
  crmActorType: CrmActorType;
  crmRecordId: number;
  /** As it was then; empty where it was not told. */
  name: string;
  number: string;
  /** When it was last opened. ISO 8601, UTC. */
  at: string;
}
