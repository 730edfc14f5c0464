import { mkdir, readFile, rm } from 'node:fs/promises';
import { runJourneys } from './journeys.mjs';
import { useMemoryFolder } from './memory-folder.mjs';
import { prepareBuild } from './prepare/build.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { inProject } from './prepare/project.mjs';
import { runTool } from './prepare/run-tool.mjs';

const resultsFolder = inProject('node_modules', '.cache', 'actorlink-test');
const unitResults = `${resultsFolder}/unit.json`;
const journeyResults = `${resultsFolder}/journeys.json`;
/** A file that is as it was found right before, by the same Prettier and settings, is not looked at again. */
const keptVerdicts = [
  '--cache',
  '--cache-strategy=content',
  `--cache-location=${inProject('node_modules', '.cache', 'prettier-verdicts')}`,
];

/** Everything that has to hold: formatting, lint, types, unit tests, journeys in real Electron. */
await runCommand(
  async () => {
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true, build: false });
    await rm(resultsFolder, { recursive: true, force: true });
    await mkdir(resultsFolder, { recursive: true });
    const removeMemoryFolder = await useMemoryFolder();
    const runs = () =>
      runJourneys(runtime, ['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: journeyResults });
    const buildAndTravel = async () => {
      const build = await runStage('Build', buildProgram);
      // Without a build, the journeys would run on the program of an earlier one.
      if (build.failed > 0) return [build];
      return [build, await runStage('Journeys', runs, () => countJourneys(journeyResults))];
    };
    // Each of these leaves a core alone for some of its time: a journey waits for its program, a program for its journey.
    const outcomes = await Promise.all([
      runStage('Formatting', () =>
        runModule('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', ...keptVerdicts, '.']),
      ),
      runStage('Lint', () => runModule('oxlint/bin/oxlint', [])),
      runStage('Types', () => runModule('typescript/bin/tsc', ['-b'])),
      runStage('Unit tests', runUnitTests, () => countUnitTests(unitResults)),
      buildAndTravel(),
    ]).finally(removeMemoryFolder);
    const passed = outcomes.flat().reduce((sum, outcome) => sum + outcome.passed, 0);
    const failed = outcomes.flat().reduce((sum, outcome) => sum + outcome.failed, 0);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
  {
    usage:
      'Usage: npm test\nRuns everything that has to hold. Single tests: npm run unit -- PATH, npm run e2e -- NAME.',
  },
);

async function runStage(name, run, count) {
  console.log(`\n── ${name}`);
  const startedAt = performance.now();
  const { code } = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  const outcome = await (count?.() ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
  // A stage that fails without a failed test (a crash, no test found) still fails the whole.
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** A build that fails is one failure among the others that there may be. */
async function buildProgram() {
  try {
    await prepareBuild();
    return { code: 0 };
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    console.error(error.message);
    return { code: 1 };
  }
}

function runModule(script, args, options = { show: true }) {
  return runTool(process.execPath, [inProject('node_modules', ...script.split('/')), ...args], {
    cwd: inProject(),
    ...options,
  });
}

/** What they print is shown when they are through: the journeys print meanwhile. */
async function runUnitTests() {
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${unitResults}`];
  const done = await runModule('vitest/vitest.mjs', ['run', ...reporters], { show: false });
  process.stderr.write(done.output);
  return done;
}

/** Reads the counts that vitest wrote; none = it did not get that far. */
async function countUnitTests(file) {
  const { numPassedTests = 0, numFailedTests = 0 } = await readResults(file);
  return { passed: numPassedTests, failed: numFailedTests };
}

/** Reads the counts that Playwright wrote. A flaky test would be a failed one; there are no retries. */
async function countJourneys(file) {
  const { stats = {} } = await readResults(file);
  return { passed: stats.expected ?? 0, failed: (stats.unexpected ?? 0) + (stats.flaky ?? 0) };
}

async function readResults(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // The stage ended before it wrote its results; its exit code says so.
    return {};
  }
}
