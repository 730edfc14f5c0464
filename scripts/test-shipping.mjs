import { runPageChecks } from './shipping/page-checks.mjs';
import { runUnitTestsOnShippedNode } from './shipping/node-checks.mjs';
import { runPageTestsWithWarnings } from './shipping/warning-checks.mjs';
import { useMemoryFolder } from './memory-folder.mjs';
import { prepareBuildOnly } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';

const partsByName = {
  node: runUnitTestsOnShippedNode,
  page: runPageChecks,
  warnings: runPageTestsWithWarnings,
};
const exitCodes = { passed: 0, failed: 1, skipped: 2 };

/**
 * What the tests on the older Electron cannot see: the unit tests on the Node, and the built page in the Chromium, of the
 * Electron that ships; and what React and MUI for development say of the page. Arguments name a part; all without. Ends
 * with 0 = passed, 1 = failed, 2 = nothing failed, but a part could not be run here.
 */
await runCommand(
  async () => {
    const names = process.argv.slice(2);
    const parts = names.length === 0 ? Object.keys(partsByName) : names;
    await prepareBuildOnly();
    const outcomes = [];
    const removeMemoryFolder = await useMemoryFolder();
    try {
      for (const name of parts) {
        console.log(`\n── ${name}`);
        const { outcome, about } = await partsByName[name]();
        outcomes.push(outcome);
        console.log(`── ${name}: ${outcome.toUpperCase()} (${about})`);
      }
    } finally {
      await removeMemoryFolder();
    }
    if (outcomes.includes('failed')) return exitCodes.failed;
    return outcomes.includes('skipped') ? exitCodes.skipped : exitCodes.passed;
  },
  {
    usage: `Usage: npm run test:shipping -- [PART …]\nRuns these parts, or all: ${Object.keys(partsByName).join(', ')}.`,
    words: Object.keys(partsByName),
  },
);
