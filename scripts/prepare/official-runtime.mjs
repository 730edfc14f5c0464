import { existsSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { explainToolOutput, PreparationError } from './preparation-error.mjs';
import { inProject } from './project.mjs';
import { report } from './report.mjs';
import { runTool } from './run-tool.mjs';

const packageFolder = inProject('node_modules', 'electron');
const lookupTimeoutMs = 4_000;
const downloadTimeoutMs = 10 * 60_000;

/** The folder of the official binary when it is complete: its package writes `path.txt` last. */
export async function findOfficialRuntime(folder = packageFolder) {
  const dist = path.join(folder, 'dist');
  if (!existsSync(path.join(folder, 'path.txt')) || !existsSync(path.join(dist, 'version'))) return undefined;
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const unpacked = (await readFile(path.join(dist, 'version'), 'utf8')).trim().replace(/^v/, '');
  return unpacked === version ? dist : undefined;
}

/**
 * Downloads the official binary with the `electron` package's own installer, which checks its SHA-256.
 * Gives up within seconds when the host cannot be found.
 */
export async function prepareOfficialRuntime() {
  const host = new URL(process.env.ELECTRON_MIRROR ?? 'https://github.com').hostname;
  const hasProxy = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  if (!hasProxy && !(await canResolve(host))) {
    throw new PreparationError(`The official Electron cannot be downloaded: ${host} was not found.`);
  }
  report(`Downloading the official Electron from ${host}`);
  const { code, output } = await runTool(process.execPath, [path.join(packageFolder, 'install.js')], {
    timeoutMs: downloadTimeoutMs,
  });
  const dist = code === 0 ? await findOfficialRuntime() : undefined;
  if (!dist) throw explainDownload(output, host);
  return dist;
}

function explainDownload(output, host) {
  if (/checksum/i.test(output)) {
    return mustStop(
      new PreparationError(
        `What ${host} sent is not the official Electron: its SHA-256 is wrong. Nothing of it was kept.`,
      ),
    );
  }
  if (/ENOSPC|EDQUOT|EROFS|EACCES/.test(output)) {
    return mustStop(explainToolOutput(output, 'downloading the official Electron'));
  }
  return new PreparationError(`The official Electron could not be downloaded from ${host}.`);
}

/** Another source would not help, or would hide that something is wrong. */
function mustStop(error) {
  error.mustStop = true;
  return error;
}

async function canResolve(host) {
  let timer;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(resolve, lookupTimeoutMs, false);
  });
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([found, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
