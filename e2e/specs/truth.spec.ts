import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

/** One program for all: each step goes on where the one before ended. */
test('the form says what is so: before sending, on an outcome, and of two that are not one', async ({
  program,
}, testInfo) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  const picture = (name: string) => page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  const creditLimit = link.textBox('Value of Credit limit');
  /** Equal rows stand last, out of sight. */
  const showLast = async () => {
    await link.fields.hover();
    await page.mouse.wheel(0, 2_000);
  };
  await link.choosePair(orkdal);

  await test.step('in a small window and at 150 % the rows have the room, and the button is in sight', async () => {
    for (const [width, height, zoom, rows] of [
      [900, 600, 1, 6],
      [1280, 832, 1.5, 6],
      [900, 600, 1.5, 4],
    ] as const) {
      await program.app.evaluate(
        ({ BrowserWindow }, to) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setContentSize(to.width, to.height);
          window?.webContents.setZoomFactor(to.zoom);
        },
        { width, height, zoom },
      );
      await page.waitForFunction((wide) => Math.abs(window.innerWidth - wide) < 2, width / zoom);
      await expect.poll(() => link.countRowsInSight()).toBeGreaterThanOrEqual(rows);
      await expect(link.linkButton).toBeInViewport({ ratio: 1 });
      await picture(`room-${width}-${zoom}`);
      await link.textBox('Value of Name').fill('');
      await expect(link.bar).toContainText('Blocked');
      await expect(link.bar.getByText('Name is empty, and the ERP requires it')).toBeInViewport({ ratio: 1 });
      await expect.poll(() => link.countRowsInSight()).toBeGreaterThanOrEqual(rows);
      await expect(link.linkButton).toBeInViewport({ ratio: 1 });
      await picture(`blocked-${width}-${zoom}`);
      await page.keyboard.press('ControlOrMeta+z');
      await expect(link.bar).toContainText('Ready');
    }
    await program.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1),
    );
    await program.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 832),
    );
  });

  await test.step('a long name of the site gives way in its band, and pushes nothing out of it', async () => {
    const widths = await page.getByRole('region', { name: 'Site in use' }).evaluate((band) => {
      const name = band.querySelector('strong + span');
      const before = name?.textContent ?? '';
      if (name) name.textContent = 'Byggevareforretning '.repeat(20);
      const found = [band.scrollWidth, band.clientWidth];
      if (name) name.textContent = before;
      return found;
    });
    expect(widths[0]).toBe(widths[1]);
  });

  await test.step('a number that may be two is not sent', async () => {
    await showLast();
    await creditLimit.fill('50.000');
    await expect(link.bar).toContainText('may be thousands or decimals');
    await link.submit();
    expect(await practice.submits()).toEqual([]);
    await creditLimit.fill('50 000,50');
    await page.getByRole('switch', { name: 'Sync Credit limit to ERP' }).check();
    await expect(link.bar).toContainText('Links Orkdal AS');
    await picture('before');
  });

  await test.step('where nothing can be read nothing is sent; the screen scrolls, and the window does not', async () => {
    await practice.setFaults([
      { kind: 'status', status: 503, match: { path: 'GetFieldValues' }, times: 0 },
      { kind: 'status', status: 503, match: { path: 'Archive' }, times: 0 },
    ]);
    await link.textBox('Value of Phone').focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(link.bar).toContainText('Nothing was sent');
    const readAgain = page.getByRole('button', { name: 'Read the values again', exact: true });
    await expect(readAgain).toBeFocused();
    expect(await practice.submits()).toEqual([]);
    await expect(page.getByText('The ERP key could not be looked up.')).toBeVisible();
    await picture('not-read');
    const beyond = () =>
      page.evaluate(() => {
        const { documentElement } = document;
        const panes = [...document.querySelectorAll('#screen > [data-pane]')];
        return {
          screen: panes.some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight),
          window: documentElement.scrollHeight > documentElement.clientHeight,
        };
      });
    await expect.poll(beyond).toEqual({ screen: true, window: false });
    // Nothing lies over it: the bar at the foot would.
    const isUncovered = () =>
      readAgain.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      });
    await expect.poll(isUncovered).toBe(true);
    await practice.clearFaults();
    await page.keyboard.press('F5');
    await expect(link.bar).toContainText('Links Orkdal AS');
    await expect(link.linkButton).toBeFocused();
  });

  await test.step('an answer without the work is told as that, by panel and bar, and nothing can be edited', async () => {
    await practice.setFaults([{ kind: 'status', status: 204, times: 1, match: { path: 'ConnectActor' } }]);
    await link.submit();
    await expect(link.status).toContainText('the link is not there');
    await expect(link.bar).toContainText('the link is not there');
    await expect(link.textBox('Value of Phone')).toHaveCount(0);
    await showLast();
    await expect(creditLimit).toHaveCount(0);
    await picture('not-there');
  });

  await test.step('going on editing is a step of its own, and the next try is verified', async () => {
    await page.getByRole('button', { name: 'Edit again' }).click();
    await showLast();
    await expect(creditLimit).toHaveValue('50000.50');
    await link.submit();
    await expect(link.status).toContainText('Verified');
    await expect(link.bar).toContainText('is linked to Customer 10014');
    const [, second] = await practice.submits();
    expect(JSON.stringify(second?.body.json)).toContain('[F:50000.50]');
    await picture('verified');
  });

  await test.step('the ERP knows a company by another name: its organisation number finds it', async () => {
    await page.getByRole('button', { name: 'Link another' }).click();
    await link.combobox('CRM record').fill('Nordlys Bygg');
    await page.getByRole('option', { name: /Bodø/ }).click();
    const twin = page.getByRole('option').first();
    await expect(twin).toContainText('key 10058');
    await expect(twin).toContainText('same organisation number');
    await picture('renamed');
  });

  await test.step('two companies are asked about, with the focus on Cancel', async () => {
    await page.keyboard.press('ControlOrMeta+n');
    await link.combobox('CRM record').fill('Nordlys Bygg');
    await page
      .getByRole('option', { name: /^Nordlys Bygg/ })
      .first()
      .click();
    await link.combobox('ERP actor').click();
    await link.combobox('ERP actor').fill('10035');
    await page.getByRole('option', { name: /10035/ }).first().click();
    await link.textBox('Value of Name').waitFor();
    await expect(page.getByText('These look like two companies').first()).toBeVisible();
    await link.submit();
    const dialog = page.getByRole('dialog', { name: 'Are these one?' });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await picture('two-companies');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    expect(await practice.submits()).toHaveLength(2);
  });
});
