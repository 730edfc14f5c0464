import path from 'node:path';
import { readAs, type RecordState } from '../../../shared/record/record-state';
import type { FieldValue } from '../../../shared/value/field-value';
import { connectActorBody, toWireBody } from '../../../shared/write/wire-body';
import type { WriteOf } from '../../../shared/write/write';
import { createRequestRecorder } from '../../inspector/request-recorder';
import { openRecords } from '../../journal/open-journal';
import { openLog } from '../../log';
import { readPlan, type KnownPlan } from '../../records/read-plan';
import { createKnownSecrets } from '../../redaction/known-secrets';
import { createRedact } from '../../redaction/redact';
import { createRequestNotes } from '../../sites/request-notes';
import { startDatabaseWorker } from '../../storage/database/database-worker';
import { systemClock } from '../../clock';
import { createHoldTimes } from '../hold-times';
import { createInFlight } from '../in-flight';
import { toLinkRequest } from '../kinds/link';
import { runWrite } from '../run-write';
import { createUnderWay } from '../under-way';
import { connectToPractice, openPermit } from './write-bench';

const clock = () => new Date();
/** Beyond the hand-written companies of the practice site and their actors, which are linked. */
const firstRecordId = 1_000;
const firstKey = 11_000;

export interface WriteLoadOptions {
  /** A practice site whose records are linked to nothing yet. */
  url: string;
  user: string;
  password: string;
  /** Where the database and the log are. */
  folder: string;
  /** The built thread of the database. */
  databaseEntry: string;
  /** Requests at the same time; more writes than that may be begun. */
  atOnce: number;
}

/**
 * Links one record after another on a site that answers at once, as a run does it, with all that a write passes in the
 * program: redaction, recorder, log, journal. For the benchmark only.
 */
export async function openWriteLoad(options: WriteLoadOptions) {
  const { url, user, password, folder, databaseEntry, atOnce } = options;
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
  const recorder = createRequestRecorder({ redact, known, noteProblem, onChange: () => undefined });
  const site = connectToPractice({
    url,
    password,
    user,
    atOnce,
    settings: {
      redact,
      recordExchange: recorder.record,
      noteRequest: createRequestNotes(log),
    },
  });
  const makeWrite = createWrites(await readPlan(site, 1, 'Customer', { asFullAsPossible: true }));
  const context = {
    journal,
    inFlight: createInFlight(() => undefined),
    clock,
    holdTimes: createHoldTimes(systemClock),
    noteProblem,
    permit: openPermit,
    names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: 'Orkdal AS' },
    submitId: null,
    readBack: 'later',
  } as const;
  const underWay = createUnderWay();
  const write = async (index: number, onAnswered: () => void) => {
    const { write: made, evidence: state } = makeWrite(index);
    const evidence = { state, asOf: context.inFlight.turn() };
    const entry = await runWrite(site, made, { ...context, evidence, onAnswered });
    if (entry.state !== 'Sent') throw new Error(`${entry.state}: ${entry.error?.code ?? ''}`);
  };
  return {
    /** What is on the wire, for requests of somebody else's. */
    describeBody: (index: number) =>
      JSON.stringify(toWireBody(requestOf(makeWrite(index).write), connectActorBody)),
    /** The same call without the runner and its journal. */
    send: (index: number) => site.erpSync.connectActor(requestOf(makeWrite(index).write), {}),
    /** Resolves once its answer is on the disk. */
    write: (index: number) => write(index, () => undefined),
    /** Resolves once it is answered, as a run goes on by then; `settle` waits for the disk. */
    begin: (index: number) =>
      new Promise<void>((answered, fail) => {
        underWay.begin();
        void write(index, answered).catch(fail).finally(underWay.end);
      }),
    settle: underWay.settle,
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
function createWrites({ description, plan }: KnownPlan) {
  const fields = description.fields.filter(
    ({ fieldType, access }) => fieldType === 'Text' && access === 'Normal',
  );
  return (index: number): { write: WriteOf<'link'>; evidence: RecordState } => {
    const at = clock();
    const side = (name: string): FieldValue[] =>
      fields.map(({ crmFieldKey, displayName, maxLength }) => {
        const value = `${name} ${index}`.slice(0, maxLength || undefined);
        return { displayName, crmFieldKey, value, displayValue: value, syncToCrm: false, syncToErp: true };
      });
    const links = [
      { erpConnectionId: 1, connectionName: 'Fjord Accounting', connected: false, erpActorType: null },
    ];
    return {
      write: {
        kind: 'link',
        record: { crmActorType: 'Contact', crmRecordId: firstRecordId + index },
        actor: {
          erpConnectionId: 1,
          erpActorType: 'Customer',
          erpKey: String(firstKey + index),
        },
        values: side('Orkdal'),
        seen: null,
      },
      evidence: {
        links: readAs(links, at),
        keyOfLink: readAs(null, at),
        holders: readAs([], at),
        mapping: readAs(plan, at),
        crm: readAs(side('Orkdal'), at),
        erp: readAs(side('ORKDAL'), at),
      },
    };
  };
}
