import { array, assert, asyncProperty, constantFrom, jsonValue, oneof, record } from 'fast-check';
import { methods } from '../../shared/ipc/channels';
import { expect, test } from '../fixtures';

/** They open something outside the program, where no fuzzer can answer. */
const spared = new Set(['app.openLogFolder', 'links.openRecord', 'sites.signInOnline']);

test('any JSON value into any method gives an envelope, and nothing is sent (F35)', async ({ launch }) => {
  test.slow();
  const { app, page, practice } = await launch();
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
  const callEach = (method: string, inputs: unknown[]) =>
    page.evaluate(
      ([name, values]) => {
        const [domain = '', local = ''] = String(name).split('.');
        const part = Reflect.get(window.actorlink, domain) as Record<
          string,
          (input: unknown) => Promise<unknown>
        >;
        return Promise.all(values.map((value) => part[local]?.(value)));
      },
      [method, inputs] as const,
    );
  const siteId = constantFrom('practice', '', '../../etc/passwd', '__proto__', 'x'.repeat(64));
  const almostRight = record(
    { siteId, text: jsonValue(), page: jsonValue(), request: jsonValue(), submitId: jsonValue() },
    { requiredKeys: [] },
  );
  for (const method of methods.filter((name) => !spared.has(name))) {
    await assert(
      // A few at once: each way to the page and back takes longer than the call. `npm run soak` asks far more.
      asyncProperty(
        array(oneof(jsonValue(), almostRight), { minLength: 12, maxLength: 12 }),
        async (inputs) => {
          for (const answer of await callEach(method, inputs)) {
            expect(answer, method).toMatchObject({ ok: expect.any(Boolean) });
            expect(JSON.stringify(answer), method).not.toContain('"code":"bug"');
          }
        },
      ),
      { numRuns: 1 },
    );
  }
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await practice.submits()).toEqual([]);
  await expect(page.locator('html[data-ready="true"]')).toBeAttached();
});
