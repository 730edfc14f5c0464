import path from 'node:path';
import { readAs, type RecordState } from '../../../shared/record/record-state';
import type { FieldValue } from '../../../shared/value/field-value';
import { compilePlan } from '../../../shared/write/plan';
import { connectActorBody, toWireBody } from '../../../shared/write/wire-body';
import type { WriteOf } from '../../../shared/write/write';
import { createRequestRecorder } from '../../inspector/request-recorder';
import { openRecords } from '../../journal/open-journal';
import { openLog } from '../../log';
import { createKnownSecrets } from '../../redaction/known-secrets';
import { createRedact } from '../../redaction/redact';
import { startDatabaseWorker } from '../../storage/database/database-worker';
import { createInFlight } from '../in-flight';
import { toLinkRequest } from '../kinds/link';
import { runWrite } from '../run-write';
import { connectToPractice, openPermit } from './write-bench';

const clock = () => new Date();
const password = 'hemmelig-passord';

export interface WriteLoadOptions {
  url: string;
  /** Where the database and the log are. */
  folder: string;
  /** The built thread of the database. */
  databaseEntry: string;
  /** Field values of each write. */
  fieldCount: number;
}

/**
 * Writes one after another to a site that answers at once, as a run sends them, with all that a write passes in the
 * program: redaction, recorder, log, journal. For the benchmark only.
 */
export async function openWriteLoad({ url, folder, databaseEntry, fieldCount }: WriteLoadOptions) {
  const { journal, close } = await openRecords({
    file: path.join(folder, 'actorlink.db'),
    clock,
    addNotice: () => undefined,
    startThread: () => startDatabaseWorker(databaseEntry),
  });
  const known = createKnownSecrets();
  known.note(password);
  const redact = createRedact(known);
  const log = await openLog({ file: path.join(folder, 'actorlink.log'), redact });
  const recorder = createRequestRecorder({ redact, noteProblem, onChange: () => undefined });
  const site = connectToPractice({
    url,
    password,
    user: 'bench',
    settings: {
      redact,
      recordExchange: recorder.record,
      noteRequest: (note) => log.info('request', { ...note }),
    },
  });
  const makeWrite = createWrites(fieldCount);
  const context = {
    journal,
    inFlight: createInFlight(() => undefined),
    clock,
    noteProblem,
    permit: openPermit,
    names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: 'Orkdal AS' },
    submitId: null,
    readBack: 'later',
  } as const;
  return {
    /** What is on the wire, for requests of somebody else's. */
    body: JSON.stringify(toWireBody(requestOf(makeWrite(0).write), connectActorBody)),
    /** The same call without the runner and its journal. */
    send: (index: number) => site.erpSync.connectActor(requestOf(makeWrite(index).write), {}),
    write: async (index: number) => {
      const { write, evidence } = makeWrite(index);
      const entry = await runWrite(site, write, { ...context, evidence });
      if (entry.state !== 'Sent') throw new Error(`${entry.state}: ${entry.error?.code ?? ''}`);
    },
    countEntries: async () => (await journal.list({ text: '', states: [], page: 0 })).counts.Sent,
    close: async () => {
      site.close();
      await close();
      log.flush();
    },
  };
}

function noteProblem(event: string, error: unknown): never {
  throw new Error(event, { cause: error });
}

function requestOf({ record, actor, values }: WriteOf<'link'>) {
  return toLinkRequest(record, actor, values);
}

/** What a run has in hand for each of its records: the write, and what it read of all of them beforehand. */
function createWrites(fieldCount: number) {
  const fields = Array.from({ length: fieldCount }, (_, index) => ({
    crmFieldKey: `contact/udef/SuperOffice:${index + 1}`,
    displayName: `Felt ${index + 1}`,
    fieldType: 'Text' as const,
    access: 'Normal' as const,
    maxLength: 100,
    syncToCrm: index % 2 === 0,
    syncToErp: true,
    items: null,
  }));
  const mapping = compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields });
  return (index: number): { write: WriteOf<'link'>; evidence: RecordState } => {
    const at = clock();
    const side = (name: string): FieldValue[] =>
      fields.map(({ crmFieldKey, displayName, syncToCrm, syncToErp }, field) => {
        const value = `${name} ${index}, Storgata ${field}`;
        return { displayName, crmFieldKey, value, displayValue: value, syncToCrm, syncToErp };
      });
    const links = [
      { erpConnectionId: 1, connectionName: 'Fjord Accounting', connected: false, erpActorType: null },
    ];
    return {
      write: {
        kind: 'link',
        record: { crmActorType: 'Contact', crmRecordId: index + 1 },
        actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: String(index + 1) },
        values: side('Orkdal'),
        seen: null,
      },
      evidence: {
        links: readAs(links, at),
        keyOfLink: readAs(null, at),
        holder: readAs(null, at),
        mapping: readAs(mapping, at),
        crm: readAs(side('Orkdal'), at),
        erp: readAs(side('ORKDAL'), at),
      },
    };
  };
}
