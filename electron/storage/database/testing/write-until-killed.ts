import { makeActivityEntry } from '../../../journal/testing/activity-entry';
import { createJournal } from '../../../journal/journal';
import { startBuiltDatabase } from '../../../testing/built-database';
import { openDatabase } from '../database';

const atOnce = 16;

/** The program that a test kills: begins and ends entries without pause and prints the id of each that is durable. */
export async function writeUntilKilled(file: string): Promise<void> {
  const database = await openDatabase({
    file,
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  const journal = createJournal(database);
  const work = async (worker: number) => {
    for (let number = 0; ; number += 1) {
      const id = `${worker}-${number}`;
      await journal.begin(makeActivityEntry(id));
      process.stdout.write(`begun ${id}\n`);
      await journal.end(makeActivityEntry(id, { state: 'Sent', httpStatus: 204 }));
      process.stdout.write(`ended ${id}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_none, worker) => work(worker)));
}
