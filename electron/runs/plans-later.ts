import type { EventName } from '../../shared/ipc/channels';
import type { EventPayloads } from '../../shared/ipc/contract';
import type { Run } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { Records } from '../journal/open-journal';
import type { Sites } from '../sites/sites';
import type { HoldTimes } from '../writes/hold-times';
import type { InFlight } from '../writes/in-flight';
import type { PlanServices } from './plan-services';
import type { SiteTurn } from './runs';

export interface PlansLaterOptions {
  records: () => Promise<Records>;
  /** False on a first start: there is no database yet, and none is made to look for runs. */
  hasDatabase: () => boolean;
  inFlight: InFlight;
  sites: Sites;
  ticketOf: (siteId: string) => string | null;
  time: Clock;
  clock: () => Date;
  holdTimes: HoldTimes;
  noteProblem: (event: string, error: unknown) => void;
  emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
  showProgress: (done: number | null) => void;
}

/** Plans and runs, opened with the database at their first use, and anew with a database that had to be opened again. */
export interface PlansLater {
  open: () => Promise<PlanServices>;
  /** The runs that are under way or were interrupted, of every site. */
  listOpenRuns: () => Promise<Run[]>;
  isBusy: () => boolean;
  /** Hears of every change of a run until the returned function is called. */
  onRun: (listener: (run: Run) => void) => () => void;
  /** No run writes any more to a site that a person locked, that is another one now or where somebody signed out. What only closes an unlocking does not end a permit. */
  noteSite: (siteId: string, what: SiteTurn) => void;
  /** Nothing more is begun; what is under way goes on. */
  beginStop: () => void;
  /** The program does not end after all. */
  reopen: () => void;
  /** Resolves when nothing is under way any more. */
  stop: () => Promise<void>;
}

export function createPlansLater(options: PlansLaterOptions): PlansLater {
  const { time, emit, inFlight, clock, holdTimes, noteProblem } = options;
  let of: Records | null = null;
  let opening: Promise<PlanServices> | null = null;
  let opened: PlanServices | null = null;
  let stopping: Promise<void> | null = null;
  const listeners = new Set<(run: Run) => void>();
  const make = async (records: Records) => {
    const { journal, database } = records;
    const { openPlanServices } = await import('./plan-services');
    opened = await openPlanServices({
      ...options,
      database,
      clock: time,
      tools: { journal, inFlight, clock, holdTimes, noteProblem },
      recordPermit: journal.addUnlock,
      emitCheck: (progress) => emit('plans.checkProgress', progress),
      emitRun: (run) => {
        emit('plans.runProgress', run);
        for (const listener of listeners) listener(run);
      },
    });
    return opened;
  };
  const stop = () => {
    opened?.checks.stop();
    stopping ??= opened?.runs.stop() ?? Promise.resolve();
    return stopping;
  };
  const open = async () => {
    const records = await options.records();
    if (opening && of === records) return opening;
    of = records;
    const made = make(records);
    opening = made;
    made.catch(() => {
      if (opening === made) opening = null;
    });
    return made;
  };
  return {
    open,
    // The page asks this at each start.
    listOpenRuns: async () => (options.hasDatabase() ? (await open()).runs.listOpen() : []),
    isBusy: () => (opened?.runs.countSending() ?? 0) > 0,
    onRun: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    noteSite: (siteId, what) => {
      opened?.runs.noteSite(siteId, what).catch((error: unknown) => noteProblem('run.permit', error));
    },
    beginStop: () => void stop(),
    reopen: () => {
      stopping = null;
      opened?.runs.reopen();
    },
    stop,
  };
}
