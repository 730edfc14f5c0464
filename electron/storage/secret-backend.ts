/** The system's protected store, behind one face for old and new Electron. Everything may throw: keychains do. */
export interface SecretBackend {
  /** True only where the ciphertext is worth something: no keychain, or a key that is public knowledge, is false. */
  isProtected: () => Promise<boolean>;
  /** The name that the system gives its store. */
  name: () => string;
  encrypt: (text: string) => Promise<Buffer>;
  decrypt: (blob: Buffer) => Promise<string>;
}

/** Both generations of Electron's `safeStorage`: the synchronous calls go away in 46, the asynchronous exist since 42. */
export interface SafeStorageLike {
  isEncryptionAvailable?: () => boolean;
  encryptString?: (text: string) => Buffer;
  decryptString?: (blob: Buffer) => string;
  isAsyncEncryptionAvailable?: () => Promise<boolean>;
  encryptStringAsync?: (text: string) => Promise<Buffer>;
  decryptStringAsync?: (blob: Buffer) => Promise<{ result: string }>;
  getSelectedStorageBackend?: () => string;
}

/** Puts the port over whichever calls this Electron has; the asynchronous ones where it has both. */
export function createSecretBackend(safeStorage: SafeStorageLike, platform: string): SecretBackend {
  const name = () =>
    platform === 'linux' ? (safeStorage.getSelectedStorageBackend?.() ?? 'unknown') : platform;
  const isAvailable = async () =>
    safeStorage.isAsyncEncryptionAvailable
      ? safeStorage.isAsyncEncryptionAvailable()
      : (safeStorage.isEncryptionAvailable?.() ?? false);
  return {
    name,
    // On Linux `basic_text` encrypts with a key that stands in Chromium's source.
    isProtected: async () => (await isAvailable()) && !(platform === 'linux' && name() === 'basic_text'),
    encrypt: async (text) => {
      if (safeStorage.encryptStringAsync) return safeStorage.encryptStringAsync(text);
      return present(safeStorage.encryptString)(text);
    },
    decrypt: async (blob) => {
      if (safeStorage.decryptStringAsync) return (await safeStorage.decryptStringAsync(blob)).result;
      return present(safeStorage.decryptString)(blob);
    },
  };
}

function present<T>(call: T | undefined): T {
  if (call === undefined) throw new Error('This Electron has no safeStorage that we know.');
  return call;
}
