import path from 'node:path';
import type { NewRow } from '../../../shared/link-plan/plan-row';
import { defaultRunSettings, type Run, type RunSettings } from '../../../shared/link-plan/run';
import { everyRow } from '../../../shared/link-plan/row-query';
import { systemClock } from '../../clock';
import { createRequestRecorder } from '../../inspector/request-recorder';
import { openRecords } from '../../journal/open-journal';
import { openLog } from '../../log';
import { makeRow, samplePlan } from '../../plans/testing/plan-bench';
import { createKnownSecrets } from '../../redaction/known-secrets';
import { createRedact } from '../../redaction/redact';
import { createRequestNotes } from '../../sites/request-notes';
import { startDatabaseWorker } from '../../storage/database/database-worker';
import { createHoldTimes } from '../../writes/hold-times';
import { createInFlight } from '../../writes/in-flight';
import { connectToPractice } from '../../writes/testing/write-bench';
import { openPlanServices } from '../plan-services';

const clock = () => new Date();
/** Beyond those that the practice site's own story is about, and links that it begins with. */
const firstRecordId = 1_000;
const firstKey = 11_000;

export interface RunLoadOptions {
  url: string;
  user: string;
  password: string;
  folder: string;
  databaseEntry: string;
}

/** One request as it was on the wire, for whoever sends the same ones barely. */
export interface SentRequest {
  url: string;
  body: string;
}

/**
 * Runs of plans on a practice site in another process, with all that they pass in the program: store, journal, recorder,
 * redaction, log. For the benchmark only.
 */
export async function openRunLoad({ url, user, password, folder, databaseEntry }: RunLoadOptions) {
  const file = path.join(folder, 'actorlink.db');
  const records = await openRecords({
    file,
    clock,
    addNotice: () => undefined,
    startThread: () => startDatabaseWorker(databaseEntry),
  });
  const known = createKnownSecrets();
  known.note(password);
  const redact = createRedact(known);
  const log = await openLog({ file: path.join(folder, 'actorlink.log'), redact });
  const recorder = createRequestRecorder({ redact, known, noteProblem, onChange: () => undefined });
  let sent: SentRequest[] | null = null;
  let requests = 0;
  const connect = (atOnce: number | null) =>
    connectToPractice({
      url,
      password,
      user,
      atOnce,
      settings: {
        redact,
        recordExchange: (exchange) => {
          requests += 1;
          sent?.push({ url: exchange.url, body: exchange.requestBody });
          recorder.record(exchange);
        },
        noteRequest: createRequestNotes(log),
      },
    });
  const waiting = new Map<string, (run: Run) => void>();
  const services = await openPlanServices({
    database: records.database,
    tools: {
      journal: records.journal,
      inFlight: createInFlight(() => undefined),
      clock,
      holdTimes: createHoldTimes(systemClock),
      noteProblem,
    },
    sites: {
      connect: async () => connect(null),
      connectForRun: async (_siteId, { atOnce }) => connect(atOnce),
      knownAddress: () => null,
    },
    clock: systemClock,
    ticketOf: () => null,
    recordPermit: records.journal.addUnlock,
    emitCheck: () => undefined,
    emitRun: (run) => {
      if (run.status !== 'sending' && run.status !== 'reading-back') waiting.get(run.runId)?.(run);
    },
    showProgress: () => undefined,
  });
  const { plans, runs, checks } = services;
  return {
    /** A plan of rows that a check would find ready. `from`: of the records and keys that nobody has used yet. */
    makePlan: async (count: number, from: number, values = 0): Promise<string> => {
      const { planId } = await plans.create(samplePlan, []);
      // In pieces, as a sheet is read: a list of all of them would stay in the memory that a run is measured against.
      for (let made = 0; made < count; made += 1_000) {
        const length = Math.min(1_000, count - made);
        await plans.addRows(
          planId,
          Array.from({ length }, (_none, index) => describeRow(from + made + index, values)),
        );
      }
      for (let position = 0; ;) {
        const stored = await plans.readFrom(planId, position, 1_000);
        const last = stored.at(-1);
        if (!last) return planId;
        position = last.position;
        await plans.saveRows(
          planId,
          stored.map((row) => {
            const crmRecordId = Number(row.body.record?.text);
            const found = {
              record: { crmActorType: 'Contact' as const, crmRecordId, name: `Firma ${crmRecordId}` },
              connection: { erpConnectionId: 1, name: 'Fjord Accounting' },
              erpName: '',
            };
            return { ...row, state: 'Ready' as const, body: { ...row.body, found } };
          }),
        );
      }
    },
    /** Begins a run and waits for its end. Throws where not every row verifies. */
    run: async (planId: string, expectedRows: number, changes: Partial<RunSettings>): Promise<Run> => {
      const settings: RunSettings = { ...defaultRunSettings, pauseAfterPilot: false, ...changes };
      const { runId } = await runs.start({ planId, expectedRows, retryOf: null, settings });
      const ended = await new Promise<Run>((resolve) => {
        waiting.set(runId, resolve);
      });
      if (ended.counts.Verified !== expectedRows) throw new Error(JSON.stringify(ended));
      return ended;
    },
    /** A plan as a sheet gives it, which nobody has checked. */
    makeUnchecked: async (count: number, from: number): Promise<string> => {
      const rows = Array.from({ length: count }, (_none, index) => describeRow(from + index, 0));
      return (await plans.create(samplePlan, rows)).planId;
    },
    /** Checks it, and says how many rows a run could take then. */
    check: async (planId: string): Promise<number> => {
      await checks.check(planId);
      const { states } = await plans.facets(planId, everyRow);
      return states.Ready + states.Warning;
    },
    /** Every request from now on, until they are taken. */
    capture: () => {
      sent = [];
    },
    takeSent: () => {
      const taken = sent ?? [];
      sent = null;
      return taken;
    },
    countRequests: () => requests,
    close: async () => {
      await runs.stop();
      await records.close();
      log.flush();
    },
  };
}

function noteProblem(event: string, error: unknown): never {
  throw new Error(event, { cause: error });
}

function describeRow(index: number, values: number): NewRow {
  return makeRow(index, {
    record: { by: 'id', text: String(firstRecordId + index) },
    erpKey: String(firstKey + index),
    values: Array.from({ length: values }, (_none, field) => ({
      crmFieldKey: `SuperOffice:${field + 1}`,
      value: `Verdi ${index}`,
      direction: 'to-crm' as const,
    })),
  });
}
