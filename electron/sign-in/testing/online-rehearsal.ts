import { createProgramText } from '../../../shared/text/program-text';
import type { OnlineSettings } from '../../../shared/sign-in-schemes';
import { createShiftedClock } from '../../testing/shifted-clock';
import { openStraight } from '../../superoffice/kept-connections';
import { createWire } from '../../superoffice/wire';
import { createLoginTransport, type LoginTransport } from '../login-transport';
import { OnlineSession, type OnlineSessionOptions } from '../online-session';
import type { SecretBundle } from '../secret-bundle';
import { startOnlineProvider, type OnlineProvider } from './online-provider';
import { testApps } from './provider-configuration';
import { TestBrowser, type TestBrowserOptions, type TestPage } from './test-browser';

export interface OnlineRehearsal {
  provider: OnlineProvider;
  session: OnlineSession;
  transport: LoginTransport;
  /** What the secret store would hold. */
  stored: () => SecretBundle<'online'>;
  /** Time goes by, here and at the service. */
  passTime: (milliseconds: number) => void;
  /** This computer's clock alone is moved. */
  skewClock: (milliseconds: number) => void;
  clock: () => number;
  /** Pages that the browser showed last, once it is done. */
  lastPage: () => Promise<TestPage | null>;
  /** A session as after a new start of the program: the same secrets and nothing else. */
  restart: () => OnlineSession;
  close: () => Promise<void>;
}

export interface RehearsalOptions {
  settings?: Partial<OnlineSettings>;
  secrets?: SecretBundle<'online'>;
  browser?: TestBrowserOptions;
  /** Instead of a browser. */
  openBrowser?: (address: string) => Promise<void>;
  browserTimeoutMs?: number;
  provider?: Parameters<typeof startOnlineProvider>[0];
}

/** One site of SuperOffice Online as the program has it, against a real OpenID provider on this computer. */
export async function openOnlineRehearsal(options: RehearsalOptions = {}): Promise<OnlineRehearsal> {
  const provider = await startOnlineProvider(options.provider);
  const wire = createWire(openStraight);
  const transport = createLoginTransport({ adapter: wire.send, appVersion: 'test', timeoutMs: 60_000 });
  let secrets: SecretBundle<'online'> = options.secrets ?? {};
  let page: Promise<TestPage | null> = Promise.resolve(null);
  const clock = createShiftedClock();
  const openBrowser = (address: string) => {
    page = new TestBrowser(options.browser).open(address).catch(() => null);
    return Promise.resolve();
  };
  const sessionOptions: OnlineSessionOptions = {
    settings: { ...usualSettings, ...options.settings },
    transport,
    clock,
    openBrowser: options.openBrowser ?? openBrowser,
    text: createProgramText(),
    readSecrets: () => Promise.resolve(secrets),
    writeSecrets: async (written) => {
      secrets = written;
    },
    loginOrigin: provider.origin,
    browserTimeoutMs: options.browserTimeoutMs ?? 10_000,
  };
  return {
    provider,
    session: new OnlineSession(sessionOptions),
    transport,
    stored: () => secrets,
    passTime: (milliseconds) => {
      clock.pass(milliseconds);
      provider.behaviour.laterMs += milliseconds;
    },
    skewClock: clock.jump,
    clock: clock.wallMs,
    lastPage: () => page,
    restart: () => new OnlineSession(sessionOptions),
    close: () => provider.close(),
  };
}

const usualSettings: OnlineSettings = {
  scheme: 'online',
  environment: 'sod',
  clientId: testApps.native.clientId,
  customerId: null,
  loginHint: '',
  port: null,
  path: '',
};
