import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDataFolderProblem } from './data-folder';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'actorlink-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;

describe('the data folder', () => {
  it('is made with all that leads to it, and nothing is left of the try', () => {
    const folder = path.join(root, 'a', 'b');
    expect(findDataFolderProblem(folder, folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be reached by a link', () => {
    mkdirSync(path.join(root, 'real'));
    symlinkSync(path.join(root, 'real'), path.join(root, 'link'));
    expect(findDataFolderProblem(path.join(root, 'link'), path.join(root, 'real'))).toBeNull();
  });

  it('is never another one than was asked for', () => {
    const asked = path.join(root, 'asked');
    const found = findDataFolderProblem(asked, path.join(root, 'own'));
    expect(found).toMatchObject({ kind: 'another-folder', path: asked });
  });

  it('cannot be a file or lie below one', () => {
    writeFileSync(path.join(root, 'file'), '');
    for (const asked of [path.join(root, 'file'), path.join(root, 'file', 'below')]) {
      expect(findDataFolderProblem(asked, root)).toMatchObject({ kind: 'not-a-folder', path: asked });
    }
  });

  it('has to be named', () => {
    expect(findDataFolderProblem('', root)).toMatchObject({ kind: 'not-named' });
  });

  it.skipIf(isRoot)('has to be one that may be written to', () => {
    chmodSync(root, 0o500);
    expect(findDataFolderProblem(null, root)).toMatchObject({ kind: 'not-usable', systemCode: 'EACCES' });
    chmodSync(root, 0o700);
  });

  it.skipIf(process.platform !== 'linux')('cannot be where the system makes no folders', () => {
    expect(findDataFolderProblem('/proc/actorlink', root)).toMatchObject({ path: '/proc/actorlink' });
  });
});

describe('what is in the data folder', () => {
  it.each(['sites.json', 'preferences.json', 'secrets.json', 'actorlink.db'])(
    'is told by name where %s is a folder',
    (name) => {
      mkdirSync(path.join(root, name));
      expect(findDataFolderProblem(null, root)).toMatchObject({
        kind: 'file-is-folder',
        path: path.join(root, name),
      });
    },
  );

  it('is told by name where the folder of the logs is a file', () => {
    writeFileSync(path.join(root, 'logs'), '');
    expect(findDataFolderProblem(null, root)).toMatchObject({
      kind: 'folder-is-file',
      path: path.join(root, 'logs'),
    });
  });

  it.skipIf(isRoot)('is told by name where a file may not be read', () => {
    writeFileSync(path.join(root, 'sites.json'), '', { mode: 0o000 });
    expect(findDataFolderProblem(null, root)).toMatchObject({
      kind: 'file-not-usable',
      path: path.join(root, 'sites.json'),
    });
  });
});
