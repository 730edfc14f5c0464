import type { EventName } from '../../../shared/ipc/channels';
import type { EventPayloads } from '../../../shared/ipc/contract';
import type { Desktop } from '../../desktop';
import type { RequestRecorder } from '../../inspector/request-recorder';
import type { Records } from '../../journal/open-journal';
import type { UnwrittenEntries } from '../../journal/unwritten';
import type { Late } from '../../late';
import type { Redact } from '../../redaction/redact';
import type { PlanFiles } from '../../runs/plan-files';
import type { PlansLater } from '../../runs/plans-later';
import type { createScans } from '../../scans/open-scans';
import type { MappingPresets } from '../../sheets/mapping-presets';
import type { Sheets } from '../../sheets/sheets';
import type { Sites } from '../../sites/sites';
import type { HoldTimes } from '../../writes/hold-times';
import type { InFlight } from '../../writes/in-flight';
import type { WriteTools } from '../../writes/run-write';
import type { Handlers } from './handlers';
import { handleLater } from './late-handlers';
import type { LinkServices } from './links';

/** What opens and keeps sheets, made at the first of them. */
export interface SheetTools {
  sheets: Sheets;
  files: PlanFiles;
  presets: MappingPresets;
}

/** What the handlers of these domains stand on; most of it is made at its own first use. */
export interface LateDomains {
  desktop: Desktop;
  /** Asks the person whether to send although the last write got no answer. */
  confirmDespiteSilence: LinkServices['confirmDespiteSilence'];
  confirmDelete: (count: number) => Promise<boolean>;
  emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
  appVersion: string;
  clock: () => Date;
  holdTimes: HoldTimes;
  noteProblem: (event: string, error: unknown) => void;
  redact: Redact;
  sites: Sites;
  locks: {
    ticketOf: (siteId: string) => string | null;
    /** Throws `too-many-writes`. */
    countTry: (siteId: string) => void;
    noteSent: (siteId: string) => void;
  };
  inFlight: InFlight;
  tools: () => Promise<WriteTools>;
  records: () => Promise<Records>;
  unwritten: Pick<UnwrittenEntries, 'list'>;
  scans: Late<ReturnType<typeof createScans>>;
  sheetTools: Late<SheetTools>;
  plans: PlansLater;
  recorder: Late<RequestRecorder>;
}

/** Everything that no first picture asks for: a domain is loaded, with what it stands on, at the first call of one of its methods. */
export function createLateHandlers(parts: LateDomains) {
  const { desktop, emit, appVersion, clock, noteProblem, redact, sites, locks, inFlight, tools } = parts;
  const { records, unwritten, scans, sheetTools, plans, recorder } = parts;
  return {
    ...handleLater(['links'], async () => {
      const { createLinksHandlers } = await import('./links');
      return createLinksHandlers({
        confirmDespiteSilence: parts.confirmDespiteSilence,
        sites,
        inFlight,
        clock,
        ticketOf: locks.ticketOf,
        countTry: locks.countTry,
        noteSent: locks.noteSent,
        openRecordPage: desktop.openRecordPage,
        tools,
        noteLooked: async (entry) => {
          const planId = await (await plans.open()).runs.noteLooked(entry);
          if (planId !== null) emit('plans.changed', { planId });
        },
      });
    }),
    ...handleLater(['records'], async () => {
      const { createOpenRecordHandlers } = await import('./open-records');
      return createOpenRecordHandlers({ sites, clock, records, noteProblem });
    }),
    ...handleLater(['activity', 'drafts'], async () => {
      const { createRecordsHandlers } = await import('./records');
      return createRecordsHandlers(
        records,
        sites.require,
        {
          list: unwritten.list,
          chooseFile: () => desktop.chooseFileToSave('entries', 'actorlink-entries.json'),
        },
        {
          clock,
          tellHold: parts.holdTimes.tell,
          redact,
          chooseFile: () => desktop.chooseFileToSave('entries', 'actorlink-activity.json'),
          confirmDelete: parts.confirmDelete,
        },
      );
    }),
    ...handleLater(['scans'], async () => {
      const { createScansHandlers } = await import('./scans');
      return createScansHandlers(await scans.get());
    }),
    ...handleLater(['plans'], async () => {
      const { createPlansHandlers } = await import('./plans');
      return createPlansHandlers({
        ...(await sheetTools.get()),
        open: plans.open,
        journal: async () => (await records()).journal,
        sites,
        chooseFileToSave: desktop.chooseFileToSave,
        chooseFileToOpen: desktop.chooseFileToOpen,
        noteChanged: (planId) => emit('plans.changed', { planId }),
      });
    }),
    // The page asks this at each start, before anything of plans is there.
    'plans.activeRuns': plans.listOpenRuns,
    ...handleLater(['sheets'], async () => {
      const { createSheetsHandlers } = await import('./sheets');
      return createSheetsHandlers({
        ...(await sheetTools.get()),
        sites,
        chooseFile: () => desktop.chooseFileToOpen('sheets'),
      });
    }),
    ...handleLater(['inspector'], async () => {
      const { createInspectorHandlers } = await import('./inspector');
      return createInspectorHandlers(await recorder.get(), {
        appVersion,
        chooseFile: () => desktop.chooseFileToSave('har', 'actorlink-requests.har'),
      });
    }),
  } satisfies Partial<Handlers>;
}
