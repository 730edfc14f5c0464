import { z } from 'zod';
import type { ForeignEntry, JournalEntry, UnlockEntry } from '../journal/entry';
import type { CommandId } from '../commands';
import type { InspectedRequest, InspectedRequestSummary } from '../inspector';
import { crmActorTypes, erpActorTypes, maxErpKeyLength } from '../record/actor-types';
import type { CrmRecord } from '../record/crm-record';
import { keptDraftSchema, type KeptDraft, type LoadedFields } from '../link/draft';
import type { ActorTypePair, ErpActor, ErpConnection, ErpKeyFinding } from '../record/erp-actor';
import { recordIdSchema } from '../write/link-request';
import type { SubmitState } from '../write/states';
import { writeSchema } from '../write/write';
import { preferenceChangesSchema, type Preferences } from '../preferences';
import type { ScanProgress } from '../scan/scan';
import type { KeychainState, LockReason, SiteView } from '../site';
import { siteLimits } from '../site-limits';
import type { EventName, Method } from './channels';
import { journalInputs, type JournalOutputs } from './journal-methods';
import { planInputs, type PlanEvents, type PlanOutputs } from './plan-methods';
import { recordInputs, type RecordOutputs } from './record-methods';
import type { Result } from './result';
import { sheetInputs, type DroppedFile, type SheetEvents, type SheetOutputs } from './sheet-methods';
import { scanInputs, type ScanOutputs } from './scan-methods';
import { siteInputs, type SiteOutputs } from './site-methods';

const id = z.string().min(1).max(64);
const nothing = z.undefined();
const ofSite = z.strictObject({ siteId: id });
const searchText = z.string().max(500);
const page = z.number().int().min(0).max(10_000);

/**
 * The door: what each method takes. Parsed in the main process before anything runs; the page imports
 * the types of this file only.
 */
export const inputSchemas = {
  'app.start': nothing,
  'app.info': nothing,
  'app.reportProblem': z.strictObject({ message: z.string().max(2_000), stack: z.string().max(20_000) }),
  'app.openLogFolder': nothing,
  'preferences.get': nothing,
  'preferences.set': preferenceChangesSchema,
  ...siteInputs,
  'network.answerProxySignIn': z.strictObject({
    requestId: id,
    answer: z
      .strictObject({
        userName: z.string().max(siteLimits.userName),
        password: z.string().max(siteLimits.secret),
        remember: z.boolean(),
      })
      .nullable(),
  }),
  'inspector.list': z.strictObject({ text: searchText, siteId: id.nullable(), page }),
  'inspector.get': z.strictObject({ id }),
  'inspector.copyAsCurl': z.strictObject({ id }),
  'inspector.exportHar': z.strictObject({ text: searchText, siteId: id.nullable() }),
  'inspector.clear': nothing,
  'links.listConnections': ofSite,
  'links.listActorTypes': ofSite.extend({ erpConnectionId: recordIdSchema }),
  'links.searchCrmRecords': ofSite.extend({
    crmActorType: z.enum(crmActorTypes),
    /** Room for a list of ids. */
    text: z.string().max(3_000),
    page,
  }),
  'links.getCrmRecord': ofSite.extend({ crmActorType: z.enum(crmActorTypes), crmRecordId: recordIdSchema }),
  'links.openRecord': ofSite.extend({ crmActorType: z.enum(crmActorTypes), crmRecordId: recordIdSchema }),
  'links.searchErpActors': ofSite.extend({
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    text: searchText,
    page,
  }),
  'links.lookUpErpKey': ofSite.extend({
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    erpKey: z.string().min(1).max(maxErpKeyLength),
  }),
  'links.loadFields': ofSite.extend({
    erpConnectionId: recordIdSchema,
    crmActorType: z.enum(crmActorTypes),
    crmRecordId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    erpKey: z.string().min(1).max(maxErpKeyLength),
  }),
  'links.submit': ofSite.extend({
    submitId: id,
    write: writeSchema,
    /** As the form shows them; empty where it knows none. */
    names: z.strictObject({
      record: z.string().max(2_000),
      erpConnection: z.string().max(2_000),
      erpActor: z.string().max(2_000),
    }),
    /** The second, explicit step that a production site wants: the name of that site, repeated. */
    confirmedSiteName: z.string().max(siteLimits.name).optional(),
    /** Although an earlier write of the same pair got no answer: the person is told the risk and asked first. */
    despiteSilence: z.literal(true).optional(),
    /** By hand: the documented query parameter `$select`, sent as it is typed. */
    select: z.string().max(2_000).optional(),
  }),
  'links.cancel': z.strictObject({ submitId: id }),
  'links.running': ofSite,
  'links.check': z.strictObject({ activityId: id }),
  ...recordInputs,
  'drafts.load': ofSite,
  'drafts.save': ofSite.extend({ draft: keptDraftSchema.nullable() }),
  ...journalInputs,
  'activity.get': z.strictObject({ activityId: id }),
  'activity.saveUnwritten': nothing,
  /** `yyyy-mm-dd`, UTC: which of the program's own backups. */
  'activity.useBackup': z.strictObject({ day: z.iso.date() }),
  ...planInputs,
  ...scanInputs,
  ...sheetInputs,
} as const satisfies Record<Method, z.ZodType>;

/**
 * The methods that write to a site. Where such a call fails in a way that nobody foresaw, the site may have done its
 * work; of every other one it is a fact that nothing was changed there.
 */
export const writingMethods = [
  'links.submit',
  'plans.startRun',
  'plans.continueRun',
] as const satisfies readonly Method[];

export type Input<M extends Method> = z.infer<(typeof inputSchemas)[M]>;

/** A file, secret or entry that was put aside or found unfinished: told once, on the page. */
export interface Notice {
  id: string;
  kind:
    | 'file-set-aside'
    | 'newer-file-set-aside'
    | 'secret-unreadable'
    | 'authority-not-copied'
    | 'unfinished-submits'
    | 'page-reloaded'
    | 'closed-by-failure'
    | 'database-set-aside'
    | 'database-written-anew'
    | 'database-replaced'
    | 'entries-not-kept'
    | 'entries-not-kept-full'
    | 'entries-kept-late';
  params: Record<string, string | number>;
}

export interface AppInfo {
  version: string;
  platform: 'win32' | 'darwin' | 'linux';
  locale: string;
  /** Null: not asked yet. Whatever is not `there` keeps a secret for this session only. */
  keychain: KeychainState | null;
  notices: Notice[];
}

/**
 * What the page needs for its first picture, in one answer. Each part is what its own method gives back, as far as that is
 * known before the keychain was asked; of the sites, those that the picture shows.
 */
export interface StartAnswers {
  info: AppInfo;
  preferences: Preferences;
  sites: SiteView[];
  /** Of the current site; null where it could not be read: the form then asks for itself, and says why. */
  draft: { siteId: string; draft: KeptDraft | null } | null;
}

/** One page of hits; `more` says that a further page exists. */
export interface Page<T> {
  items: T[];
  more: boolean;
}

export interface SubmitProgress {
  submitId: string;
  siteId: string;
  activityId: string;
  state: SubmitState;
}

/** What each method gives back inside its envelope. */
export interface Outputs
  extends JournalOutputs, PlanOutputs, RecordOutputs, ScanOutputs, SheetOutputs, SiteOutputs {
  'app.start': StartAnswers;
  'app.info': AppInfo;
  'app.reportProblem': { logReference: string };
  'app.openLogFolder': null;
  'preferences.get': Preferences;
  'preferences.set': Preferences;
  'network.answerProxySignIn': null;
  'inspector.list': Page<InspectedRequestSummary>;
  'inspector.get': InspectedRequest;
  'inspector.copyAsCurl': { text: string };
  'inspector.exportHar': { fileName: string | null; count: number };
  'inspector.clear': null;
  'links.listConnections': ErpConnection[];
  'links.listActorTypes': ActorTypePair[];
  'links.searchCrmRecords': Page<CrmRecord>;
  'links.getCrmRecord': CrmRecord;
  /** Opens the record in SuperOffice, in the system's browser. */
  'links.openRecord': null;
  'links.searchErpActors': Page<ErpActor>;
  'links.lookUpErpKey': ErpKeyFinding;
  'links.loadFields': LoadedFields;
  /** The completed entry: its state, error and read-back say what happened. */
  'links.submit': JournalEntry;
  'links.cancel': null;
  'links.running': SubmitProgress | null;
  'links.check': JournalEntry;
  'drafts.load': KeptDraft | null;
  'drafts.save': null;
  'activity.get': JournalEntry | UnlockEntry | ForeignEntry;
  /** How many entries came back. */
  'activity.useBackup': { count: number };
  /** `path` null = the dialog was closed, or nothing waits any more. */
  'activity.saveUnwritten': { fileName: string | null; count: number };
}

export interface EventPayloads extends PlanEvents, SheetEvents {
  'links.progress': SubmitProgress;
  'menu.command': { command: CommandId };
  'app.notice': Notice;
  /** Something about a site or its sign-in is not as it was: ask for the list again. */
  'sites.changed': { siteId: string };
  'sites.locked': { siteId: string; reason: LockReason };
  /** A proxy asks for a user name and password of its own. `refusedBefore`: it did not accept the last ones. */
  'network.proxySignInNeeded': { requestId: string; proxy: string; refusedBefore: boolean };
  /** At most four times a second. */
  'inspector.changed': Record<string, never>;
  /** At most four times a second for each scan. */
  'scans.progress': ScanProgress;
}

type Domain = Method extends `${infer D}.${string}` ? D : never;
type MethodOf<D extends string> = Extract<Method, `${D}.${string}`>;
type LocalName<M extends string> = M extends `${string}.${infer N}` ? N : never;
type Call<M extends Method> = M extends 'sheets.openDropped'
  ? (file: DroppedFile) => Promise<Result<Outputs[M]>>
  : undefined extends Input<M>
    ? () => Promise<Result<Outputs[M]>>
    : (input: Input<M>) => Promise<Result<Outputs[M]>>;

/** `window.actorlink`: one named method per call, and a subscription per event. */
export type Bridge = {
  [D in Domain]: { [M in MethodOf<D> as LocalName<M>]: Call<M> };
} & {
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayloads[E]) => void): () => void;
};

// A contract entry that does not belong to a channel, or the reverse, fails to compile here.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const outputsMatchMethods: Same<keyof Outputs, Method> = true;
export const payloadsMatchEvents: Same<keyof EventPayloads, EventName> = true;
