import { AppError } from '../../shared/errors';
import type { Credential } from './credential';

export interface BasicCredentialOptions {
  userName: string;
  /** Null: it has to be asked for first. */
  readPassword: () => Promise<string | null>;
  /** Set where the password is asked for each time: called when the site refused it, so that it is asked for again. */
  forgetPassword?: () => void;
}

/** `Authorization: Basic base64(user:password)`, for installations of one's own. Throws `password-needed`. */
export function createBasicCredential(options: BasicCredentialOptions): Credential {
  const { userName, readPassword, forgetPassword } = options;
  return {
    headers: async () => {
      const password = await readPassword();
      if (password === null) throw new AppError('password-needed', { params: { user: userName } });
      const joined = Buffer.from(`${userName}:${password}`, 'utf8').toString('base64');
      return { Authorization: `Basic ${joined}` };
    },
    onUnauthorized: () => {
      forgetPassword?.();
      return Promise.resolve(false);
    },
    describe: () => ({ scheme: 'basic', userName, expiresAt: null, renewsItself: false, tenant: null }),
  };
}
