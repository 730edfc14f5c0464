import type { Page } from '@playwright/test';
import type { Environment } from '../shared/environment';
import type { RequestSettings } from '../shared/site';
import { defaultNetwork, defaultRequests } from '../shared/site-defaults';
import type { ExternalPractice } from './practice';

/** The shortest that a site may have: whoever waits for a silence waits no longer. */
export const shortTimeouts = { readTimeoutSeconds: 5, writeTimeoutSeconds: 10 };

interface SiteWords {
  name: string;
  environment?: Environment;
  requests?: Partial<RequestSettings>;
}

/** The form of a site with a user and a password, whose owner lets us send as fast as the program can be told to. */
export function fillSiteForm(
  { address, user, password }: Pick<ExternalPractice, 'address' | 'user' | 'password'>,
  { name, environment = 'test', requests }: SiteWords,
) {
  return {
    name,
    address,
    environment,
    allowHttp: true,
    customer: '',
    signIn: { scheme: 'basic' as const, userName: user, askEachTime: false },
    requests: { ...defaultRequests, requestsPerSecond: 50, ...requests },
    network: defaultNetwork,
    secrets: { password },
  };
}

/** Keeps the site and makes it the one in use; its id. */
export async function keepSite(page: Page, form: ReturnType<typeof fillSiteForm>): Promise<string> {
  const siteId = await page.evaluate(async (filled) => {
    const saved = await window.actorlink.sites.save(filled);
    if (!saved.ok) throw new Error(saved.error.code);
    await window.actorlink.preferences.set({ siteId: saved.data.id });
    return saved.data.id;
  }, form);
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor();
  return siteId;
}
