import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './inspect-program';
import { findExecutable } from './packed-program';

const draft = {
  byHand: true,
  erpConnectionId: 1,
  erpConnectionName: 'Fjord Accounting',
  crmActorType: 'Contact',
  crmRecordId: 7,
  crmName: 'Orkdal AS',
  erpActorType: 'Customer',
  erpKey: '00012',
  erpName: '',
  rows: [],
  siteAddress: '',
};
const siteId = `(await actorlink.sites.list()).data[0].id`;

test('the packed program keeps what it is given, and ends without a trace of its thread', async ({
  inspect,
}) => {
  const first = await inspect();
  expect(
    await first.ask(`[require('electron').app.isPackaged, require('electron').app.getAppPath()]`),
  ).toEqual([
    true,
    path.join(path.dirname(await first.ask<string>('process.execPath')), 'resources', 'app.asar'),
  ]);
  expect(path.basename(await first.ask<string>('process.execPath'))).toBe(path.basename(findExecutable()));
  const saved = await first.askPage(
    `(async () => actorlink.drafts.save({ siteId: ${siteId}, draft: ${JSON.stringify(draft)} }))()`,
  );
  expect(saved).toEqual({ ok: true, data: null });
  await first.quit();
  await expect.poll(() => first.run.exitCode()).toBe(0);
  const files = await readdir(first.run.dataFolder);
  // Beside the copy that is made before the database of an earlier version is lifted.
  const isOfThread = (name: string) => name.startsWith('actorlink.db') && !/\.before-v\d+$/.test(name);
  expect(files.filter(isOfThread)).toEqual(['actorlink.db']);

  const second = await inspect({ dataFolder: first.run.dataFolder });
  const loaded = await second.askPage(`(async () => actorlink.drafts.load({ siteId: ${siteId} }))()`);
  expect(loaded).toMatchObject({ ok: true, data: { erpKey: '00012', crmName: 'Orkdal AS' } });
});
