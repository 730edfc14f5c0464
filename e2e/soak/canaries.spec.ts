import { readdir, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findInFiles, findInTexts, readPlaces, takeHeapSnapshot } from '../canaries';
import { schemeCanaries, useEverySite } from '../every-scheme';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { startPractice } from '../practice';
import { tellFigures } from './soak-site';

test('the secrets of every scheme are in no file, log, export, heap, crash dump and environment', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const site = await startPractice('kari', 'canaryBasicPw7731x');
  const crashes = path.join(dataFolder, 'crashes');
  const program = await launch({
    passwordStore: 'gnome-libsecret',
    env: { BREAKPAD_DUMP_LOCATION: crashes },
  });
  const { app, page } = program;
  await app.evaluate(
    ({ dialog, crashReporter, app: electron }, [folder, dumps]) => {
      let count = 0;
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${folder}/export-${(count += 1)}` });
      // The program itself writes no dumps; whoever makes the system do so finds this.
      electron.setPath('crashDumps', dumps);
      crashReporter.start({ uploadToServer: false });
    },
    [dataFolder, crashes] as const,
  );
  const told = await useEverySite(page, site.address);
  expect(told).toContain('"secret":"keychain"');
  const environments = await readEnvironments(dataFolder);
  const places = { told, heap: await takeHeapSnapshot(page), environments, ...(await readPlaces(program)) };
  const inTexts = findInTexts(places, schemeCanaries);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await program.close().catch(() => undefined);
  const inFiles = (await Promise.all(schemeCanaries.map((secret) => findInFiles(dataFolder, secret)))).flat();
  const dumps = await readdir(crashes, { recursive: true }).catch(() => []);
  tellFigures({
    part: 'canaries',
    canaries: schemeCanaries.length,
    places: Object.keys(places).length,
    processes: environments.split('\n\n').length,
    dumps: dumps.filter((name) => name.endsWith('.dmp')).length,
    found: [...inTexts, ...inFiles].length,
  });
  expect([...inTexts, ...inFiles]).toEqual([]);
  await site.stop();
});

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
