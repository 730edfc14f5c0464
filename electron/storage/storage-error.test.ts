import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toStorageError } from './storage-error';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sqliteError = (errcode: number) => Object.assign(new Error('disk I/O error'), { errcode });
/** Linux: a place where every writing says that there is no room. */
const fullPlace = '/dev/full';
const onFullDisk = (errcode: number) =>
  toStorageError(sqliteError(errcode), path.join(folder, 'actorlink.db'), () => fullPlace);

describe('toStorageError', () => {
  it.each([
    [13, 'storage-full'],
    [5, 'storage-locked'],
    [6, 'storage-locked'],
    [10, 'storage-failed'],
    [14, 'storage-failed'],
  ])('of SQLite’s code %d, with room on the disk, is %s and leaves nothing behind', (errcode, code) => {
    const error = toStorageError(sqliteError(errcode), path.join(folder, 'actorlink.db'));
    expect(error).toMatchObject({ code, params: { file: 'actorlink.db' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of SQLite’s vague codes is storage-full where there is no room beside the file', () => {
    for (const errcode of [10, 4874, 778, 14])
      expect(onFullDisk(errcode).code).toBe(process.platform === 'linux' ? 'storage-full' : 'storage-failed');
  });

  it('of a file of the system is full where the disk or the quota is', () => {
    for (const code of ['ENOSPC', 'EDQUOT'])
      expect(toStorageError(Object.assign(new Error('no'), { code }), 'sites.json').code).toBe(
        'storage-full',
      );
    expect(toStorageError(Object.assign(new Error('no'), { code: 'EACCES' }), 'x').code).toBe(
      'storage-failed',
    );
  });
});
