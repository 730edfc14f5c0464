import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage } from '../pages/link-page';

test('markup in values stays text on every screen (29)', async ({ program }) => {
  const { page } = program;
  const link = new LinkPage(page);
  const markup = '<img src=x onerror="document.title=\'taken\'"><b>bold</b>';
  await link.enterByHand({ connection: '1', record: '1', key: 'no-such-key' }, [
    { displayName: markup, crmFieldKey: 'PHONE', value: markup, displayValue: markup },
  ]);
  await link.submit();
  await expect(link.status).toContainText('Failed');
  const activity = new ActivityPage(page);
  await activity.open();
  await activity.entries('Failed', 'no-such-key').click();
  await expect(page.getByText('<b>bold</b>').filter({ visible: true }).first()).toBeVisible();
  expect(await page.locator('img[src="x"], b').count()).toBe(0);
  expect(await page.title()).not.toBe('taken');
});
