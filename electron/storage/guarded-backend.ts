import { AppError } from '../../shared/errors';
import type { Clock } from '../clock';
import type { SecretBackend } from './secret-backend';
import type { SecretServiceState } from './secret-service';

/** How long anybody waits for the system's keychain; a person who is asked for its password may take longer. */
export const keychainTimeoutMs = 5_000;
/** For so long an answer that was no good is not asked for again, however many secrets are wanted. */
const askAgainAfterMs = 10_000;

export interface GuardOptions {
  clock: Clock;
  /**
   * Asks the keychain whether it is open, without holding anybody up: Electron's synchronous calls would hold the whole
   * program. Null where that cannot be asked.
   */
  ask: ((onLocked: () => void) => Promise<SecretServiceState>) | null;
  /** It opened after somebody was told that it is locked or silent: he may try again. */
  onOpenedLate: () => void;
}

/**
 * The keychain with a time-out. Every call throws `keychain-locked` or `keychain-silent` where it cannot be used now;
 * neither says anything about what is kept in it.
 */
export function guardBackend(backend: SecretBackend, options: GuardOptions): SecretBackend {
  const { clock } = options;
  const pass = createGate(options);
  const inTime = <T>(work: () => Promise<T>) => raceTime(work(), clock, () => 'keychain-silent');
  return {
    name: backend.name,
    isProtected: async () => (await pass()) && inTime(backend.isProtected),
    encrypt: async (text) => {
      if (!(await pass())) throw new Error('There is no keychain.');
      return inTime(() => backend.encrypt(text));
    },
    decrypt: async (blob) => {
      if (!(await pass())) throw new Error('There is no keychain.');
      return inTime(() => backend.decrypt(blob));
    },
  };
}

interface Asking {
  sinceMs: number;
  state: Promise<SecretServiceState>;
  /** As far as it is known. */
  known: SecretServiceState | null;
  isSeenLocked: boolean;
  /** Somebody has waited for it in vain. */
  isLate: boolean;
}

/** Resolves to whether there is a keychain at all. */
function createGate({ clock, ask, onOpenedLate }: GuardOptions): () => Promise<boolean> {
  let isOpen = ask === null;
  let last: Asking | null = null;
  const begin = (): Asking => {
    const asking: Asking = {
      sinceMs: clock.monotonicMs(),
      state: Promise.resolve('none'),
      known: null,
      isSeenLocked: false,
      isLate: false,
    };
    const noteLocked = () => {
      asking.isSeenLocked = true;
    };
    asking.state = (ask ?? (async () => 'open' as const))(noteLocked)
      .catch((): SecretServiceState => 'none')
      .then((state) => {
        asking.known = state;
        asking.sinceMs = clock.monotonicMs();
        isOpen ||= state === 'open';
        if (state === 'open' && asking.isLate) onOpenedLate();
        return state;
      });
    return asking;
  };
  return async () => {
    if (isOpen) return true;
    // While the person is asked for the password, nobody else asks.
    const isOld = last !== null && clock.monotonicMs() - last.sinceMs > askAgainAfterMs;
    const isWaiting = last?.known === null && last.isSeenLocked;
    if (last === null || (isOld && !isWaiting)) last = begin();
    const asking = last;
    const nameDelay = () => {
      asking.isLate = true;
      return asking.isSeenLocked ? 'keychain-locked' : 'keychain-silent';
    };
    if (asking.known === null && asking.isLate) throw new AppError(nameDelay());
    const state = await raceTime(asking.state, clock, nameDelay);
    if (state !== 'locked') return state === 'open';
    throw new AppError('keychain-locked');
  };
}

async function raceTime<T>(
  work: Promise<T>,
  clock: Pick<Clock, 'sleep'>,
  nameDelay: () => 'keychain-locked' | 'keychain-silent',
): Promise<T> {
  const waiting = new AbortController();
  const tooLong = clock.sleep(keychainTimeoutMs, waiting.signal).then((): never => {
    throw new AppError(nameDelay());
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    waiting.abort();
  }
}
