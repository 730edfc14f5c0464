import path from 'node:path';
import { isScanRunning } from '../../../shared/scan/scan';
import { systemClock } from '../../clock';
import { openRecords } from '../../journal/open-journal';
import { startBuiltDatabase } from '../../testing/built-database';
import { connectToPractice } from '../../writes/testing/write-bench';
import { createScans } from '../open-scans';
import { withManyLinks } from './many-links';

/** The scan of a process that is killed, or has little memory. Begins one, or goes on with the one that is there, and waits until it stands still. */
export async function scanAndWait(about: {
  url: string;
  user: string;
  password: string;
  dataFolder: string;
  /** So many links are made up instead of asked for. */
  links?: number;
}): Promise<void> {
  const { database, close } = await openRecords({
    file: path.join(about.dataFolder, 'actorlink.db'),
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  const real = connectToPractice(about);
  const site = about.links === undefined ? real : withManyLinks(real, about.links);
  const scans = createScans({
    database: async () => database,
    connect: async () => site,
    clock: systemClock,
    rulesOff: () => [],
    emit: () => undefined,
    chooseFile: async () => null,
    noteProblem: () => undefined,
  });
  const [known] = await scans.list(site.siteId);
  const { scanId } = known
    ? await scans.continue(known.scanId)
    : await scans.start({
        siteId: site.siteId,
        erpConnectionId: 1,
        pairs: [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
        scope: { kind: 'all' },
      });
  while (isScanRunning((await scans.get(scanId)).state)) await systemClock.sleep(5);
  await close();
  process.exit(0);
}
