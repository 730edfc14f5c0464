import { execFileSync } from 'node:child_process';
import { listPlaywrightOptions, runJourneys } from './journeys.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { prepareProgram } from './prepare/prepare.mjs';
import { preparePackages } from './prepare/system-libraries.mjs';

const packages = ['python3-pyatspi', 'at-spi2-core'];

/**
 * What neither the page nor axe can tell: the tree that a screen reader gets from the running program, over AT-SPI.
 * Linux only; needs two packages of the system, and is therefore no part of `npm test`.
 */
await runCommand(
  async () => {
    if (process.platform !== 'linux')
      throw new PreparationError('These tests read the tree over AT-SPI, so they need Linux.');
    await preparePackages(packages.map((name) => [name]));
    try {
      // The system's own Python: its packages are no other's.
      execFileSync('/usr/bin/python3', ['-c', 'import pyatspi'], { stdio: 'ignore' });
    } catch {
      throw new PreparationError(
        `Python cannot read the accessibility tree: install the packages ${packages.join(' and ')}.`,
      );
    }
    const runtime = await prepareProgram({ virtualScreen: true, keychain: true });
    const { code } = await runJourneys(runtime, [
      '--config',
      'e2e/spoken/playwright.config.ts',
      ...process.argv.slice(2),
    ]);
    return code;
  },
  {
    usage:
      'Usage: npm run test:spoken -- [NAME …] [options of Playwright]\nReads the tree that a screen reader gets. Linux only.',
    options: listPlaywrightOptions,
    words: 'any',
  },
);
