import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findInFiles, findInTexts, readPlaces, saveIntoDataFolder, takeHeapSnapshot } from '../canaries';
import { schemeCanaries, useEverySite } from '../every-scheme';
import { expect, skipWithoutKeychain, test, type Program } from '../fixtures';
import { startPractice } from '../practice';
import { tellFigures } from './soak-site';

test('the secrets of every scheme are in no file, log, export, heap and environment', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const site = await startPractice('kari', 'canaryBasicPw7731x');
  const program = await launch({ passwordStore: 'gnome-libsecret' });
  const { page } = program;
  await saveIntoDataFolder(program);
  const told = await useEverySite(page, site.address);
  expect(told).toContain('"secret":"keychain"');
  const environments = await readEnvironments(dataFolder);
  const places = { told, heap: await takeHeapSnapshot(page), environments, ...(await readPlaces(program)) };
  const inTexts = findInTexts(places, schemeCanaries);
  await program.close();
  const inFiles = await findInFiles(dataFolder, ...schemeCanaries);
  tellFigures({
    part: 'canaries',
    canaries: schemeCanaries.length,
    places: Object.keys(places).length,
    processes: environments.split('\n\n').length,
    found: [...inTexts, ...inFiles].length,
  });
  expect([...inTexts, ...inFiles]).toEqual([]);
  await site.stop();
});

test('a program that crashes with every secret in use writes no dump', async ({ launch, dataFolder }) => {
  skipWithoutKeychain();
  const site = await startPractice('kari', 'canaryBasicPw7731x');
  const home = path.join(dataFolder, 'home');
  await mkdir(home);
  const start = () => launch({ passwordStore: 'gnome-libsecret', env: { HOME: home } });
  await crash(await start(), { address: site.address, isDumped: false });
  const told = await start();
  // Only now: whoever writes dumps does so after the program has gone.
  const { dumps, found } = await lookForDumps(dataFolder);
  // That the search finds dumps, and what is in them where the program is made to write one.
  await crash(told, { address: site.address, isDumped: true });
  await expect.poll(async () => (await lookForDumps(dataFolder)).dumps).toBeGreaterThan(0);
  const onDemand = await lookForDumps(dataFolder);
  tellFigures({
    part: 'canaries',
    dumps,
    found: found.length,
    dumpsOnDemand: onDemand.dumps,
    foundInThem: onDemand.found.length,
  });
  expect({ dumps, found }).toEqual({ dumps: 0, found: [] });
  await site.stop();
});

/** Crashes page and main process while they hold every secret. */
async function crash(
  { app, page }: Program,
  { address, isDumped }: { address: string; isDumped: boolean },
): Promise<void> {
  await app.evaluate(({ crashReporter, dialog }, isWanted) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' });
    if (isWanted) crashReporter.start({ uploadToServer: false });
  }, isDumped);
  await useEverySite(page, address);
  const gone = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await app.evaluate(() => process.crash()).catch(() => undefined);
  await gone;
}

async function lookForDumps(folder: string): Promise<{ dumps: number; found: string[] }> {
  const files = await readdir(folder, { recursive: true });
  const found = await findInFiles(folder, ...schemeCanaries);
  return { dumps: files.filter((name) => name.endsWith('.dmp')).length, found };
}

/** Environment and command line of every process of the program. */
async function readEnvironments(dataFolder: string): Promise<string> {
  if (os.platform() !== 'linux') return '';
  const read = (id: string, name: string) => readFile(`/proc/${id}/${name}`, 'latin1').catch(() => '');
  const found: string[] = [];
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const commandLine = await read(id, 'cmdline');
    if (commandLine.includes(dataFolder)) found.push(`${commandLine}\n${await read(id, 'environ')}`);
  }
  return found.join('\n\n');
}
