import { constantFrom, jsonValue, oneof, record, sample } from 'fast-check';
import { methods } from '../../shared/ipc/channels';
import { expect, test } from '../fixtures';
import { tellFigures } from './soak-site';

const total = 100_000;
const perBatch = 500;

/** Waits for a browser, and for what a person does there. */
const spared = new Set<string>(['sites.signInOnline']);

test('100,000 calls of any shape: no crash, no bug, nothing sent', async ({ program }) => {
  const { app, page, practice } = program;
  await app.evaluate(({ dialog, shell }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
    shell.openPath = () => Promise.resolve('');
    shell.openExternal = () => Promise.resolve();
  });
  const siteId = constantFrom('practice', '', '../../etc/passwd', '__proto__', 'x'.repeat(64), 'constructor');
  const id = constantFrom('a', '', '__proto__', '0', 'x'.repeat(200));
  const almostRight = record(
    {
      siteId,
      text: oneof(constantFrom('', 'a', '%', '\u0000', '𝕏'), jsonValue()),
      page: oneof(constantFrom(0, 1, -1, 1e308, 2 ** 53), jsonValue()),
      states: jsonValue(),
      request: jsonValue(),
      write: jsonValue(),
      draft: jsonValue(),
      id,
      activityId: id,
      submitId: id,
      day: constantFrom('2026-01-02', '../../x', ''),
      erpConnectionId: constantFrom(1, 0, -1, 2 ** 40),
      crmActorType: constantFrom('Contact', 'Person', 'x', null),
      erpActorType: constantFrom('Customer', 'x', null),
      crmRecordId: constantFrom(1, 0, 2 ** 40),
      erpKey: constantFrom('10014', '', '\u0000', 'x'.repeat(500)),
      theme: jsonValue(),
      message: jsonValue(),
      stack: jsonValue(),
    },
    { requiredKeys: [] },
  );
  const names = methods.filter((name) => !spared.has(name));
  const call = record({ name: constantFrom(...names), input: oneof(jsonValue(), almostRight) });
  const bugs: string[] = [];
  let calls = 0;
  while (calls < total) {
    const batch = sample(call, { numRuns: perBatch });
    const found = await page.evaluate(async (text) => {
      const wanted = JSON.parse(text) as { name: string; input: unknown }[];
      const answers = await Promise.all(
        wanted.map(async ({ name, input }) => {
          const [domain = '', local = ''] = name.split('.');
          const part = Reflect.get(window.actorlink, domain) as Record<
            string,
            (value: unknown) => Promise<unknown>
          >;
          const answer = (await part[local]?.(input)) as
            { ok?: unknown; error?: { code?: string } } | undefined;
          const isFine = typeof answer?.ok === 'boolean' && answer.error?.code !== 'bug';
          return isFine ? null : `${name}(${JSON.stringify(input)}): ${JSON.stringify(answer)}`;
        }),
      );
      return answers.filter((answer) => answer !== null);
    }, JSON.stringify(batch));
    bugs.push(...found);
    calls += batch.length;
  }
  tellFigures({ part: 'calls', calls, bugs: bugs.length });
  expect(bugs.slice(0, 20)).toEqual([]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await practice.submits()).toEqual([]);
  await expect(page.locator('html[data-ready="true"]')).toBeAttached();
});
