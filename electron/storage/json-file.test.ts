import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Notice } from '../../shared/ipc/contract';
import { openJsonFile, type Migration } from './json-file';
import { createPaths } from './paths';
import { removeOrphanTempFiles } from './temp-files';

let folder: string;
let notices: Notice[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  notices = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const schema = z.strictObject({ names: z.array(z.string()) });
const open = (migrations: Migration[] = []) =>
  openJsonFile({
    file: path.join(folder, 'sites.json'),
    schema,
    empty: { names: [] },
    migrations,
    clock: () => new Date('2026-01-02T03:04:05.678Z'),
    addNotice: (notice) => notices.push(notice),
  });
const put = (contents: string | Buffer) => writeFileSync(path.join(folder, 'sites.json'), contents);

const nameToList: Migration = ({ name }) => ({ list: [name] });
const listToNames: Migration = ({ list }) => ({ names: list });

describe('openJsonFile', () => {
  it('keeps contents with their version, readable for this user alone', async () => {
    (await open()).write({ names: ['Orkdal AS'] });

    expect((await open()).read()).toEqual({ names: ['Orkdal AS'] });
    expect(JSON.parse(readFileSync(path.join(folder, 'sites.json'), 'utf8'))).toEqual({
      version: 1,
      names: ['Orkdal AS'],
    });
    expect(statSync(path.join(folder, 'sites.json')).mode & 0o777).toBe(0o600);
  });

  it('tightens the mode of a file that others could read', async () => {
    put('{"version":1,"names":[]}');
    await open();
    expect(statSync(path.join(folder, 'sites.json')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['empty', ''],
    ['cut off', '{"version":1,"names":["Ork'],
    ['full of zeros', Buffer.alloc(64)],
    ['of another shape', '{"version":1,"windows":[]}'],
    ['without a version', '{"names":[]}'],
    ['no object', '[1,2,3]'],
  ])('puts a file that is %s aside, unchanged, and begins anew', async (_what, contents) => {
    put(contents);

    const file = await open();
    expect(file.read()).toEqual({ names: [] });
    file.write({ names: ['new'] });
    expect(notices.map(({ kind }) => kind)).toEqual(['file-set-aside']);
    const kept = readFileSync(path.join(folder, 'sites.json.bad-2026-01-02T03-04-05-678Z'));
    expect(kept.equals(Buffer.from(contents))).toBe(true);
  });

  it('puts the file of a newer version aside with a word of its own', async () => {
    put('{"version":7,"names":[]}');
    await open();
    expect(notices.map(({ kind, params }) => [kind, params['file']])).toEqual([
      ['newer-file-set-aside', 'sites.json'],
    ]);
  });

  it('lifts old contents one version at a time', async () => {
    put('{"version":1,"name":"Orkdal AS"}');
    const file = await open([nameToList, listToNames]);
    expect(file.read()).toEqual({ names: ['Orkdal AS'] });
    expect(notices).toEqual([]);
  });

  it('keeps the old contents when a write fails, and names the file', async () => {
    const file = await open();
    file.write({ names: ['kept'] });
    // A folder in the file's place fails every user, root included.
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');

    expect(() => file.write({ names: ['lost'] })).toThrow(
      expect.objectContaining({ code: 'storage-failed', params: { file: 'sites.json' } }),
    );
    expect(file.read()).toEqual({ names: ['kept'] });
  });
});

const entrySchema = z.strictObject({ name: z.string(), place: z.strictObject({ city: z.string() }) });
type Entry = z.infer<typeof entrySchema>;
const entry = (name: string): Entry => ({ name, place: { city: 'Bodø' } });

const openMany = (checked: unknown[] = []) =>
  openJsonFile<{ list: Entry[]; byId: Record<string, Entry>; mark: string }>({
    file: path.join(folder, 'many.json'),
    schema: z.strictObject({
      list: z.array(entrySchema),
      byId: z.record(z.string(), entrySchema),
      mark: z.string(),
    }),
    empty: { list: [], byId: {}, mark: '' },
    migrations: [],
    entries: {
      list: {
        parse: (value) => {
          checked.push(value);
          return entrySchema.parse(value);
        },
      },
      byId: entrySchema,
    },
    clock: () => new Date(0),
    addNotice: (notice) => notices.push(notice),
  });

describe('a file of many entries', () => {
  it('reads as it was written, one entry a line, whatever was changed, added and removed', async () => {
    const file = await openMany();
    file.write({ list: [entry('a'), entry('b')], byId: { __proto__: entry('x') }, mark: '1' });
    const [first] = file.read().list;
    if (!first) throw new Error('nothing there');
    file.write({ ...file.read(), list: [{ ...first, name: 'c' }, first], byId: { y: first } });
    const expected = { list: [entry('c'), entry('a')], byId: { y: entry('a') }, mark: '1' };
    expect((await openMany()).read()).toEqual(expected);
    const text = readFileSync(path.join(folder, 'many.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ version: 1, ...expected });
    expect(text.split('\n').filter((line) => line.includes('Bodø'))).toHaveLength(3);
  });

  it('checks an entry once, and every one that is new', async () => {
    const checked: unknown[] = [];
    const file = await openMany(checked);
    file.write({ list: [entry('a'), entry('b')], byId: {}, mark: '' });
    file.write({ ...file.read(), list: [...file.read().list, entry('c')] });
    expect(checked).toHaveLength(3);
    const wrong = { name: 'd' } as Entry;
    expect(() => file.write({ ...file.read(), list: [...file.read().list, wrong] })).toThrow('place');
    expect(() => file.write({ ...file.read(), other: 1 } as never)).toThrow('other');
    expect(file.read().list).toHaveLength(3);
  });

  it('is put aside whole where one of its entries is of another shape', async () => {
    writeFileSync(
      path.join(folder, 'many.json'),
      '{"version":1,"list":[],"byId":{"a":{"name":1}},"mark":""}',
    );
    expect((await openMany()).read().byId).toEqual({});
    expect(notices.map(({ kind }) => kind)).toEqual(['file-set-aside']);
  });
});

describe('removeOrphanTempFiles', () => {
  it('removes what a kill left of our own files and nothing else', () => {
    for (const name of [
      'sites.json.tmp-1234567890abcdef',
      'sites.json',
      'secrets.json.bad-1',
      'other.tmp-1',
    ]) {
      writeFileSync(path.join(folder, name), '');
    }
    removeOrphanTempFiles(createPaths(folder));
    expect(readdirSync(folder).toSorted()).toEqual(['other.tmp-1', 'secrets.json.bad-1', 'sites.json']);
  });
});
