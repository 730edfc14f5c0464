import type { ListWords } from './list-words';
import type { AppErrorData } from '../errors';
import type { CrmActorType } from '../record/actor-types';
import type { Change } from '../record/record-state';
import type { Environment, LockReason } from '../site';
import type { Ended, Finding } from '../write/judgement';
import type { WriteState } from '../write/states';
import type { Write, WriteKind } from '../write/write';

/** What every entry of the activity says. */
interface EntryHead {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  siteId: string;
  siteName: string;
  environment: Environment;
  user: string;
  /** The reference that was given when the production site was unlocked, or the run's own; empty for none. */
  ticket: string;
}

/** One write, as the activity list shows it. */
export interface WriteHead extends EntryHead {
  kind: WriteKind;
  state: WriteState;
  /** Of a site that had been production: until when. ISO 8601, UTC. */
  wasProductionUntil?: string;
  /**
   * After silence: until when the site may still be at work on it. Until somebody has looked after that, what it holds is
   * not written again. ISO 8601, UTC; absent where nothing is held any more.
   */
  holdUntil?: string;
  /** The run that sent it; null = a single write. */
  runId: string | null;
  /** `name` is empty where it was not known: then the page names it by type and id. */
  record: { crmActorType: CrmActorType; crmRecordId: number; name: string };
  erpConnectionId: number;
  erpConnectionName: string;
  erpActorType: string;
  /** Empty where it is not known: an ERP actor that is being created, a link whose key the site does not tell. */
  erpKey: string;
  erpName: string;
  /** How many values the look found changed, both sides together; absent where nobody looked, or not everything was read. */
  changes?: number;
  /** The look found the record without the link that the write has moved. */
  isLinkGone?: true;
}

/**
 * A production site was unlocked for writing, locked again, or is production no more; a run was given a permit to write to
 * it, or that ended. Everything there is to say about it.
 */
export interface UnlockEntry extends EntryHead {
  kind: 'unlock';
  event: 'unlocked' | 'locked' | 'left-production' | 'permit-given' | 'permit-ended';
  /** ISO 8601, UTC: when it locks by itself; null on locking. */
  until: string | null;
  /** Why it was locked; null on unlocking. */
  reason: LockReason | null;
}

/** An entry that this version of the program cannot read: it was made by another one, and is left as it is. */
export interface ForeignEntry {
  kind: 'foreign';
  id: string;
  /** ISO 8601, UTC; empty where not even that can be read. */
  at: string;
  state: string;
}

/** One row of the activity list. */
export type ActivitySummary = WriteHead | UnlockEntry | ForeignEntry;

/** Everything kept about one write. Never a secret. */
export interface JournalEntry extends WriteHead {
  /** Where it was sent to. A site whose address was edited since is another place: nothing is looked up there. */
  siteAddress: string;
  write: Write;
  /** What was known of the record's link in this connection before the write. */
  linkBefore: LinkSeen;
  /** Values before the write, by CrmFieldKey; null = not read. */
  before: SideValues;
  /** The words for its list values; absent where there are none, as in entries of earlier versions. */
  words?: ListWords;
  /** Every call that was sent or was about to be, in order. */
  calls: SentCall[];
  /** How far a write of several steps came; null = nothing that the site confirmed. */
  reached: ReachedStep | null;
  /** HTTP status of the answer that decided; null = no answer came. */
  httpStatus: number | null;
  error: AppErrorData | null;
  /** What looking at the site found, as codes. */
  findings: Finding[];
  readBack: ReadBack | null;
  /** ISO 8601, UTC; null while the request is under way or after the program was killed. */
  answeredAt: string | null;
}

/** Values of both sides, by CrmFieldKey as the site spells it; null = not read. */
export type SideValues = Record<string, { crm: string | null; erp: string | null }>;

export interface LinkSeen {
  /** Null = the site did not say. */
  linked: boolean | null;
  /** The key of the link; null where there is none or the site does not tell it. */
  erpKey: string | null;
}

/** The steps a write can have behind it, as confirmed by the site. */
export const reachedSteps = ['unlinked', 'linked', 'put-back', 'created', 'resynced'] as const;
export type ReachedStep = (typeof reachedSteps)[number];

/** One call of a write. It is kept before it leaves, so that a program killed meanwhile has not forgotten it. */
export interface SentCall {
  /** Its WebAPI name. */
  call: string;
  /** Null = under way, or nobody was there any more to hear the answer. */
  ended: Ended | null;
  httpStatus: number | null;
  error: AppErrorData | null;
  /** What the site said beside "done"; absent where it said nothing more. */
  remark?: CallRemark;
}

/** A warning: what was asked for may not have been carried out in full. */
export interface CallRemark {
  level: 'info' | 'warning';
  /** The site's own words. */
  words: string;
  detail: string;
}

/** What looking at the site after a write found. */
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

/** One field on both sides, before and after the write. */
export interface FieldOutcome {
  crmFieldKey: string;
  displayName: string;
  crm: SideOutcome;
  erp: SideOutcome;
  /** Does each side that was to be written hold the submitted value? Null = could not be read. */
  asChosen: boolean | null;
}

export interface SideOutcome {
  /** Null = not read. */
  before: string | null;
  /** Null = not read. */
  after: string | null;
  change: Change;
}

/** A helping call that the site did not answer, by its WebAPI name. */
export interface MissingHelp {
  call: string;
  error: AppErrorData;
}

/** True for an entry of a write: not of an unlocking, not of another version. */
export function isWriteEntry<T extends ActivitySummary>(entry: T): entry is Extract<T, WriteHead> {
  return entry.kind !== 'unlock' && entry.kind !== 'foreign';
}
