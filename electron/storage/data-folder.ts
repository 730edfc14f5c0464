import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPaths } from './paths';

/** Why the program cannot live in its data folder; `path` is what a person has to look at. */
export interface DataFolderProblem {
  kind:
    | 'not-named'
    | 'another-folder'
    | 'not-usable'
    | 'not-a-folder'
    | 'file-is-folder'
    | 'folder-is-file'
    | 'file-not-usable';
  path: string;
  /** Of the system, such as `EROFS`; empty where it has no say in it. */
  systemCode: string;
}

/** Room can be made while the program runs, and it says so itself when it misses some. */
const onlyFull = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Looks whether the data folder can be made and written to and whether what is in it is what it should be.
 * `asked` is what the command line names (null = nothing), `used` what the runtime made of it: it takes another folder
 * without a word where the one that was asked for cannot be had. Creates the folder; null = all is well.
 */
export function findDataFolderProblem(asked: string | null, used: string): DataFolderProblem | null {
  if (asked === '') return { kind: 'not-named', path: '', systemCode: '' };
  const folder = path.resolve(asked ?? used);
  const problem = tryFolder(folder);
  if (problem !== null) return problem;
  // It could be had after all: the runtime would still use the other one.
  if (resolveLinks(folder) !== resolveLinks(used)) {
    return { kind: 'another-folder', path: folder, systemCode: '' };
  }
  return findMisplaced(folder);
}

function tryFolder(folder: string): DataFolderProblem | null {
  const proof = path.join(folder, `.${randomUUID()}`);
  try {
    makeFolder(folder);
    writeFileSync(proof, '', { mode: 0o600 });
    rmSync(proof);
    return null;
  } catch (error) {
    const systemCode = readCode(error);
    if (onlyFull.has(systemCode)) return null;
    const isInTheWay = systemCode === 'ENOTDIR' || systemCode === 'EEXIST';
    return { kind: isInTheWay ? 'not-a-folder' : 'not-usable', path: folder, systemCode };
  }
}

/** Step by step: asked for a whole path, Node never comes back from places such as Linux’s `/proc`. */
function makeFolder(folder: string): void {
  const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isThere) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

function findMisplaced(folder: string): DataFolderProblem | null {
  const { sites, preferences, secrets, database, failureNote, logFolder, logFile } = createPaths(folder);
  const logs = statSync(logFolder, { throwIfNoEntry: false });
  if (logs && !logs.isDirectory()) return { kind: 'folder-is-file', path: logFolder, systemCode: '' };
  for (const file of [sites, preferences, secrets, database, failureNote, logFile]) {
    const problem = tryFile(file);
    if (problem !== null) return problem;
  }
  return null;
}

function tryFile(file: string): DataFolderProblem | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  // A pipe or a device would keep whoever opens it waiting.
  if (!found.isFile()) return { kind: 'file-is-folder', path: file, systemCode: '' };
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return { kind: 'file-not-usable', path: file, systemCode: readCode(error) };
  }
}

function resolveLinks(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

function readCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
