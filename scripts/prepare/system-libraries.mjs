import { readFile } from 'node:fs/promises';
import { explainToolOutput, PreparationError } from './preparation-error.mjs';
import { report } from './report.mjs';
import { runTool } from './run-tool.mjs';

/** What Electron's window needs. An array lists the names of one package: newer releases call it `…t64`. */
const windowPackages = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libsecret-1-0'],
];
const virtualScreenPackages = [['xvfb'], ['xauth']];
/** A keychain of the tests' own. */
const keychainPackages = [['gnome-keyring'], ['dbus'], ['dbus-x11']];

/** Makes sure that the system libraries are there, as `preparePackages` does it. */
export function prepareSystemLibraries({ virtualScreen, keychain }) {
  return preparePackages([
    ...windowPackages,
    ...(virtualScreen ? virtualScreenPackages : []),
    ...(keychain ? keychainPackages : []),
  ]);
}

/**
 * Makes sure that packages are there on Debian and Ubuntu; other systems are left alone. Installs them when root,
 * otherwise throws with the exact command.
 */
export async function preparePackages(wanted) {
  if (process.platform !== 'linux' || !(await isDebianFamily())) return;
  const missing = selectMissing(wanted, await listInstalled(wanted.flat()));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    const names = await chooseNames(missing);
    throw new PreparationError(
      `Packages of the system are missing. Install them and run the command again:\n\n  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${names.join(' ')}\n`,
    );
  }
  await installPackages(missing);
}

/** The packages of which no name is installed. */
export function selectMissing(wanted, installed) {
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/** Reads the file that names the distribution. */
export function isDebianRelease(osRelease) {
  const family = [...osRelease.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value]) =>
    value.replaceAll('"', '').split(/\s+/),
  );
  return family.includes('debian') || family.includes('ubuntu');
}

async function isDebianFamily() {
  try {
    return isDebianRelease(await readFile('/etc/os-release', 'utf8'));
  } catch {
    // No such file: not a distribution that we know how to help.
    return false;
  }
}

async function listInstalled(names) {
  const { stdout } = await runTool('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names]);
  return new Set([...stdout.matchAll(/^installed (.+)$/gm)].map(([, name]) => name));
}

/** Of each package the name that this release can install. */
async function chooseNames(packages) {
  const { stdout } = await runTool('apt-cache', ['policy', ...packages.flat()], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return packages.map((names) => names.find((name) => hasCandidate(stdout, name)) ?? names[0]);
}

/** Does `apt-cache policy` know a version of this package that can be installed? */
export function hasCandidate(policy, name) {
  const section = policy.split(/^(?=\S)/m).find((part) => part.startsWith(`${name}:`));
  return /Candidate: (?!\(none\))\S/.test(section ?? '');
}

async function installPackages(packages) {
  report(`Installing ${packages.map(([name]) => name).join(', ')} with apt`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const update = await runTool('apt-get', ['update', '-q'], { env, show: true });
  if (update.code !== 0)
    throw explainToolOutput(update.output, 'reading the package lists with apt-get update');
  const names = await chooseNames(packages);
  const install = await runTool('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], {
    env,
    show: true,
  });
  if (install.code !== 0) throw explainToolOutput(install.output, 'installing packages with apt-get');
}
