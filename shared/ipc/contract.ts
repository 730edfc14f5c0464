import type { z } from 'zod';
import type { ForeignEntry, JournalEntry, UnlockEntry } from '../journal/entry';
import type { CommandId } from '../commands';
import type { AppErrorData } from '../errors';
import type { InspectedRequest, InspectedRequestSummary } from '../inspector';
import type { CrmRecord } from '../record/crm-record';
import type { KeptDraft, LoadedFields } from '../link/draft';
import type { ActorTypePair, ErpActor, ErpConnection, ErpKeyFinding } from '../record/erp-actor';
import type { SubmitState } from '../write/states';
import type { Preferences } from '../preferences';
import type { ScanProgress } from '../scan/scan';
import type { KeychainState, LockReason, SiteView } from '../site';
import type { EventName, Method } from './channels';
import type { draftInputs } from './draft-methods';
import type { journalInputs, JournalOutputs } from './journal-methods';
import type { linkInputs } from './link-methods';
import type { planInputs, PlanEvents, PlanOutputs } from './plan-methods';
import type { programInputs } from './program-methods';
import type { recordInputs, RecordOutputs } from './record-methods';
import type { sheetInputs, DroppedFile, SheetEvents, SheetOutputs } from './sheet-methods';
import type { scanInputs, ScanOutputs } from './scan-methods';
import type { siteInputs, SiteOutputs } from './site-methods';

/**
 * The door: what each method takes, a file for each domain. Parsed in the main process before anything runs, which loads
 * them one by one (`electron/ipc/input-schemas.ts`); the page imports the types of this file only.
 */
type InputSchemas = typeof draftInputs &
  typeof journalInputs &
  typeof linkInputs &
  typeof planInputs &
  typeof programInputs &
  typeof recordInputs &
  typeof scanInputs &
  typeof sheetInputs &
  typeof siteInputs;

/**
 * The methods that write to a site. Where such a call fails in a way that nobody foresaw, the site may have done its
 * work; of every other one it is a fact that nothing was changed there.
 */
export const writingMethods = [
  'links.submit',
  'plans.startRun',
  'plans.continueRun',
] as const satisfies readonly Method[];

export type Input<M extends Method> = z.infer<InputSchemas[M]>;

/** The envelope of every answer that crosses the bridge. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: AppErrorData };

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
  /** The answer to `app.leaving`: everything is kept that can be, and what would be lost is named. */
  'app.saidLastWord': null;
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
  /**
   * The window is about to go: what stands only on the page is kept now, and `app.saidLastWord` lets it go. It may stay all
   * the same.
   */
  'app.leaving': Record<string, never>;
  /** The window stays, for what would have been lost. */
  'app.staying': Record<string, never>;
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
export const inputsMatchMethods: Same<keyof InputSchemas, Method> = true;
export const outputsMatchMethods: Same<keyof Outputs, Method> = true;
export const payloadsMatchEvents: Same<keyof EventPayloads, EventName> = true;
