import { randomBytes } from 'node:crypto';
import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures';
import { formOf, tellFigures } from './soak-site';

type Harm = (file: string) => Promise<void>;

const files = [
  'sites.json',
  'secrets.json',
  'preferences.json',
  'actorlink.db',
  'window-state.json',
  'failure.json',
];
const harms: Record<string, Harm> = {
  'is empty': (file) => writeFile(file, ''),
  'is cut in half': async (file) => truncate(file, Math.floor((await readFile(file)).length / 2)),
  'is cut at its end': async (file) => truncate(file, Math.max(0, (await readFile(file)).length - 3)),
  'is full of zeros': async (file) => writeFile(file, Buffer.alloc((await readFile(file)).length)),
  'is garbled': async (file) => {
    const bytes = await readFile(file);
    await writeFile(
      file,
      bytes.map((byte, index) => (index % 7 === 3 ? byte ^ 0xff : byte)),
    );
  },
  'is of a newer version': async (file) => {
    const text = await readFile(file, 'latin1');
    await writeFile(file, text.replace(/"version":\s*\d+/, '"version": 99'), 'latin1');
  },
  'is another kind of JSON': (file) => writeFile(file, '[1,2,{"version":1}]'),
  'holds what it should not': (file) =>
    writeFile(file, '{"version":1,"sites":{"__proto__":1},"secrets":[],"x":null}'),
  // A folder in its place is refused by name before there is a window: `data-folder.spec.ts` has that.
  'is noise': async (file) => writeFile(file, randomBytes(1_000_000)),
  'is full of text': (file) => writeFile(file, 'the quick brown fox\n'.repeat(5_000)),
};
const cases = files.flatMap((name) => Object.keys(harms).map((harm) => ({ name, harm })));

for (const half of [0, 1]) {
  test(`every damaged file is survived, kept, and told (half ${half + 1})`, async ({
    launch,
    dataFolder,
  }) => {
    const template = `${dataFolder}-template`;
    await makeTemplate(launch, dataFolder, template);
    const own = cases.filter((_one, index) => index % 2 === half);
    const problems: string[] = [];
    const codes: Record<string, number> = {};
    for (const { name, harm } of own) {
      await rm(dataFolder, { recursive: true, force: true });
      await cp(template, dataFolder, { recursive: true });
      const file = path.join(dataFolder, name);
      await harms[harm]?.(file);
      const before = await readFile(file).catch(() => null);
      const { page, close } = await launch();
      const told = await page.evaluate(async () =>
        JSON.stringify([
          await window.actorlink.app.start(),
          await window.actorlink.app.info(),
          await window.actorlink.sites.list(),
          await window.actorlink.preferences.get(),
          await window.actorlink.drafts.load({ siteId: 'practice' }),
          await window.actorlink.activity.list({ text: '', states: [], page: 0 }),
        ]),
      );
      for (const [, code = ''] of told.matchAll(/"code":"([^"]+)"/g)) codes[code] = (codes[code] ?? 0) + 1;
      if (told.includes('"code":"bug"')) problems.push(`${name} ${harm}: ${told}`);
      await close();
      if (!(await isKept(dataFolder, name, before))) problems.push(`${name} ${harm}: nothing of it is left`);
    }
    tellFigures({ part: 'files', half: half + 1, files: own.length, codes, problems: problems.length });
    await rm(template, { recursive: true, force: true });
    expect(problems).toEqual([]);
  });
}

/** What these hold is worth nothing the next day: where the window was, and that the last end was a failure. */
const worthNothing = new Set(['window-state.json', 'failure.json']);

/** What was there is there still: under its name, taken along by a newer writing, or put aside. */
async function isKept(folder: string, name: string, before: Buffer | null): Promise<boolean> {
  if (before === null || before.length === 0 || worthNothing.has(name)) return true;
  for (const found of await readdir(folder)) {
    if (!found.startsWith(name)) continue;
    const content = await readFile(path.join(folder, found)).catch(() => null);
    if (content?.equals(before)) return true;
  }
  // A database that is sound after all is written on; a preference that is right is right.
  return name === 'actorlink.db' || name === 'preferences.json';
}

async function makeTemplate(
  launch: (
    options?: object,
  ) => Promise<{ page: import('@playwright/test').Page; close: () => Promise<void> }>,
  dataFolder: string,
  template: string,
): Promise<void> {
  const { page, close } = await launch();
  await page.evaluate(
    async (form) => {
      await window.actorlink.sites.save(form);
      await window.actorlink.preferences.set({ theme: 'dark' });
      await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    },
    formOf('http://127.0.0.1:1/', 'Kept'),
  );
  await close();
  await writeFile(
    path.join(dataFolder, 'secrets.json'),
    JSON.stringify({
      version: 1,
      secrets: { 'proxy p': { origin: 'p', blob: 'AAAA', backend: 'x', version: 1 } },
    }),
  );
  await writeFile(path.join(dataFolder, 'failure.json'), JSON.stringify({ logReference: 'abc' }));
  await cp(dataFolder, template, { recursive: true });
}
