import type { Input } from '../../../shared/ipc/contract';
import { createServices } from '../../services';
import { builtDatabaseEntry } from '../../testing/built-threads';
import { workingKeychain } from '../../testing/practice-services';
import { createTestDesktop } from '../../testing/test-desktop';

/** The program that a test kills in the middle of a run: the services as it has them, on a practice site of the test's own. */
export async function runUntilKilled(about: {
  site: { url: string; user: string; password: string };
  dataFolder: string;
  start: Input<'plans.startRun'>;
}): Promise<void> {
  const { handlers } = await createServices({
    dataFolder: about.dataFolder,
    appVersion: '0.1.0',
    platform: 'linux',
    locale: 'en',
    emit: () => undefined,
    practiceEntry: '',
    databaseEntry: builtDatabaseEntry,
    sheetEntry: '',
    openLogFolder: async () => undefined,
    desktop: createTestDesktop(),
    practiceSite: { access: async () => about.site, stop: async () => undefined },
    secretBackend: async () => workingKeychain,
  });
  await handlers['plans.startRun'](about.start);
  // It is killed; nobody waits for its end.
  setInterval(() => undefined, 1_000);
}
