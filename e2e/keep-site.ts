import type { Page } from '@playwright/test';
import type { Environment } from '../shared/environment';
import { defaultNetwork, defaultRequests } from '../shared/site-defaults';
import type { ExternalPractice } from './practice';

/** Keeps a site whose owner lets us send as fast as the program can be told to, and makes it the one in use. */
export async function useFastSite(
  page: Page,
  { address, user, password }: ExternalPractice,
  { name, environment }: { name: string; environment: Environment },
): Promise<void> {
  await page.evaluate(
    async (form) => {
      const saved = await window.actorlink.sites.save(form);
      if (!saved.ok) throw new Error(saved.error.code);
      await window.actorlink.preferences.set({ siteId: saved.data.id });
    },
    {
      name,
      address,
      environment,
      allowHttp: true,
      customer: '',
      signIn: { scheme: 'basic' as const, userName: user, askEachTime: false },
      requests: { ...defaultRequests, requestsPerSecond: 50 },
      network: defaultNetwork,
      secrets: { password },
    },
  );
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor();
}
