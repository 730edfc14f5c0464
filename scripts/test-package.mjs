import { listPlaywrightOptions, runJourneys } from './journeys.mjs';
import { packProgram } from './pack-program.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { inProject } from './prepare/project.mjs';

/** Packs the program and holds what came out to what SECURITY.md promises; arguments go to Playwright. */
await runCommand(
  async () => {
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true });
    await packProgram(runtime);
    const config = `--config=${inProject('e2e', 'packed', 'playwright.config.ts')}`;
    // The tests look into the program over a socket of this kind, which Node 20 has behind a flag.
    const env = { NODE_OPTIONS: '--experimental-websocket' };
    const { code } = await runJourneys(runtime, [config, ...process.argv.slice(2)], env);
    return code;
  },
  {
    usage:
      'Usage: npm run test:package -- [NAME …] [options of Playwright]\nPacks the program and tests what came out.',
    options: listPlaywrightOptions,
    words: 'any',
  },
);
