import { readdir } from 'node:fs/promises';
import { canStartKeyring, startRealKeyring } from '../../electron/testing/real-keyring';
import { expect, test } from './inspect-program';

test('a keyring that hangs does not hold the packed program up, and no cookie is ever on the disk', async ({
  inspect,
}) => {
  test.skip(!canStartKeyring(), 'needs a keyring of its own');
  const keyring = await startRealKeyring();
  try {
    keyring.hang();
    // The fuse that encrypts cookies asks the keyring, in the main process, before the first request of the page.
    const { run, askPage } = await inspect({ env: keyring.env, args: ['--password-store=gnome-libsecret'] });
    expect(await askPage('actorlink.app.info()')).toMatchObject({ ok: true, data: { keychain: 'silent' } });
    expect(await askPage('actorlink.sites.list()')).toMatchObject({ ok: true });
    const files = await readdir(run.dataFolder, { recursive: true });
    expect(files.filter((name) => /cookies/i.test(name))).toEqual([]);
  } finally {
    keyring.stop();
  }
});
