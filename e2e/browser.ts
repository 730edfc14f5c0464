import { expect, type ElectronApplication } from '@playwright/test';

/** Keeps what the program would open in the system's browser, which a test has none of; gives a way to read it. */
export async function catchBrowser(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { openedPages: opened });
    shell.openExternal = async (address) => void opened.push(address);
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'openedPages') as string[]);
}

/** The one page that the program opened since the last was taken. */
export async function takeOpenedPage(app: ElectronApplication): Promise<string> {
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'openedPages').length)).toBe(1);
  return app.evaluate(() => Reflect.get(globalThis, 'openedPages').pop());
}
