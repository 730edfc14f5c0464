import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from './project.mjs';
import { report } from './report.mjs';

const lookAgainMs = 500;
/** No preparation takes so long. After a crash of the computer another program may have the number of the one that set a mark. */
const longestMs = 30 * 60_000;

/**
 * Does a part of the preparation while no other command does one in the same folder: two at once would take each other's
 * half-installed packages for whole ones. Who comes later waits, and finds it done. A command that was killed holds nobody
 * up, nor does a folder in which no such mark can be made.
 */
export async function oneAtATime(work, folder = inProject('.cache')) {
  const mark = path.join(folder, 'preparing');
  const own = `${mark}-${process.pid}-${process.hrtime.bigint()}`;
  const isMarked = await setMark(mark, own);
  try {
    return await work();
  } finally {
    if (isMarked) await rm(mark, { force: true });
  }
}

/** False where none can be set. */
async function setMark(mark, own) {
  try {
    await mkdir(path.dirname(mark), { recursive: true });
    await writeFile(own, String(process.pid));
    await waitForTurn(mark, own);
    return true;
  } catch {
    return false;
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

async function waitForTurn(mark, own) {
  for (let isTold = false; ; isTold = true) {
    try {
      // Written before it is there by this name: nobody reads half of it.
      return await link(own, mark);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isLeftBehind(mark)) await rm(mark, { force: true });
    else {
      if (!isTold) report('Another command is preparing this folder; waiting until it is through');
      await pause(lookAgainMs);
    }
  }
}

/** Whoever set it is gone. False where it is not there any more. */
async function isLeftBehind(mark) {
  try {
    const [holder, { mtimeMs }] = await Promise.all([readFile(mark, 'utf8'), stat(mark)]);
    return !isRunning(Number(holder)) || Date.now() - mtimeMs > longestMs;
  } catch {
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
