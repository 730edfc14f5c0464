import { afterEach, beforeEach } from 'vitest';
import type { SiteForm } from '../../../shared/site';
import type { Handlers } from '../../ipc/handlers/handlers';
import { startOnlineProvider, type OnlineProvider } from '../../sign-in/testing/online-provider';
import { TestBrowser } from '../../sign-in/testing/test-browser';
import { startPracticeServices, type PracticeServices } from '../../testing/practice-services';
import { createShiftedClock, type ShiftedClock } from '../../testing/shifted-clock';
import { createSiteForm, onlineSettings } from '../../testing/site-forms';
import { createTestDesktop } from '../../testing/test-desktop';

/** A login service, and the practice site as the tenant of the customer, for the test that is running. */
export interface OnlineTests {
  readonly practice: PracticeServices;
  readonly provider: OnlineProvider;
  readonly handlers: Handlers;
  /** How often the program opened the browser. */
  readonly browserOpened: number;
  /** What the person's browser does with the page that is opened in it. */
  browser: (address: string) => Promise<unknown>;
  form: (changes?: Partial<SiteForm>) => SiteForm;
  /** For the program and for the login service. */
  passTime: (milliseconds: number) => void;
  countRenewals: () => number;
  /** Signs in, and saves the site. Resolves with its id. */
  saveSignedIn: () => Promise<string>;
}

/** To be called at the top of a test file. */
export function prepareOnlineTests(): OnlineTests {
  let practice: PracticeServices;
  let provider: OnlineProvider;
  let clock: ShiftedClock;
  let browserOpened: number;
  beforeEach(async () => {
    [clock, browserOpened] = [createShiftedClock(), 0];
    // Every access token that the login service gives out is good on the practice site, as on the tenant's own.
    provider = await startOnlineProvider({
      onAccessToken: async (token) => void practice.site.signIns.issue({ scheme: 'bearer', token }),
    });
    tests.browser = (address) => new TestBrowser().open(address);
    practice = await startPracticeServices({
      loginOrigin: provider.origin,
      clock,
      desktop: createTestDesktop({
        openSignInPage: async (address) => {
          browserOpened += 1;
          void tests.browser(address).catch(() => undefined);
        },
      }),
    });
    provider.behaviour.apiAddress = `${practice.site.url}api`;
  });
  afterEach(async () => {
    await practice.stop();
    await provider.close();
  });
  const tests: OnlineTests = {
    get practice() {
      return practice;
    },
    get provider() {
      return provider;
    },
    get handlers() {
      return practice.services.handlers;
    },
    get browserOpened() {
      return browserOpened;
    },
    browser: async () => undefined,
    form: (changes = {}) => ({
      ...createSiteForm(practice.site, {
        name: 'Fjord Online',
        address: '',
        signIn: onlineSettings,
        secrets: {},
      }),
      ...changes,
    }),
    passTime: (milliseconds) => {
      clock.pass(milliseconds);
      provider.behaviour.laterMs += milliseconds;
    },
    countRenewals: () => provider.requests.filter((line) => line.includes('refresh_token')).length,
    saveSignedIn: async () => {
      await tests.handlers['sites.signInOnline']({ form: tests.form() });
      return (await tests.handlers['sites.save'](tests.form())).id;
    },
  };
  return tests;
}
