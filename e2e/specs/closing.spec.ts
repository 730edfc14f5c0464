import { expect, test, type Program } from '../fixtures';
import { RecordPage } from '../pages/record-page';
import { SitesPage } from '../pages/sites-page';

const stay = 0;
const agree = 1;

/** Closes the window as its own button does. The driver may lose the program before it hears of that. */
async function closeWindow({ app }: Program): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined);
}

/** Taken before the program goes: the driver lets go of one that is on its way out. Waits until it has ended well. */
function watchEnd({ app }: Program): () => Promise<void> {
  const program = app.process();
  return () => expect.poll(() => program.exitCode).toBe(0);
}

/** Answers the next boxes of the program with this button; null = nobody does, as long as it is in sight. */
async function answerBoxes({ app }: Program, button: number | null): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(given.at(-1));
      return response === null
        ? new Promise(() => undefined)
        : Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
}

interface Box {
  message: string;
  detail: string;
  buttons: string[];
}

const listAsked = ({ app }: Program): Promise<Box[]> =>
  app.evaluate(() => (Reflect.get(globalThis, 'asked') ?? []) as Box[]);

const question = 'Close ActorLink and lose what stands only on the screen?';
const buttons = ['Keep open', 'Close and lose it'];

const addressBox = ({ page }: Program) => page.getByRole('textbox', { name: 'Value of Postal address 1' });

async function typeAddress(program: Program): Promise<void> {
  await new RecordPage(program.page).openById(2, 'Bjørkåsen Rør AS');
  await addressBox(program).fill('Postboks 99');
}

test('a window with changed values on Record is closed after a question alone, and without any it goes at once', async ({
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await typeAddress(first);
  // From another screen as well, which then shows what would have been lost.
  await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor();
  await answerBoxes(first, stay);
  await closeWindow(first);
  await expect.poll(() => listAsked(first)).toHaveLength(1);
  const detail = /nothing else keeps it:\n• Record, Practice site: changed values$/;
  expect(await listAsked(first)).toMatchObject([
    { message: question, detail: expect.stringMatching(detail), buttons, defaultId: 0, cancelId: 0 },
  ]);
  await expect(addressBox(first)).toBeVisible();
  await expect(addressBox(first)).toHaveValue('Postboks 99');
  // Nothing was stopped: it goes on as before.
  await page.getByRole('navigation').getByRole('link', { name: 'Link' }).click();
  await page.getByRole('combobox', { name: 'CRM record' }).waitFor();

  const firstEnd = watchEnd(first);
  await answerBoxes(first, agree);
  await closeWindow(first);
  await firstEnd();

  const second = await launch();
  await new RecordPage(second.page).openById(2, 'Bjørkåsen Rør AS');
  await addressBox(second).waitFor();
  const secondEnd = watchEnd(second);
  await answerBoxes(second, null);
  await closeWindow(second);
  await secondEnd();
});

test('the form of a new site is asked about until it is saved, and a program that stays keeps its secret', async ({
  launch,
}) => {
  const program = await launch();
  const sites = new SitesPage(program.page);
  await sites.fillNewSite({
    name: 'Fjærland',
    address: 'https://crm.fjaerland.example',
    environment: 'Test',
    user: 'bjørg',
    password: 'hemmelig',
  });
  await answerBoxes(program, stay);
  await closeWindow(program);
  await expect.poll(() => listAsked(program)).toHaveLength(1);
  const [asked] = await listAsked(program);
  expect(asked?.detail).toContain('• Sites: a site that is new or changed');
  expect(JSON.stringify(asked)).not.toMatch(/Fjærland|bjørg|hemmelig/);
  await expect(sites.textBox('Site name')).toHaveValue('Fjærland');
  await expect(program.page.getByLabel('Password', { exact: true })).toHaveValue('hemmelig');
  await program.page.getByRole('button', { name: 'Save site' }).click();
  await program.page.getByText('is saved.').first().waitFor();
  const end = watchEnd(program);
  await answerBoxes(program, null);
  await closeWindow(program);
  await end();
});

test('a system that ends holds the program up by no question, be it asked already or not', async ({
  launch,
}) => {
  const unasked = await launch();
  await typeAddress(unasked);
  const unaskedEnd = watchEnd(unasked);
  await answerBoxes(unasked, null);
  unasked.app.process().kill('SIGTERM');
  await unaskedEnd();

  const asked = await launch();
  await typeAddress(asked);
  const askedEnd = watchEnd(asked);
  // The program's own box, which the system takes away.
  await asked.app.evaluate(({ dialog }) => {
    const ask = dialog.showMessageBox as (...given: unknown[]) => ReturnType<typeof dialog.showMessageBox>;
    dialog.showMessageBox = (...given: unknown[]) => {
      Object.assign(globalThis, { asked: [given.at(-1)] });
      return Reflect.apply(ask, dialog, given);
    };
  });
  await closeWindow(asked);
  await expect.poll(() => listAsked(asked)).toHaveLength(1);
  await asked.app
    .evaluate(({ powerMonitor }) => void powerMonitor.emit('shutdown', { preventDefault: () => undefined }))
    .catch(() => undefined);
  await askedEnd();
});

test('a page that hangs asks nothing, and its window goes', async ({ launch }) => {
  const program = await launch();
  await typeAddress(program);
  const end = watchEnd(program);
  await answerBoxes(program, null);
  await program.page.evaluate(
    () =>
      void setTimeout(() => {
        for (;;);
      }),
  );
  await closeWindow(program);
  await end();
});
