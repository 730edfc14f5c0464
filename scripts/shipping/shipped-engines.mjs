import { readFile } from 'node:fs/promises';
import { inProject } from '../prepare/project.mjs';

/**
 * The engines of the Electron in `package.json`, as its own package and the table of Chromium versions tell them:
 * `{ electron, nodeMajor, chromiumMajor }`; `chromiumMajor` is null where the table does not know that Electron yet.
 */
export async function readShippedEngines() {
  const electron = await readManifest('electron');
  return {
    electron: electron.version,
    // Electron types its Node side by the version it carries; its package says nothing else about it.
    nodeMajor: readMajor(electron.dependencies['@types/node']),
    chromiumMajor: await readChromiumMajor(electron.version),
  };
}

/** The first number of a version or a range. */
export function readMajor(version) {
  const [, major] = /(\d+)\./.exec(version) ?? [];
  if (major === undefined) throw new Error(`${version} is not a version.`);
  return Number(major);
}

async function readManifest(name) {
  return JSON.parse(await readFile(inProject('node_modules', name, 'package.json'), 'utf8'));
}

/** The table comes along with the build tools and is nothing that we depend on: without it nothing is compared. */
async function readChromiumMajor(electronVersion) {
  try {
    const file = inProject('node_modules', 'electron-to-chromium', 'full-versions.json');
    const version = JSON.parse(await readFile(file, 'utf8'))[electronVersion];
    return version === undefined ? null : readMajor(version);
  } catch {
    return null;
  }
}
