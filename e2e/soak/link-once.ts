import type { Page } from '@playwright/test';
import { LinkPage } from '../pages/link-page';
import type { ExternalPractice, Fault } from '../practice';
import type { FreePair } from './soak-site';

/** One press of *Link* while the site has the fault; what the window and the activity say in the end. */
export async function linkOnce(
  { page, site }: { page: Page; site: ExternalPractice },
  { recordId, erpKey }: FreePair,
  fault: Fault,
): Promise<{ state: string; words: string }> {
  const link = new LinkPage(page);
  await link.enterByHand({ connection: '1', record: String(recordId), key: erpKey }, []);
  await site.setFaults([fault]);
  await link.submit();
  const onward = page.getByRole('button', { name: /^(Edit again|Link another)$/ });
  await onward.first().waitFor();
  const words = `${await link.status.innerText()}\n${await link.bar.innerText()}`;
  await site.clearFaults();
  const state = await page.evaluate(async () => {
    const list = await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    const first = list.ok ? list.data.items[0] : undefined;
    return first && 'state' in first ? String(first.state) : 'none';
  });
  await onward.last().click();
  return { state, words };
}
