import { createServices } from '../services';
import { prepareSubmit, workingKeychain } from './practice-services';
import { builtDatabaseEntry } from './built-database';
import { createTestDesktop } from './test-desktop';

/** The program that the kill test kills: sends Orkdal AS to a site that will not answer. */
export async function submitAndWait(site: {
  url: string;
  user: string;
  password: string;
  dataFolder: string;
}): Promise<void> {
  const services = await createServices({
    dataFolder: site.dataFolder,
    appVersion: '0.1.0',
    platform: 'linux',
    locale: 'en',
    emit: () => undefined,
    practiceEntry: '',
    databaseEntry: builtDatabaseEntry,
    openLogFolder: async () => undefined,
    desktop: createTestDesktop(),
    practiceSite: { access: async () => site, stop: () => undefined },
    secretBackend: async () => workingKeychain,
  });
  await services.handlers['links.submit'](await prepareSubmit(services));
}
