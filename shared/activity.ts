import type { AppErrorData } from './errors';
import type { CrmActorType } from './link/actor-types';
import type { LinkRequest } from './link/link-request';
import type { SubmitState } from './link/states';
import type { Environment } from './site';

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

/** One row of the activity list. */
export interface ActivitySummary {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  state: SubmitState;
  siteId: string;
  siteName: string;
  environment: Environment;
  user: string;
  crmActorType: CrmActorType;
  crmRecordId: number;
  crmName: string;
  erpConnectionName: string;
  erpActorType: string;
  erpKey: string;
  erpName: string;
}

/** Everything kept about one submit. Never a secret. */
export interface ActivityEntry extends ActivitySummary {
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
