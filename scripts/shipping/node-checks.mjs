import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from '../prepare/project.mjs';
import { report } from '../prepare/report.mjs';
import { runNpm, runTool } from '../prepare/run-tool.mjs';
import { readMajor, readShippedEngines } from './shipped-engines.mjs';

/** The newest Node of the major that the Electron in `package.json` carries. */
const nodeVersion = '24.21.0';
const nodeFolder = inProject('.cache', `node-${nodeVersion}`);
const nodeFile = path.join(
  nodeFolder,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const builtInOnly = pathToFileURL(inProject('scripts', 'shipping', 'built-in-only.mjs')).href;

/**
 * Every unit test once more, on the Node that ships, with the database engine that is built into it: whoever asks for
 * the package that stands in on older ones fails there.
 */
export async function runUnitTestsOnShippedNode() {
  const { electron, nodeMajor } = await readShippedEngines();
  if (readMajor(nodeVersion) !== nodeMajor) {
    return {
      outcome: 'failed',
      about: `Electron ${electron} carries Node ${nodeMajor}; scripts/shipping/node-checks.mjs names ${nodeVersion}`,
    };
  }
  if (!(await fetchNode())) {
    return { outcome: 'skipped', about: `Node ${nodeVersion} cannot be had from the package registry here` };
  }
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs');
  const { code } = await runTool(nodeFile, [vitest, 'run', '--reporter=dot'], {
    cwd: inProject(),
    show: true,
    // Goes on to worker threads and to programs that a test starts.
    env: { ...process.env, NODE_OPTIONS: `--import=${builtInOnly}` },
  });
  return { outcome: code === 0 ? 'passed' : 'failed', about: `Node ${nodeVersion}, its own node:sqlite` };
}

/** True once that Node is in `.cache`. Fetched when first asked for, because nothing else needs it. */
async function fetchNode() {
  if (existsSync(nodeFile)) return true;
  report(`Fetching Node ${nodeVersion} into .cache`);
  await mkdir(nodeFolder, { recursive: true });
  const { code, output } = await runNpm(
    ['install', '--prefix', nodeFolder, '--no-save', '--no-package-lock', `node@${nodeVersion}`],
    { cwd: nodeFolder },
  );
  if (code === 0 && existsSync(nodeFile)) return true;
  process.stderr.write(output);
  return false;
}
