import { AppError } from '../../shared/errors';
import type { Credential } from './credential';

export interface BasicCredentialOptions {
  userName: string;
  /** Null: it has to be asked for first. */
  readPassword: () => Promise<string | null>;
  /** Set where the password is asked for each time: called when the site refused it, so that it is asked for again. */
  forgetPassword?: () => void;
}

/**
 * `Authorization: Basic base64(user:password)`, for installations of one's own. Throws `password-needed`, and
 * `password-refused` where the site does not accept one that was asked for.
 */
export function createBasicCredential(options: BasicCredentialOptions): Credential {
  const { userName, readPassword, forgetPassword } = options;
  const join = (password: string) =>
    `Basic ${Buffer.from(`${userName}:${password}`, 'utf8').toString('base64')}`;
  return {
    headers: async () => {
      const password = await readPassword();
      if (password === null) throw new AppError('password-needed', { params: { user: userName } });
      return { Authorization: join(password) };
    },
    onUnauthorized: async (sent) => {
      if (!forgetPassword) return false;
      const held = await readPassword();
      // Another one was given while this request was on its way.
      if (held !== null && join(held) !== sent['Authorization']) return true;
      forgetPassword();
      throw new AppError('password-refused', { params: { user: userName, status: 401 } });
    },
    describe: () => ({ scheme: 'basic', userName, expiresAt: null, renewsItself: false, tenant: null }),
  };
}

/** A password that is asked for and never written anywhere: it is gone when the program closes. */
export interface AskedPassword {
  provide: (password: string) => void;
  read: () => Promise<string | null>;
  forget: () => void;
}

export function createAskedPassword(): AskedPassword {
  let held: string | null = null;
  return {
    provide: (password) => {
      held = password;
    },
    read: () => Promise.resolve(held),
    forget: () => {
      held = null;
    },
  };
}
