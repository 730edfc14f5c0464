import { nothingRead } from '../../../shared/record/record-state';
import { openRecords } from '../../journal/open-journal';
import { startBuiltDatabase } from '../../testing/built-database';
import { createInFlight } from '../in-flight';
import { runWrite } from '../run-write';
import { connectToPractice, openPermit } from './write-bench';

/** Writes one after another to a site that answers at once, as a run sends them. For the benchmark only. */
export async function openWriteLoad({ url, file }: { url: string; file: string }) {
  const clock = () => new Date();
  const { journal, close } = await openRecords({
    file,
    clock,
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  const site = connectToPractice({ url, user: 'bench', password: 'bench' });
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
