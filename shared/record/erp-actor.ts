import type { AppErrorData } from '../errors';
import type { CrmActorType, ErpActorType } from './actor-types';

/** A configured connection to one ERP client. Inactive ones are shown but cannot be chosen. */
export interface ErpConnection {
  erpConnectionId: number;
  name: string;
  description: string;
  active: boolean;
}

/** One pair that a connection maps: this ERP actor type belongs to this CRM record type. */
export interface ActorTypePair {
  erpActorType: ErpActorType;
  crmActorType: CrmActorType;
}

/** One ERP actor as a search hit. */
export interface ErpActor {
  erpActorType: ErpActorType;
  erpKey: string;
  name: string;
  /** The other fields that the connection shows in search, labelled. */
  details: { label: string; value: string }[];
  /** Held by some CRM record already; null where the site would not say. */
  connected: boolean | null;
}

/** What is known about a typed ERP key. */
export interface ErpKeyFinding {
  /** False: the site answered that there is no such actor. Null: it could not be looked up, which says nothing. */
  found: boolean | null;
  /** Why it could not be looked up; null where it could. */
  error: AppErrorData | null;
  name: string;
  /** The CRM record that holds the key; `free` = nobody; `unknown` = the site would not say. */
  holder: 'free' | 'unknown' | HolderOfKey;
}

export interface HolderOfKey {
  crmActorType: CrmActorType;
  crmRecordId: number;
  /** Empty where it is not known. */
  name: string;
  /** False: the site answered that there is no such record any more, or shows it to nobody like this user. */
  isShown: boolean | null;
}
