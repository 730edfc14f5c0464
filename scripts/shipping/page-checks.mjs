import { inProject } from '../prepare/project.mjs';
import { runTool } from '../prepare/run-tool.mjs';
import { findChromium } from './chromium.mjs';
import { readShippedEngines } from './shipped-engines.mjs';

/** The built page, with a stand-in for the bridge, in a Chromium of the major that ships. */
export async function runPageChecks() {
  const executable = await findChromium();
  if (executable === null) {
    return {
      outcome: 'skipped',
      about: 'no Chromium here: install the package chromium, or name one in ACTORLINK_CHROMIUM',
    };
  }
  const { electron, chromiumMajor } = await readShippedEngines();
  const { stdout } = await runTool(executable, ['--version']);
  const [version = 'unknown'] = /\d+(\.\d+)+/.exec(stdout) ?? [];
  // A browser of another major says nothing of the Electron that ships, and is soon taken for proof that it does.
  if (chromiumMajor !== null && !version.startsWith(`${chromiumMajor}.`)) {
    return {
      outcome: 'skipped',
      about: `${executable} is Chromium ${version}; Electron ${electron} carries ${chromiumMajor}`,
    };
  }
  const { code } = await runTool(
    process.execPath,
    [
      inProject('node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      `--config=${inProject('scripts', 'shipping', 'playwright.config.mjs')}`,
    ],
    { cwd: inProject(), show: true, env: { ...process.env, ACTORLINK_CHROMIUM: executable } },
  );
  return { outcome: code === 0 ? 'passed' : 'failed', about: `Chromium ${version}` };
}
