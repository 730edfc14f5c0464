import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock';
import { createManualClock } from '../testing/manual-clock';
import { canStartKeyring, startRealKeyring, type RealKeyring } from '../testing/real-keyring';
import { guardSafeStorage } from './electron-keychain';
import { keychainTimeoutMs } from './guarded-backend';
import { askSecretService } from './secret-service';

/** Electron's own, which would hold the program until the keyring is open. */
const holding = {
  isEncryptionAvailable: (): boolean => {
    throw new Error('called while the keyring was not open');
  },
  getSelectedStorageBackend: () => 'gnome_libsecret',
};
const open = { ...holding, isEncryptionAvailable: () => true };
const onOpenedLate = () => undefined;

describe.skipIf(!canStartKeyring())('a real keyring', () => {
  let keyring: RealKeyring;
  beforeEach(async () => {
    keyring = await startRealKeyring();
  });
  afterEach(() => keyring.stop());

  it('that is unlocked is open, and Electron is asked', async () => {
    const backend = guardSafeStorage(open, { platform: 'linux', env: keyring.env, onOpenedLate });
    expect(await backend.isProtected()).toBe(true);
  });

  it('that is locked, with nobody to ask for its password, is named at once and never waited for', async () => {
    await keyring.lock();
    let isTold = false;
    const onLocked = () => {
      isTold = true;
    };
    expect(await askSecretService({ env: keyring.env, clock: systemClock, onLocked })).toBe('locked');
    expect(isTold).toBe(true);
    const backend = guardSafeStorage(holding, { platform: 'linux', env: keyring.env, onOpenedLate });
    await expect(backend.isProtected()).rejects.toMatchObject({ code: 'keychain-locked' });
  });

  it('that hangs is silent after a few seconds', async () => {
    keyring.hang();
    const clock = createManualClock();
    const backend = guardSafeStorage(holding, { platform: 'linux', env: keyring.env, onOpenedLate, clock });
    const asked = backend.isProtected().catch((error: unknown) => error);
    await clock.advance(keychainTimeoutMs);
    expect(await asked).toMatchObject({ code: 'keychain-silent' });
  });
});

it('is not there without a session bus', async () => {
  const around = { clock: systemClock, onLocked: () => undefined };
  expect(await askSecretService({ ...around, env: {} })).toBe('none');
  const gone = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
  expect(await askSecretService({ ...around, env: gone })).toBe('none');
});
