import path from 'node:path';
import type { Write } from '../../../shared/write/write';
import { openRecords } from '../../journal/open-journal';
import { startBuiltDatabase } from '../../testing/built-database';
import { systemClock } from '../../clock';
import { createHoldTimes } from '../hold-times';
import { createInFlight } from '../in-flight';
import { runWrite } from '../run-write';
import { connectToPractice, openPermit } from './write-bench';

const clock = () => new Date();

/** The runner that the kill test kills: sends one write to a site that will not answer. */
export async function runAndWait(about: {
  url: string;
  user: string;
  password: string;
  dataFolder: string;
  write: Write;
}): Promise<void> {
  const { journal } = await openRecords({
    file: path.join(about.dataFolder, 'actorlink.db'),
    clock,
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  await runWrite(connectToPractice(about), about.write, {
    journal,
    inFlight: createInFlight(() => undefined),
    clock,
    holdTimes: createHoldTimes(systemClock),
    noteProblem: () => undefined,
    permit: openPermit,
    names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: '' },
    submitId: null,
    readBack: 'now',
  });
}
