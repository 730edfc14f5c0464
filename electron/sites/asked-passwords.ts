import type { AskedPassword } from '../sign-in/basic-credential';
import type { KnownSecrets } from '../redaction/known-secrets';
import { bindingOf, type SecretOwner } from './site-secrets';

/** The passwords that are asked for at every start, in memory alone, each for one address as a kept one is. */
export interface AskedPasswords {
  /** Holds nothing for another address than the one it was given for. */
  of: (owner: Pick<SecretOwner, 'id' | 'address' | 'signIn' | 'network'>) => AskedPassword;
  forget: (siteId: string) => void;
}

export function createAskedPasswords(known: Pick<KnownSecrets, 'note'>): AskedPasswords {
  const held = new Map<string, { binding: string; password: string }>();
  return {
    of: (owner) => {
      const find = () => {
        const found = held.get(owner.id);
        return found?.binding === bindingOf(owner) ? found.password : null;
      };
      return {
        provide: (password) => {
          known.note(password);
          held.set(owner.id, { binding: bindingOf(owner), password });
        },
        read: () => Promise.resolve(find()),
        forget: () => {
          if (find() !== null) held.delete(owner.id);
        },
      };
    },
    forget: (siteId) => void held.delete(siteId),
  };
}
