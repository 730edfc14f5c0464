import type { TwoClocks } from '../clock';
import { AppError } from '../../shared/errors';
import type { OnlineSettings, SignInDescription } from '../../shared/sign-in-schemes';
import type { ProgramText } from '../../shared/text/program-text';
import { AccessTokens } from './access-token';
import { signInWithBrowser } from './browser-sign-in';
import { discoverLogin, type ClientApp, type LoginService } from './login-service';
import type { LoginTransport } from './login-transport';
import { loginOriginOf } from './online-hosts';
import { isSameTenant, readOnlineIdentity, type OnlineIdentity } from './online-identity';
import type { SecretBundle } from './secret-bundle';
import { createTenantLocator, type TenantLocator } from './tenant-locator';
import { readTenantState, type TenantState } from './tenant-state';
import { renewTokens, type TokenSet } from './tokens';

export interface OnlineSessionOptions {
  settings: OnlineSettings;
  transport: LoginTransport;
  clock: TwoClocks;
  openBrowser: (address: string) => Promise<void>;
  text: ProgramText;
  /** The site's stored secrets. Null: none yet. */
  readSecrets: () => Promise<SecretBundle<'online'> | null>;
  writeSecrets: (secrets: SecretBundle<'online'>) => Promise<void>;
  /** `describe` says something else now, though nobody signed in: a renewal told who it is, or was refused for good. */
  onChanged?: () => void;
  /** How long a person may take in the browser. */
  browserTimeoutMs?: number;
  /** Another login service than the environment's own, for rehearsals on this computer. */
  loginOrigin?: string;
}

const defaultBrowserTimeoutMs = 5 * 60_000;

/** One site's sign-in to SuperOffice Online: from the browser to access tokens and the tenant's address. */
export class OnlineSession {
  private readonly tokens: AccessTokens;
  private readonly loginOrigin: string;
  private login: Promise<LoginService> | null = null;
  private identity: OnlineIdentity | null = null;
  private canRenew = false;
  private locator: { tenant: string; locate: TenantLocator } | null = null;
  private inBrowser: AbortController | null = null;

  constructor(private readonly options: OnlineSessionOptions) {
    this.loginOrigin = options.loginOrigin ?? loginOriginOf(options.settings.environment);
    this.tokens = new AccessTokens(() => this.renew(), options.clock);
  }

  /**
   * Signs in through the browser and keeps what renews the sign-in. A second call ends the first one as `cancelled`.
   * Throws the coded errors of signing in; what was signed in before stays then.
   */
  async signIn(signal?: AbortSignal): Promise<OnlineIdentity> {
    this.inBrowser?.abort();
    const own = new AbortController();
    this.inBrowser = own;
    const stop = signal ? AbortSignal.any([signal, own.signal]) : own.signal;
    const {
      settings,
      openBrowser,
      text,
      browserTimeoutMs: timeoutMs = defaultBrowserTimeoutMs,
    } = this.options;
    const secrets = (await this.options.readSecrets()) ?? {};
    const login = await this.discover();
    const tokens = await signInWithBrowser(login, {
      settings,
      app: this.app(secrets),
      openBrowser,
      timeoutMs,
      signal: stop,
      text,
    });
    const identity = readOnlineIdentity(tokens.claims, login.host);
    this.requireTenant(identity.tenant, secrets);
    if (stop.aborted) throw new AppError('cancelled');
    this.identity = identity;
    this.canRenew = tokens.refreshToken !== null;
    this.tokens.replace(tokens);
    const { refreshToken: _before, ...kept } = secrets;
    await this.options.writeSecrets({
      ...kept,
      ...(tokens.refreshToken === null ? {} : { refreshToken: tokens.refreshToken }),
      tenant: identity.tenant,
    });
    return identity;
  }

  /** An access token for the next request. Throws `sign-in-needed`, `sign-in-again`, `sign-in-revoked` and others. */
  accessToken(): Promise<string> {
    return this.tokens.get();
  }

  /** The site answered 401 to this token. True: there is a newer one. */
  renewAfterRefusal(refused: string): Promise<boolean> {
    return this.tokens.renewAfterRefusal(refused);
  }

  /** Where the tenant's WebAPI is now. Throws the coded errors of `readTenantState`, and `sign-in-needed`. */
  async tenant(): Promise<TenantState> {
    return (await this.findLocator()).locate();
  }

  /** The site answered 421 at this address. True: `tenant()` knows another one now. */
  async relocateTenant(usedApiAddress: string): Promise<boolean> {
    return (await this.findLocator()).relocate(usedApiAddress);
  }

  /** Ends a sign-in that waits for the browser. */
  cancel(): void {
    this.inBrowser?.abort();
  }

  describe(): SignInDescription {
    const expiresAtMs = this.tokens.expiresAtMs();
    return {
      scheme: 'online',
      userName: this.identity?.userName ?? '',
      expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
      renewsItself: this.canRenew,
      tenant: this.identity && { id: this.identity.tenant, companyName: this.identity.companyName },
    };
  }

  private async renew(): Promise<TokenSet> {
    const secrets = (await this.options.readSecrets()) ?? {};
    const { refreshToken } = secrets;
    if (refreshToken === undefined) throw new AppError(this.identity ? 'sign-in-again' : 'sign-in-needed');
    try {
      const login = await this.discover();
      const tokens = await renewTokens(login, this.app(secrets), refreshToken);
      const wasKnown = this.identity !== null;
      this.takeOverIdentity(tokens, login.host, secrets);
      this.canRenew = true;
      await this.keepRotated(tokens.refreshToken, refreshToken);
      if (!wasKnown) this.options.onChanged?.();
      return tokens;
    } catch (error) {
      if (error instanceof AppError && error.code === 'sign-in-revoked')
        await this.forgetRefreshToken(refreshToken);
      throw error;
    }
  }

  /** The renewed sign-in has to be the same person in the same tenant. */
  private takeOverIdentity(tokens: TokenSet, host: string, secrets: SecretBundle<'online'>): void {
    if (tokens.claims === null) return;
    const identity = readOnlineIdentity(tokens.claims, host);
    this.requireTenant(identity.tenant, secrets);
    if (this.identity && this.identity.subject !== identity.subject) throw new AppError('sign-in-again');
    this.identity = identity;
  }

  /** SuperOffice does not rotate refresh tokens; a service that does must not lock us out. */
  private async keepRotated(refreshToken: string | null, used: string): Promise<void> {
    if (refreshToken !== null && refreshToken !== used) await this.exchangeRefreshToken(used, refreshToken);
  }

  private async forgetRefreshToken(revoked: string): Promise<void> {
    this.canRenew = false;
    await this.exchangeRefreshToken(revoked, null);
    this.options.onChanged?.();
  }

  /** Leaves alone what a sign-in in the browser wrote meanwhile. */
  private async exchangeRefreshToken(used: string, next: string | null): Promise<void> {
    const { refreshToken, ...others } = (await this.options.readSecrets()) ?? {};
    if (refreshToken !== used) return;
    await this.options.writeSecrets({ ...others, ...(next === null ? {} : { refreshToken: next }) });
  }

  /** A site stays with one tenant, so that nobody writes to another customer than the name of the site says. */
  private requireTenant(got: string, secrets: SecretBundle<'online'>): void {
    const wanted = this.options.settings.customerId ?? secrets.tenant ?? got;
    if (!isSameTenant(wanted, got)) throw new AppError('sign-in-other-tenant', { params: { wanted, got } });
  }

  private async findLocator(): Promise<TenantLocator> {
    const { settings, transport, clock, readSecrets } = this.options;
    const tenant = settings.customerId ?? this.identity?.tenant ?? (await readSecrets())?.tenant;
    if (tenant === undefined) throw new AppError('sign-in-needed');
    if (this.locator?.tenant !== tenant) {
      const ask = () => readTenantState(transport, this.loginOrigin, tenant, clock);
      this.locator = { tenant, locate: createTenantLocator(ask, clock) };
    }
    return this.locator.locate;
  }

  /** Kept once it succeeded. */
  private discover(): Promise<LoginService> {
    this.login ??= discoverLogin(this.loginOrigin, this.options.transport, this.options.clock).catch(
      (error: unknown) => {
        this.login = null;
        throw error;
      },
    );
    return this.login;
  }

  private app(secrets: SecretBundle<'online'>): ClientApp {
    return { clientId: this.options.settings.clientId, clientSecret: secrets.clientSecret ?? null };
  }
}
