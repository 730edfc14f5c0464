import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import type { Notice } from '../../shared/ipc/contract';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { openSiteFile } from './site-file';

// A file as version 0.1 of the program wrote it.
const fixture = path.join(import.meta.dirname, 'testing', 'sites-version-1.json');
let folder: string;
let notices: Notice[];
let read: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  notices = [];
  read = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, 'sites.json');
/** Stands for reading and copying: only `good.pem` would do. */
const addAuthority = async (named: string) => {
  read.push(named);
  if (!named.endsWith('good.pem')) throw new AppError('ca-file-missing');
  return { id: 'a'.repeat(64) };
};
const open = () =>
  openSiteFile({
    file: file(),
    clock: () => new Date(0),
    addNotice: (notice) => notices.push(notice),
    addAuthority,
  });

describe('a file of sites of the first version', () => {
  it('is lifted: every site is there, with what it said and the usual settings beside', async () => {
    copyFileSync(fixture, file());
    const { sites } = (await open()).read();
    expect(sites).toEqual([
      {
        id: '0b0f7c0e-5f0e-4c53-9d5e-0f2f4f7c2a11',
        name: 'Nordlys Fjellsikring Ålesund AS',
        address: 'https://crm.nordlys.example/SuperOffice',
        environment: 'production',
        allowHttp: false,
        customer: '',
        signIn: { scheme: 'basic', userName: 'bjørg.åsheim', askEachTime: false },
        requests: { ...defaultRequests, acceptLanguage: 'nb-NO' },
        network: defaultNetwork,
        lastUsedAt: null,
      },
      expect.objectContaining({ name: 'Sjöbergs Värme (test)', allowHttp: true }),
    ]);
    expect(notices).toEqual([]);
  });

  it('is of the new version once it is written', async () => {
    copyFileSync(fixture, file());
    const opened = await open();
    opened.write(opened.read());
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ version: 3 });
    expect((await open()).read()).toEqual(opened.read());
  });

  it('is put aside and not overwritten where a site in it is none', async () => {
    const broken = readFileSync(fixture, 'utf8').replace('"language": "sv-SE"', '"language": 7');
    writeFileSync(file(), broken);
    expect((await open()).read().sites).toEqual([]);
    expect(notices).toMatchObject([{ kind: 'file-set-aside', params: { file: 'sites.json' } }]);
    const aside = readdirSync(folder).find((name) => name.includes('.bad-')) ?? '';
    expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(broken);
  });
});

const writeVersion2 = async () => {
  copyFileSync(fixture, file());
  const [first, second] = (await open()).read().sites;
  const { authority: _authority, ...network } = defaultNetwork;
  const sites = [
    { ...first, network: { ...network, extraCaFile: '/ca/good.pem' } },
    { ...second, network: { ...network, extraCaFile: '/ca/gone.pem' } },
    { ...second, id: 'third', network: { ...network, extraCaFile: null } },
  ];
  writeFileSync(file(), JSON.stringify({ version: 2, sites }, undefined, '\t'));
};

describe('a file of sites that names files with authorities', () => {
  it('has each read once and keeps what it was; of one that is gone a notice tells', async () => {
    await writeVersion2();
    expect((await open()).read().sites.map(({ network }) => network.authority)).toEqual([
      'a'.repeat(64),
      null,
      null,
    ]);
    expect(notices).toMatchObject([
      { kind: 'authority-not-copied', params: { site: 'Sjöbergs Värme (test)' } },
    ]);
    expect(readFileSync(file(), 'utf8')).not.toContain('/ca/');
    read = [];
    expect((await open()).read().sites[0]?.network.authority).toBe('a'.repeat(64));
    expect(read).toEqual([]);
  });
});
