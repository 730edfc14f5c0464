import { expect, test, type Program } from '../fixtures';
import { RecordPage } from '../pages/record-page';
import { activate, display, isInBox, strike } from './real-keys';

const addressBox = ({ page }: Program) => page.getByRole('textbox', { name: 'Value of Postal address 1' });

/** The program's own box, on the screen: no driver knows of it. */
test('the box that asks before typed text is lost stays at Escape and at Enter, and agrees by its button alone', async ({
  launch,
}) => {
  const program = await launch({ env: { DISPLAY: display } });
  await activate(program);
  await new RecordPage(program.page).openById(2, 'Bjørkåsen Rør AS');
  await addressBox(program).fill('Postboks 99');
  for (const staying of ['Escape', 'Return']) {
    await strike('alt+F4');
    await expect.poll(isInBox).toBe(true);
    await strike(staying);
    await expect.poll(isInBox).toBe(false);
    await expect(addressBox(program)).toHaveValue('Postboks 99');
    await program.page.waitForFunction(() => document.hasFocus());
  }
  const child = program.app.process();
  await strike('alt+F4');
  await expect.poll(isInBox).toBe(true);
  await strike('Tab', 'Return');
  await expect.poll(() => child.exitCode).toBe(0);
});

test('a window that is minimized comes back with the box, which is about what stands in it', async ({
  launch,
}) => {
  const program = await launch({ env: { DISPLAY: display } });
  const { app } = program;
  await activate(program);
  await new RecordPage(program.page).openById(2, 'Bjørkåsen Rør AS');
  await addressBox(program).fill('Postboks 99');
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect.poll(isMinimized).toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(isInBox).toBe(true);
  await expect.poll(isMinimized).toBe(false);
  await strike('Escape');
  await expect.poll(isInBox).toBe(false);
});
