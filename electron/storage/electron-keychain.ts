import { systemClock } from '../clock';
import { guardBackend } from './guarded-backend';
import { createSecretBackend, type SafeStorageLike, type SecretBackend } from './secret-backend';

/** What `getSelectedStorageBackend` calls the Secret Service. */
const secretService = 'gnome_libsecret';

/**
 * The keychain of the Electron that we run in. On Linux the Secret Service is asked over the bus first: of the calls that
 * Electron 33 has, none returns before the person has given the password, or for most of a minute where nobody asks for it.
 */
export async function openElectronKeychain(onOpenedLate: () => void): Promise<SecretBackend> {
  const { safeStorage } = await import('electron');
  return guardSafeStorage(safeStorage, { platform: process.platform, env: process.env, onOpenedLate });
}

/** The same over any `safeStorage`. */
export function guardSafeStorage(
  safeStorage: SafeStorageLike,
  {
    platform,
    env,
    onOpenedLate,
    clock = systemClock,
  }: {
    platform: string;
    env: Readonly<Record<string, string | undefined>>;
    onOpenedLate: () => void;
    clock?: typeof systemClock;
  },
): SecretBackend {
  const backend = createSecretBackend(safeStorage, platform);
  const ask = async (onLocked: () => void) => {
    const { askSecretService } = await import('./secret-service');
    return askSecretService({ env, clock, onLocked });
  };
  const isAskable = platform === 'linux' && backend.name() === secretService;
  return guardBackend(backend, { clock, ask: isAskable ? ask : null, onOpenedLate });
}
