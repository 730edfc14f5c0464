import { listPlaywrightOptions, runJourneys } from './journeys.mjs';
import { useMemoryFolder } from './memory-folder.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';

/** The journeys alone; arguments go to Playwright. */
await runCommand(
  async () => {
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true });
    const removeMemoryFolder = await useMemoryFolder();
    try {
      const { code } = await runJourneys(runtime, process.argv.slice(2));
      return code;
    } finally {
      await removeMemoryFolder();
    }
  },
  {
    usage:
      'Usage: npm run e2e -- [NAME …] [options of Playwright, as --grep=TEXT or --trace on]\nRuns the journeys of these specs, or all.',
    options: listPlaywrightOptions,
    words: 'any',
  },
);
