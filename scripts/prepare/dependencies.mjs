import { readFile } from 'node:fs/promises';
import { oneAtATime } from './one-at-a-time.mjs';
import { explainToolOutput } from './preparation-error.mjs';
import { inProject } from './project.mjs';
import { report } from './report.mjs';
import { runNpm } from './run-tool.mjs';

/** Installs what the lock file names, unless exactly that is installed. */
export function prepareDependencies() {
  return oneAtATime(installDependencies);
}

async function installDependencies() {
  const wanted = await readPackages(inProject('package-lock.json'));
  // npm writes this file when an installation is complete, and `npm ci` begins by deleting it:
  // an interrupted run is never taken for a whole one.
  const installed = await readPackages(inProject('node_modules', '.package-lock.json'));
  if (wanted && installed && isSameInstallation(wanted, installed)) return;
  report('Installing dependencies with npm ci');
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: inProject(), show: true });
  if (code !== 0) throw explainToolOutput(output, 'installing dependencies with npm ci');
}

/** Compares two `packages` tables of npm. Optional ones may be missing: they belong to other platforms. */
export function isSameInstallation(wanted, installed) {
  const names = new Set([...Object.keys(wanted), ...Object.keys(installed)]);
  names.delete('');
  return [...names].every((name) => {
    const mayBeMissing = wanted[name]?.optional || wanted[name]?.devOptional;
    if (!installed[name]) return mayBeMissing === true;
    return wanted[name]?.version === installed[name].version;
  });
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8')).packages;
  } catch {
    // Not there or cut off: the same as nothing installed.
    return undefined;
  }
}
