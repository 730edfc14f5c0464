import type { AppErrorData } from '../errors';
import type { CrmActorType } from '../record/actor-types';
import type { LinkRequest } from '../write/link-request';
import type { SubmitState } from '../write/states';
import type { Environment, LockReason } from '../site';

/** One field on both sides, before and after the submit; null = not read. */
export interface FieldOutcome {
  crmFieldKey: string;
  displayName: string;
  crm: { before: string | null; after: string | null };
  erp: { before: string | null; after: string | null };
  /** Does each side that was to be written hold the submitted value? Null = could not be read. */
  asChosen: boolean | null;
}

/** What looking at the site after a submit found. */
export interface ReadBack {
  /** ISO 8601, UTC. */
  at: string;
  /** Null where the site would not say. */
  linked: boolean | null;
  /** The ERP key that the link holds, where the site lets us read it; otherwise null. */
  erpKey: string | null;
  fields: FieldOutcome[];
  /** The calls that did not help, and why. */
  missing: MissingHelp[];
}

/** A helping call that the site did not answer, by its WebAPI name. */
export interface MissingHelp {
  call: string;
  error: AppErrorData;
}

/** What every entry of the activity says. */
interface EntryHead {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  siteId: string;
  siteName: string;
  environment: Environment;
  user: string;
  /** The reference that was given when the production site was unlocked; empty for none. */
  ticket: string;
}

/** One submit, as the activity list shows it. */
export interface SubmitSummary extends EntryHead {
  kind: 'submit';
  state: SubmitState;
  crmActorType: CrmActorType;
  crmRecordId: number;
  crmName: string;
  erpConnectionName: string;
  erpActorType: string;
  erpKey: string;
  erpName: string;
}

/** A production site was unlocked for writing, or locked again. Everything there is to say about it. */
export interface UnlockEntry extends EntryHead {
  kind: 'unlock';
  event: 'unlocked' | 'locked';
  /** ISO 8601, UTC: when it locks by itself; null on locking. */
  until: string | null;
  /** Why it was locked; null on unlocking. */
  reason: LockReason | null;
}

/** A row that this version cannot read, because another one wrote it: what can be told all the same. */
export interface ForeignEntry {
  kind: 'foreign';
  id: string;
  /** ISO 8601, UTC; empty where it is not known. */
  at: string;
  /** In the words of the version that wrote it. */
  state: string;
}

/** One row of the activity list. */
export type ActivitySummary = SubmitSummary | UnlockEntry | ForeignEntry;

/** Everything kept about one submit. Never a secret. */
export interface ActivityEntry extends SubmitSummary {
  siteAddress: string;
  request: LinkRequest;
  /** Values before the write, by CrmFieldKey; null = not read. */
  before: Record<string, { crm: string | null; erp: string | null }>;
  /** HTTP status of the answer; null = no answer came. */
  httpStatus: number | null;
  error: AppErrorData | null;
  readBack: ReadBack | null;
  /** ISO 8601, UTC; null while the request is under way or after the program was killed. */
  answeredAt: string | null;
}
