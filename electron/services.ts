import { existsSync } from 'node:fs';
import type { EventName } from '../shared/ipc/channels';
import type { AppInfo, EventPayloads } from '../shared/ipc/contract';
import type { LockReason } from '../shared/site';
import type { Lost } from '../shared/would-be-lost';
import { systemClock, type Clock } from './clock';
import { makeDependencies } from './dependencies';
import type { Desktop } from './desktop';
import type { CommandServices } from './command-line/run-plan-command';
import { createAppService } from './app-service';
import { createAppHandlers } from './ipc/handlers/app';
import type { Handlers } from './ipc/handlers/handlers';
import { createLateHandlers } from './ipc/handlers/late-domains';
import { createNetworkHandlers } from './ipc/handlers/network';
import { createPreferencesHandlers } from './ipc/handlers/preferences';
import { createSitesHandlers } from './ipc/handlers/sites';
import { redactFailures } from './ipc/redact-failures';
import { createHoldTimes } from './writes/hold-times';
import { createInFlight } from './writes/in-flight';
import { makeLate } from './late';
import type { Log } from './log';
import { createUnwrittenNotice } from './notices';
import { createMayQuit, type MayQuit } from './may-quit';
import { askDeleteEntries, askDespiteSilence } from './questions';
import { createRecordsLater } from './journal/records-later';
import { createUnwrittenEntries } from './journal/unwritten';
import { createPlansLater, type PlansLater } from './runs/plans-later';
import { openSiteServices } from './sites/site-services';
import type { PracticeSite } from './sites/practice-site-thread';
import { readStartAnswers } from './start-answers';
import { openPreferenceFile } from './storage/preference-file';
import type { SecretBackend } from './storage/secret-backend';
import type { DatabaseThread } from './storage/database/database-worker';
import type { AddNotice } from './storage/set-aside';
import type { RequestTimeouts } from './superoffice/site-client';
import { createTurns } from './turns';

export interface ServiceDeps {
  /** Electron's `userData`. */
  dataFolder: string;
  appVersion: string;
  platform: AppInfo['platform'];
  locale: string;
  emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
  /** The built practice site, `out/main/practice.js`. */
  practiceEntry: string;
  /** The built thread of the database, `out/main/database-thread.js`. */
  databaseEntry: string;
  /** The built thread of a sheet, `out/main/sheet-thread.js`. */
  sheetEntry: string;
  openLogFolder: (folder: string) => Promise<void>;
  /** The page has kept what it had to keep before its window goes, all but this. */
  onLastWord?: (lost: readonly Lost[]) => void;
  desktop: Desktop;
  // What tests put in place of Electron and of time.
  practiceSite?: PracticeSite;
  secretBackend?: () => Promise<SecretBackend>;
  startDatabase?: () => DatabaseThread;
  clock?: Clock;
  timeouts?: RequestTimeouts;
  /** 0 to 1, as `Math.random`: how long it is waited before a read is repeated. */
  random?: () => number;
  /** A login service on this computer in place of SuperOffice Online's, for rehearsals. */
  loginOrigin?: string;
}

export interface Services {
  handlers: Handlers;
  log: Log;
  /** Tells the page, also one that opens later. */
  addNotice: AddNotice;
  /** Opens the database where there is one, checks it and backs it up where that is due, after the window shows. Never throws. */
  warmUp: () => Promise<void>;
  /** The computer locks or sleeps: production sites are locked for writing. */
  lockSites: (reason: LockReason) => void;
  /** For the command line. */
  commands: () => Promise<CommandServices>;
  mayQuit: MayQuit;
  /** The program does not end after all. */
  reopen: () => void;
  /** Waits for writes that are under way, at most so long. */
  settle: (timeoutMs: number) => Promise<void>;
  /** Stops the practice site and closes the database. */
  stop: () => Promise<void>;
}

/** A program that stays open for days makes its daily backups all the same. */
const upkeepEveryMs = 60 * 60_000;

/** Puts the services together. Settings files are read here; database, keychain and network at their first use. */
export async function createServices(deps: ServiceDeps): Promise<Services> {
  const dependencies = await makeDependencies(deps);
  const { log, notices, practiceSite, clock } = dependencies;
  const holdTimes = createHoldTimes(dependencies.time);
  const inFlight = createInFlight((progress) => deps.emit('links.progress', progress));
  const unwritten = createUnwrittenEntries({
    clock: systemClock,
    onChange: createUnwrittenNotice(notices.add),
  });
  const hasDatabase = () => existsSync(dependencies.paths.database);
  const records = createRecordsLater(async () => {
    const [{ openRecords }, { startDatabaseWorker }] = await Promise.all([
      import('./journal/open-journal'),
      import('./storage/database/database-worker'),
    ]);
    return openRecords({
      unwritten,
      file: dependencies.paths.database,
      clock,
      addNotice: notices.add,
      startThread: deps.startDatabase ?? (() => startDatabaseWorker(deps.databaseEntry)),
    });
  });
  let upkeep: NodeJS.Timeout | undefined;
  const maintainRecords = async () => {
    // Without a file there is nothing to check, and no reason yet to keep a thread for it.
    if (hasDatabase()) await (await records.open()).maintain();
  };
  const recorder = makeLate(async () => {
    const { createRequestRecorder } = await import('./inspector/request-recorder');
    return createRequestRecorder({
      redact: dependencies.redact,
      known: dependencies.known,
      onChange: () => deps.emit('inspector.changed', {}),
      noteProblem: log.problem,
    });
  });
  const { sites, locks, files, proxyQuestions, testConnection } = await openSiteServices({
    ...deps,
    ...dependencies,
    file: dependencies.paths.sites,
    authorityFolder: dependencies.paths.authorities,
    addNotice: notices.add,
    timeouts: deps.timeouts ?? null,
    openRecorder: recorder.get,
    recordUnlock: async (entry) => (await records.open()).journal.addUnlock(entry),
    noteSite: (siteId, what) => planServices.noteSite(siteId, what),
  });
  const preferenceFile = await openPreferenceFile({
    ...dependencies.common,
    file: dependencies.paths.preferences,
  });
  const scans = makeLate(async () => {
    const { createScans } = await import('./scans/open-scans');
    return createScans({
      database: async () => (await records.open()).database,
      connect: sites.connect,
      clock: dependencies.time,
      rulesOff: () => preferenceFile.read().compareRulesOff,
      emit: (progress) => deps.emit('scans.progress', progress),
      chooseFile: deps.desktop.chooseFileToSave,
      noteProblem: log.problem,
    });
  });
  const tools = async () => ({
    journal: (await records.open()).journal,
    inFlight,
    clock,
    holdTimes,
    noteProblem: log.problem,
  });
  const commandTurns = createTurns();
  const planServices: PlansLater = createPlansLater({
    records: records.open,
    hasDatabase,
    inFlight,
    sites,
    ticketOf: locks.ticketOf,
    time: dependencies.time,
    clock,
    holdTimes,
    noteProblem: log.problem,
    emit: deps.emit,
    showProgress: deps.desktop.showProgress,
  });
  const sheetTools = makeLate(async () => {
    const [{ createSheets }, { createPlanFiles }, { createMappingPresets }] = await Promise.all([
      import('./sheets/sheets'),
      import('./runs/plan-files'),
      import('./sheets/mapping-presets'),
    ]);
    const sheets = createSheets({
      entry: deps.sheetEntry,
      onProgress: (progress) => deps.emit('sheets.progress', progress),
    });
    return {
      sheets,
      files: createPlanFiles({ entry: deps.sheetEntry, sheets }),
      presets: createMappingPresets(async () => (await records.open()).database, clock),
    };
  });
  const preferences = createPreferencesHandlers(preferenceFile);
  const { infoUnasked, ...app } = createAppService(deps, dependencies);
  return {
    handlers: redactFailures(
      {
        ...createAppHandlers({
          ...app,
          start: () =>
            readStartAnswers({
              info: infoUnasked,
              preferences: () => preferences['preferences.get'](undefined),
              sites: sites.listForStart,
              loadDraft: async (siteId) => {
                // On a first start there is nothing to be read, and no need to wait for a database.
                if (!hasDatabase()) return null;
                return (await records.open()).drafts.load(siteId);
              },
            }),
        }),
        ...preferences,
        ...createSitesHandlers({
          sites,
          files,
          testConnection,
          currentId: () => preferenceFile.read().siteId,
          forgetDraft: async (siteId) => {
            const { drafts, recentRecords } = await records.open();
            await drafts.save(siteId, null);
            await recentRecords.forgetSite(siteId);
            await (await scans.get()).forgetSite(siteId);
            await (await sheetTools.get()).presets.forgetSite(siteId);
          },
        }),
        ...createLateHandlers({
          desktop: deps.desktop,
          confirmDespiteSilence: (site, write) => deps.desktop.confirm(askDespiteSilence(site, write)),
          confirmDelete: (count) => deps.desktop.confirm(askDeleteEntries(count)),
          emit: deps.emit,
          appVersion: deps.appVersion,
          clock,
          holdTimes,
          noteProblem: log.problem,
          redact: dependencies.redact,
          sites,
          locks,
          inFlight,
          tools,
          records: records.open,
          unwritten,
          scans,
          sheetTools,
          plans: planServices,
          recorder,
        }),
        ...createNetworkHandlers(proxyQuestions),
      },
      dependencies.redact,
    ),
    log,
    addNotice: notices.add,
    warmUp: async () => {
      upkeep ??= setInterval(() => {
        maintainRecords().catch((error: unknown) => log.problem('records.maintain', error));
      }, upkeepEveryMs).unref();
      await maintainRecords().catch((error: unknown) => void log.problem('warm-up', error));
    },
    lockSites: locks.lockAll,
    commands: async () => {
      const { openSheet, findLeftOut } = await import('./command-line/open-sheet');
      const opened = await sheetTools.get();
      return {
        plans: planServices.open,
        sites,
        confirm: deps.desktop.confirm,
        files: opened.files,
        openSheet: (command, siteId) => openSheet(command, siteId, { sites, ...opened }),
        findLeftOut: (file) => findLeftOut(opened.sheets, file),
        inTurn: commandTurns,
        onRun: planServices.onRun,
        noteChanged: (planId) => deps.emit('plans.changed', { planId }),
      };
    },
    mayQuit: createMayQuit({ ...deps, isBusy: planServices.isBusy, nameSite: sites.nameOf }),
    reopen: () => {
      inFlight.reopen();
      planServices.reopen();
    },
    settle: async (timeoutMs) => {
      planServices.beginStop();
      await Promise.all([inFlight.settle(timeoutMs), scans.made()?.settle(timeoutMs)]);
    },
    stop: async () => {
      clearInterval(upkeep);
      await planServices.stop();
      locks.lockAll('closed');
      await locks.settle();
      await practiceSite.stop();
      await sheetTools.made()?.sheets.stop();
      await unwritten.flush();
      unwritten.stop();
      await records.close();
      log.flush();
    },
  };
}
