import { listPlaywrightOptions, runJourneys } from './journeys.mjs';
import { inProject } from './prepare/project.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { prepareProgram } from './prepare/prepare.mjs';

/** What a soak consists of, by the name that the command line takes, and where it is in `e2e/soak/`. */
const soakParts = {
  'write-faults': 'write-faults.spec',
  'read-faults': 'read-faults.spec',
  kills: 'kills.spec',
  runs: 'runs.spec',
  migration: 'migration.spec',
  files: 'files.spec',
  calls: 'calls.spec',
  canaries: 'canaries.spec',
  answers: 'answers.spec',
  office: 'office.spec',
};

/**
 * What takes too long for every day: thousands of faults, kills and strange calls against the built program, each judged
 * by what the other side has seen. `npm run soak -- NAME …` runs single parts; each prints its figures. Options, as `--grep=…`, go to Playwright.
 */
await runCommand(
  async () => {
    const given = process.argv.slice(2);
    const options = given.filter((word) => word.startsWith('-'));
    const names = given.filter((word) => !word.startsWith('-'));
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true });
    const specs = (names.length > 0 ? names : Object.keys(soakParts)).map((name) => soakParts[name]);
    const config = `--config=${inProject('e2e', 'soak', 'playwright.config.ts')}`;
    const { code } = await runJourneys(runtime, [config, ...specs, ...options]);
    return code;
  },
  {
    usage: `Usage: npm run soak -- [PART …] [options of Playwright]\nRuns these parts, or all: ${Object.keys(soakParts).join(', ')}.`,
    options: listPlaywrightOptions,
    words: Object.keys(soakParts),
  },
);
