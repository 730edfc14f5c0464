import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EventName } from '../../shared/ipc/channels';
import type { EventPayloads, Input } from '../../shared/ipc/contract';
import { joinFields } from '../../shared/write/joined-value';
import { compilePlan } from '../../shared/write/plan';
import type { LinkRequest } from '../../shared/write/link-request';
import type { WriteOf } from '../../shared/write/write';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import type { Log } from '../log';
import { faultSchema } from '../practice/http/faults';
import { createServices, type ServiceDeps, type Services } from '../services';
import { builtDatabaseEntry, builtSheetEntry } from './built-threads';
import { startSharedDatabase } from './shared-database';
import { createTestDesktop } from './test-desktop';
import type { SecretBackend } from '../storage/secret-backend';

/** The services as the program makes them, on a practice site and a data folder of their own. For tests only. */
export interface PracticeServices {
  services: Services;
  site: PracticeSite;
  dataFolder: string;
  events: { event: EventName; payload: EventPayloads[EventName] }[];
  /** How many requests of this name the site's own log holds. */
  countCalls: (call: string) => number;
  addFault: (fault: Parameters<typeof faultSchema.parse>[0]) => void;
  /** Every byte of every file in the data folder, by name. */
  readAllFiles: () => Map<string, Buffer>;
  /** New services on the same folder and site, as after a restart. */
  restart: (changes?: Partial<ServiceDeps>) => Promise<Services>;
  stop: () => Promise<void>;
}

/** A keychain that works, for systems that have none. */
export const workingKeychain: SecretBackend = {
  isProtected: async () => true,
  name: () => 'test',
  encrypt: async (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)),
  decrypt: async (blob) => Buffer.from(blob.map((byte) => byte ^ 0x5a)).toString('utf8'),
};

export async function startPracticeServices(deps: Partial<ServiceDeps> = {}): Promise<PracticeServices> {
  const site = await startPracticeSite();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const events: PracticeServices['events'] = [];
  const logs: Log[] = [];
  const create = async (changes: Partial<ServiceDeps> = {}) => {
    const made = await createServices({
      dataFolder,
      appVersion: '0.1.0',
      platform: 'linux',
      locale: 'en',
      emit: (event, payload) => events.push({ event, payload }),
      practiceEntry: '',
      databaseEntry: builtDatabaseEntry,
      startDatabase: startSharedDatabase,
      sheetEntry: builtSheetEntry,
      openLogFolder: async () => undefined,
      desktop: createTestDesktop(),
      practiceSite: { access: async () => site, stop: async () => undefined },
      secretBackend: async () => workingKeychain,
      // Reads are repeated at once: how long is waited before has tests of its own.
      random: () => 0,
      ...deps,
      ...changes,
    });
    logs.push(made.log);
    return made;
  };
  let services = await create();
  return {
    services,
    site,
    dataFolder,
    events,
    countCalls: (call) => site.log.list().filter((entry) => entry.path.endsWith(`/${call}`)).length,
    addFault: (fault) => site.faults.add([faultSchema.parse(fault)]),
    readAllFiles: () => readFolder(dataFolder),
    restart: async (changes) => {
      await services.stop();
      services = await create(changes);
      return services;
    },
    stop: async () => {
      await services.stop();
      logs.forEach(endLog);
      await site.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A request that nobody waits for fails as the site stops, and would be noted in a folder that has gone. */
function endLog(log: Log): void {
  log.flush();
  Object.assign(log, { info: () => undefined, problem: () => '' } satisfies Partial<Log>);
}

/** Orkdal AS and its twin: linked nowhere, a few values apart. */
export const orkdal: Omit<LinkRequest, 'fieldValues'> = {
  erpConnectionId: 1,
  crmRecordId: 1,
  crmActorType: 'Contact',
  erpKey: '10014',
  erpActorType: 'Customer',
};

/** The same pair as a link that is made by hand: nothing was seen, no value is sent. */
export const orkdalByHand: WriteOf<'link'> = {
  kind: 'link',
  record: { crmActorType: 'Contact', crmRecordId: 1 },
  actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' },
  values: [],
  seen: null,
};

/** A submit of a link. */
type LinkSubmit = Input<'links.submit'> & { write: WriteOf<'link'> };

/** A submit of Orkdal AS as the page would send it: every mapped field, SuperOffice's value where both may win. */
export async function prepareSubmit(
  services: Services,
  changes: Partial<LinkSubmit> = {},
): Promise<LinkSubmit> {
  const siteId = changes.siteId ?? 'practice';
  const loaded = await services.handlers['links.loadFields']({ siteId, ...orkdal });
  const fields = joinFields(compilePlan(loaded.plan), loaded);
  return {
    siteId,
    submitId: 'submit-1',
    names: { erpConnection: 'Fjord Accounting', record: 'Orkdal AS', erpActor: 'Orkdal AS' },
    write: {
      ...orkdalByHand,
      seen: fields.map(({ field, crm, erp }) => ({
        crmFieldKey: field.crmFieldKey,
        crm: crm?.value ?? null,
        erp: erp?.value ?? null,
      })),
      values: fields.map(({ field, crm, erp }) => {
        const start = field.syncToErp ? crm : erp;
        return {
          displayName: field.displayName,
          crmFieldKey: field.crmFieldKey,
          value: start?.value ?? '',
          displayValue: start?.displayValue ?? '',
          syncToCrm: field.syncToCrm,
          syncToErp: field.syncToErp,
        };
      }),
    },
    ...changes,
  };
}

/** A file that is written goes through one beside it, which may be gone before it is read. */
function readFolder(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.flatMap(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const contents = readUnlessGone(file);
      return contents === null ? [] : [[path.relative(folder, file), contents] as const];
    }),
  );
}

function readUnlessGone(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
