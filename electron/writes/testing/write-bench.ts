import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JournalEntry } from '../../../shared/journal/entry';
import { defaultRequests } from '../../../shared/site-defaults';
import type { Write } from '../../../shared/write/write';
import { openRecords, type Records } from '../../journal/open-journal';
import { createNetworks } from '../../network/networks';
import { systemClock } from '../../clock';
import { faultSchema } from '../../practice/http/faults';
import { startPracticeSite, type PracticeSite } from '../../practice/practice-site';
import { createBasicCredential } from '../../sign-in/basic-credential';
import { connectSite, type ConnectionSettings, type SiteConnection } from '../../sites/site-connection';
import type { RequestTimeouts } from '../../superoffice/site-client';
import { startSharedDatabase } from '../../testing/shared-database';
import { createTestDesktop } from '../../testing/test-desktop';
import { createHoldTimes } from '../hold-times';
import { createInFlight, type InFlight } from '../in-flight';
import type { WritePermit } from '../permit';
import { runWrite, type WriteContext, type WriteTools } from '../run-write';

/** The runner on a practice site and a journal of its own, without a page: every kind of write can be sent. For tests only. */
export interface WriteBench {
  site: SiteConnection;
  practice: PracticeSite;
  /** How long it waits for an answer; may be changed at any time. */
  timeouts: RequestTimeouts;
  records: Records;
  inFlight: InFlight;
  tools: WriteTools;
  run: (write: Write, changes?: Partial<WriteContext>) => Promise<JournalEntry>;
  addFault: (fault: Parameters<typeof faultSchema.parse>[0]) => void;
  /** The writing calls that the site saw, by name, in order. */
  listWrites: () => string[];
  /** The ERP key of a record's link in connection 1; null = none. */
  keyOf: (crmRecordId: number) => string | null;
  stop: () => Promise<void>;
}

export const openPermit: WritePermit = { ticket: '', runId: null, require: () => undefined };

const writeNames = [
  'ConnectActor',
  'CreateActorLink',
  'BreakActorLink',
  'CreateErpActorFromCrm',
  'ForceResyncExternal',
  'ForceResyncExternalNoBlankValues',
];

const clock = () => new Date();

export async function startWriteBench(): Promise<WriteBench> {
  const practice = await startPracticeSite();
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const records = await openRecords({
    file: path.join(folder, 'actorlink.db'),
    clock,
    addNotice: () => undefined,
    startThread: startSharedDatabase,
  });
  const timeouts = { readMs: 60_000, writeMs: 60_000 };
  const site = connectToPractice({ ...practice, timeouts });
  const inFlight = createInFlight(() => undefined);
  const tools: WriteTools = {
    journal: records.journal,
    inFlight,
    clock,
    holdTimes: createHoldTimes(systemClock),
    noteProblem: () => undefined,
  };
  return {
    site,
    practice,
    timeouts,
    records,
    inFlight,
    tools,
    run: (write, changes = {}) =>
      runWrite(site, write, {
        ...tools,
        permit: openPermit,
        names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: '' },
        submitId: null,
        // What is held after silence has a test of its own.
        isDespiteSilence: true,
        readBack: 'now',
        ...changes,
      }),
    addFault: (fault) => practice.faults.add([faultSchema.parse(fault)]),
    listWrites: () =>
      practice.log.list().flatMap(({ path: at }) => {
        const name = at.split('/').at(-1) ?? '';
        return writeNames.includes(name) ? [name] : [];
      }),
    keyOf: (crmRecordId) => practice.store().findLinkOfRecord(1, 'Contact', crmRecordId)?.erpKey ?? null,
    stop: async () => {
      site.close();
      await records.close();
      await practice.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A connection of its own to a practice site. */
export function connectToPractice({
  url,
  user,
  password,
  timeouts = { readMs: 60_000, writeMs: 60_000 },
  settings = {},
  atOnce = null,
}: Pick<PracticeSite, 'url' | 'user' | 'password'> & {
  timeouts?: RequestTimeouts;
  settings?: Partial<ConnectionSettings>;
  /** Requests at the same time, as those of a run; null = as a person's. */
  atOnce?: number | null;
}): SiteConnection {
  const desktop = createTestDesktop();
  const networks = createNetworks({
    appVersion: '0.1.0',
    resolveProxy: desktop.resolveProxy,
    createChromiumPort: desktop.createChromiumPort,
    proxySignIn: { find: async () => null, noteRefused: () => undefined },
    readAuthority: async () => [],
    clock: systemClock,
    // Reads are repeated at once: how long is waited before has tests of its own.
    random: () => 0,
    hasNetwork: () => true,
    connectTimeoutMs: 60_000,
    answerTimeoutMs: 60_000,
  });
  return connectSite(
    {
      siteId: 'practice',
      name: 'Practice site',
      environment: 'practice',
      address: url,
      allowHttp: true,
      requests: defaultRequests,
      network: { compatibilityMode: false, authority: null, requestsPerSecond: null },
      ...(atOnce === null ? {} : { lane: 'run' as const, atOnce }),
      credential: createBasicCredential({ userName: user, readPassword: async () => password }),
    },
    {
      appVersion: '0.1.0',
      timeouts,
      networks,
      redact: (text) => text,
      noteRequest: () => undefined,
      recordExchange: () => undefined,
      noteProxyRefusal: () => undefined,
      ...settings,
    },
  );
}
