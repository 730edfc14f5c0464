import type { ElectronApplication } from '@playwright/test';
import { catchBrowser } from '../browser';
import { expect, test } from '../fixtures';

const home = 'app://actorlink/';
const elsewhere = 'https://example.com/';

const ways: Record<string, (address: string) => void> = {
  'a new location': (address) => location.assign(address),
  'a replaced location': (address) => location.replace(address),
  'a link': (address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
  },
  'a form': (address) => {
    const form = document.createElement('form');
    form.action = address;
    document.body.append(form);
    form.submit();
  },
  'a refresh of the page': (address) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${address}`;
    document.head.append(meta);
  },
};

/** Where the window is, after a round trip that lets an attempt come to its end. */
function findAddress(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.executeJavaScript(
      'new Promise((resolve) => requestIdleCallback(resolve, { timeout: 300 }))',
    );
    return contents?.getURL();
  });
}

for (const [way, leave] of Object.entries(ways)) {
  test(`${way} does not lead away from the page (13)`, async ({ standingProgram }) => {
    const { app, page } = standingProgram;
    await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
    for (const address of [elsewhere, 'file:///etc/passwd', 'data:text/html,<h1>x</h1>', 'app://example/']) {
      await page.evaluate(leave, address);
      expect(await findAddress(app)).toBe(home);
    }
    expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage'))).toBe(true);
  });
}

test('a dropped file does not replace the page (13)', async ({ standingProgram }) => {
  const { app, page } = standingProgram;
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'file:///etc/passwd');
    data.items.add(new File(['<h1>x</h1>'], 'x.html', { type: 'text/html' }));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    }
  });
  expect(await findAddress(app)).toBe(home);
});

test('no way opens a second window; only the documentation goes to the system’s browser (14, 15)', async ({
  program,
}) => {
  const { app, page } = program;
  const opened = await catchBrowser(app);
  await page.evaluate(
    (addresses) => {
      for (const address of addresses) window.open(address);
      const link = document.createElement('a');
      link.href = 'https://example.com/link';
      link.target = '_blank';
      link.textContent = 'a link to elsewhere';
      link.style.cssText = 'position:fixed;top:200px;left:200px;z-index:99999';
      document.body.append(link);
    },
    [elsewhere, 'file:///etc/passwd', 'javascript:alert(1)', home, 'https://docs.superoffice.com/en/'],
  );
  const link = page.getByText('a link to elsewhere');
  await link.click();
  await link.click({ modifiers: ['ControlOrMeta'] });
  await link.click({ modifiers: ['Shift'] });
  await link.click({ button: 'middle' });
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await opened()).toEqual([]);

  // One click opens one tab, however many the page asks for, and none with what the page knows in its address.
  await page.evaluate(() => {
    const anchor = document.querySelector<HTMLAnchorElement>('body > a');
    anchor?.addEventListener('click', (event) => {
      event.preventDefault();
      window.open('https://docs.superoffice.com/en/?q=what-the-page-knows');
    });
  });
  await link.click();
  expect(await opened()).toEqual([]);
  await page.evaluate(() => {
    const again = document.createElement('button');
    again.textContent = 'many at once';
    again.style.cssText = 'position:fixed;top:300px;left:200px;z-index:99999';
    again.addEventListener('click', () => {
      for (let tab = 0; tab < 200; tab += 1) window.open('https://docs.superoffice.com/en/');
    });
    document.body.append(again);
  });
  await page.getByText('many at once').click();
  await expect.poll(opened).toEqual(['https://docs.superoffice.com/en/']);
  expect(await findAddress(app)).toBe(home);
});
