import { startOnlineProvider, type OnlineProvider } from '../electron/sign-in/testing/online-provider';
import { TestBrowser, type TestPage } from '../electron/sign-in/testing/test-browser';
import { findFreePort } from '../electron/testing/free-port';
import { catchBrowser, takeOpenedPage } from './browser';
import { passTimeOf } from './clock';
import { test as base, type LaunchOptions, type Program } from './fixtures';
import type { Practice } from './practice';

/** SuperOffice Online beside a program: a certified login service, and the practice site as the customer's own. */
export interface Online {
  provider: OnlineProvider;
  launch: (options?: LaunchOptions) => Promise<Program>;
  /** The customer's WebAPI is in this part of Online from now on. */
  moveCustomer: (program: Program, cell: string) => void;
}

export const test = base.extend<{ online: Online }>({
  online: async ({ launch }, use) => {
    let practice: Practice | null = null;
    // The same at every start: a kept sign-in is renewed before the test knows that the program is there.
    const practicePort = await findFreePort();
    const provider = await startOnlineProvider({
      onAccessToken: async (token) => {
        await practice?.waitUntilListening();
        await practice?.issueSignIn({ scheme: 'bearer', token });
      },
    });
    const moveCustomer = (program: Program, cell: string) => {
      provider.behaviour.apiAddress = `${program.practice.address}/${cell}/${provider.behaviour.tenant}/api`;
    };
    await use({
      provider,
      moveCustomer,
      launch: async (options = {}) => {
        const args = [`--rehearse-login=${provider.origin}`];
        const program = await launch({ ...options, practicePort, args });
        ({ practice } = program);
        moveCustomer(program, 'online2');
        await catchBrowser(program.app);
        return program;
      },
    });
    await provider.close();
  },
});

/** Does in the browser what there is to do, and gives the page that the person sees in the end. */
export async function goThroughBrowser({ app }: Program): Promise<TestPage | null> {
  return new TestBrowser().open(await takeOpenedPage(app));
}

/** Time goes by for the program and for the login service. */
export async function passTime(program: Program, { provider }: Online, milliseconds: number): Promise<void> {
  provider.behaviour.laterMs += milliseconds;
  await passTimeOf(program, milliseconds);
}

/** The next timer of that length is over at once. */
export async function hurryTimer({ app }: Program, milliseconds: number): Promise<void> {
  await app.evaluate((_electron, lengthMs) => {
    const start = globalThis.setTimeout;
    const startSooner = (work: () => void, delayMs?: number, ...given: unknown[]) => {
      if (delayMs !== lengthMs) return start(work, delayMs, ...given);
      globalThis.setTimeout = start;
      return start(work, 0, ...given);
    };
    globalThis.setTimeout = Object.assign(startSooner, start);
  }, milliseconds);
}
