import { nothingRead } from '../../../shared/record/record-state';
import { openRecords } from '../../journal/open-journal';
import { startDatabaseWorker } from '../../storage/database/database-worker';
import { createInFlight } from '../in-flight';
import { runWrite } from '../run-write';
import { connectToPractice, openPermit } from './write-bench';

const clock = () => new Date();

/** Writes one after another to a site that answers at once, as a run sends them. For the benchmark only. */
export async function openWriteLoad({
  url,
  file,
  databaseEntry,
}: {
  url: string;
  file: string;
  /** The built thread of the database. */
  databaseEntry: string;
}) {
  const { journal, close } = await openRecords({
    file,
    clock,
    addNotice: () => undefined,
    startThread: () => startDatabaseWorker(databaseEntry),
  });
  const site = connectToPractice({
    url,
    user: 'bench',
    password: 'bench',
    timeouts: { readMs: 60_000, writeMs: 60_000 },
  });
  const context = {
    journal,
    inFlight: createInFlight(() => undefined),
    clock,
    noteProblem: (event: string, error: unknown) => {
      throw new Error(event, { cause: error });
    },
    permit: openPermit,
    names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: 'Orkdal AS' },
    submitId: null,
    readBack: 'later',
    evidence: nothingRead,
  } as const;
  return {
    /** The same call without the runner and its journal. */
    send: (index: number) =>
      site.erpSync.connectActor(
        {
          erpConnectionId: 1,
          crmRecordId: index + 1,
          crmActorType: 'Contact',
          erpKey: String(index + 1),
          erpActorType: 'Customer',
          fieldValues: [],
        },
        {},
      ),
    write: async (index: number) => {
      const entry = await runWrite(
        site,
        {
          kind: 'link',
          record: { crmActorType: 'Contact', crmRecordId: index + 1 },
          actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: String(index + 1) },
          values: [],
          seen: null,
        },
        context,
      );
      if (entry.state !== 'Sent') throw new Error(`${entry.state}: ${entry.error?.code ?? ''}`);
    },
    countEntries: async () => (await journal.list({ text: '', states: [], page: 0 })).counts.Sent,
    close: async () => {
      site.close();
      await close();
    },
  };
}
