import type { Page } from '@playwright/test';
import { defaultNetwork, defaultRequests } from '../shared/site-defaults';
import { shortTimeouts } from './keep-site';

/** One canary per secret field, in letters that no encoding of the heap changes. */
export const schemes = [
  {
    signIn: { scheme: 'basic', userName: 'kari', askEachTime: false },
    secrets: { password: 'canaryBasicPw7731x', appToken: 'canaryAppToken7738x' },
  },
  {
    signIn: { scheme: 'soticket' },
    secrets: { ticket: 'canarySoTicket7732x', appToken: 'canaryAppToken7733x' },
  },
  {
    signIn: { scheme: 'bearer' },
    secrets: { token: 'canaryBearer7734x', appToken: 'canaryAppToken7739x' },
  },
  {
    signIn: { scheme: 'xsrf' },
    secrets: {
      cookie: 'session=canaryCookie7735x',
      xsrfToken: 'canaryXsrf7736x',
      appToken: 'canaryAppToken7740x',
    },
  },
  {
    signIn: {
      scheme: 'online',
      environment: 'sod',
      clientId: 'client',
      customerId: 'Cust12345',
      loginHint: '',
      port: null,
      path: '',
    },
    secrets: { clientSecret: 'canaryClientSecret7737x', appToken: 'canaryAppToken7741x' },
  },
] as const;
/** What must be nowhere. */
export const schemeCanaries = schemes.flatMap(({ secrets }) =>
  Object.values(secrets).map((secret) => secret.replace('session=', '')),
);

/** Saves a site of each scheme, signs in to it, reads from it, and asks for everything that the bridge tells. */
export async function useEverySite(page: Page, address: string): Promise<string> {
  return page.evaluate(
    async ([sitesOf, origin, requests, network]) => {
      const answers: unknown[] = [];
      const bridge = window.actorlink;
      for (const { signIn, secrets } of sitesOf) {
        const form = {
          name: `Site ${signIn.scheme}`,
          address: signIn.scheme === 'online' ? '' : origin,
          environment: 'test' as const,
          allowHttp: true,
          customer: 'Fjordbygg',
          signIn: { ...signIn },
          requests: { ...requests },
          network: { ...network },
          secrets: { ...secrets },
        };
        const saved = await bridge.sites.save(form);
        answers.push(saved);
        if (!saved.ok) continue;
        const { id: siteId } = saved.data;
        answers.push(await bridge.sites.testSignIn({ ...form, id: siteId }));
        answers.push(await bridge.links.listConnections({ siteId }));
        answers.push(await bridge.sites.probe({ siteId, again: true }));
        answers.push(await bridge.sites.duplicate({ siteId }));
      }
      answers.push(await bridge.sites.list(), await bridge.sites.export());
      answers.push(await bridge.inspector.exportHar({ text: '', siteId: null }));
      const list = await bridge.inspector.list({ text: '', siteId: null, page: 0 });
      answers.push(list);
      for (const { id } of list.ok ? list.data.items : []) {
        answers.push(await bridge.inspector.get({ id }), await bridge.inspector.copyAsCurl({ id }));
      }
      return JSON.stringify(answers);
    },
    [
      schemes,
      address,
      { ...defaultRequests, ...shortTimeouts, requestsPerSecond: 50 },
      defaultNetwork,
    ] as const,
  );
}
