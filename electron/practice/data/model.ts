import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import type { FieldAccess, FieldType } from '../../../shared/value/field-value';

/** A text in the two languages that the practice site speaks, under the language names of SuperOffice. */
export interface MultiText {
  NO: string;
  US: string;
}

/** One choice of a CRM list. */
export interface CrmListItem {
  id: number;
  name: MultiText;
}

/** One field of a CRM record. Values are kept encoded, as the WebAPI sends them (`rules/encoded-values.ts`). */
export interface CrmField {
  key: string;
  names: MultiText;
  type: FieldType;
  /** Characters; 0 = unlimited. */
  maxLength: number;
  access: FieldAccess;
  listName: string | null;
}

export interface CrmRecord {
  type: CrmActorType;
  id: number;
  values: Record<string, string>;
  /** The company that a person, project or sale belongs to. */
  companyId: number | null;
  personId: number | null;
  /** Full name of the associate who answers for the record. */
  associate: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
  /** The stored counter of the record's links. */
  activeErpLinks: number;
  /** A person who left its company: lists show it as another entity. */
  isRetired: boolean;
}

export interface ErpListItem {
  id: string;
  name: MultiText;
}

/** What an administrator decided about a field for the moment an actor is linked or made. */
export interface FirstSyncRule {
  hasDefault: boolean;
  /** Encoded like every value. */
  defaultValue: string;
  promptUser: boolean;
  mandatory: boolean;
}

export interface FieldMapping {
  crmFieldKey: string;
  syncToCrm: boolean;
  syncToErp: boolean;
}

/** One field of an ERP actor type in one connection. */
export interface ErpField {
  id: number;
  connectionId: number;
  actorType: ErpActorType;
  key: string;
  names: MultiText;
  tooltip: MultiText;
  type: FieldType;
  /** The ERP's own list; null for every other type. */
  listName: string | null;
  maxLength: number;
  access: FieldAccess;
  rank: number;
  showInGui: boolean;
  showInSearch: boolean;
  mapping: FieldMapping | null;
  firstSync: FirstSyncRule;
  /** ERP item id to CRM item id; an item that is not in it has no counterpart. */
  listMapping: Map<string, number>;
}

export interface ActorTypeMapping {
  id: number;
  erpType: ErpActorType;
  crmType: CrmActorType;
  fields: ErpField[];
}

export interface ErpConnection {
  id: number;
  connectorId: number;
  names: MultiText;
  descriptions: MultiText;
  active: boolean;
  deleted: boolean;
  /** The GUID that SuperOffice hands to the connector. */
  guid: string;
  configFields: Record<string, string>;
  supportsAdvancedSearch: boolean;
  actorTypes: ActorTypeMapping[];
  lists: Record<string, ErpListItem[]>;
}

export interface ErpConnector {
  id: number;
  name: string;
  url: string;
}

export interface ErpActor {
  /** Row number over all connections: archives want an integer as primary key. */
  rowId: number;
  connectionId: number;
  type: ErpActorType;
  key: string;
  values: Record<string, string>;
  parent: { type: ErpActorType; key: string } | null;
  /** ISO 8601, UTC. */
  lastModified: string;
}

/** A row of ErpExternalKey together with the ErpInternalKey it points to. */
export interface ErpLink {
  externalKeyId: number;
  internalKeyId: number;
  connectionId: number;
  crmType: CrmActorType;
  recordId: number;
  erpType: ErpActorType;
  erpKey: string;
  mostRecentTimestamp: string;
}
