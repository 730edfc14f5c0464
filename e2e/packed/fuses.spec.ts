import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFreePort } from '../../electron/testing/free-port';
import { expect, findExecutable, findPackedFolder, isListening, isUp, test } from './packed-program';

/** How a fuse that is on stands in the executable. */
const on = '1'.charCodeAt(0);

test('every fuse is as promised (19)', async () => {
  const wire = await getCurrentFuseWire(findExecutable());
  const isOn = (fuse: FuseV1Options) => Number(wire[fuse]) === on;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    browserSnapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    cookieEncryption: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    browserSnapshot: false,
    filePrivileges: false,
  });
});

test('with all fuses, window, database and practice site work', async ({ start }) => {
  const run = await start();
  await expect.poll(() => isUp(run)).toBe(true);
  expect(existsSync(path.join(findPackedFolder(), 'resources', 'default_app.asar'))).toBe(false);
});

test('it does not run as Node', async ({ start }) => {
  const run = await start({ env: { ELECTRON_RUN_AS_NODE: '1' }, args: ['-e', 'console.log("ran as Node")'] });
  await expect.poll(() => isUp(run)).toBe(true);
  expect(run.output()).not.toContain('ran as Node');
});

test('Node’s options in the environment have no effect', async ({ start }, testInfo) => {
  const [script, proof] = [testInfo.outputPath('option.cjs'), testInfo.outputPath('loaded')];
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')`);
  const run = await start({ env: { NODE_OPTIONS: `--require=${script}` } });
  await expect.poll(() => isUp(run)).toBe(true);
  expect(existsSync(proof)).toBe(false);
});

for (const name of ['inspect', 'inspect-brk', 'inspect-port', 'remote-debugging-port']) {
  test(`--${name} opens no port`, async ({ start }) => {
    const port = await findFreePort();
    const run = await start({ args: [`--${name}=${port}`] });
    await expect.poll(() => isUp(run)).toBe(true);
    expect(await isListening(port)).toBe(false);
    expect(existsSync(path.join(run.dataFolder, 'DevToolsActivePort'))).toBe(false);
    expect(run.output()).not.toMatch(/Debugger listening|DevTools listening/);
  });
}

test('a signal does not open the inspector', async ({ start }) => {
  test.skip(process.platform === 'win32', 'Windows has no such signal');
  const run = await start();
  await expect.poll(() => isUp(run)).toBe(true);
  run.child.kill('SIGUSR1');
  // Its default is to end a process that does not handle it.
  await expect.poll(() => run.exitCode() !== null || run.child.signalCode !== null || 'runs').toBeTruthy();
  expect(run.output()).not.toContain('Debugger listening');
});

test('only the archive is started, not a folder that was laid before it', async ({
  start,
  copy,
}, testInfo) => {
  test.skip(process.platform === 'darwin', 'a changed bundle has no valid signature there');
  const folder = await copy();
  const proof = testInfo.outputPath('loaded');
  const foreign = path.join(folder, 'resources', 'app');
  await mkdir(foreign);
  await writeFile(path.join(foreign, 'package.json'), '{"main":"main.js"}');
  await writeFile(
    path.join(foreign, 'main.js'),
    `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')`,
  );
  const run = await start({ folder });
  await expect.poll(() => isUp(run)).toBe(true);
  expect(existsSync(proof)).toBe(false);
});
