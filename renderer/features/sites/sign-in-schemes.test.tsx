import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppErrorData } from '../../../shared/errors';
import { helpingCalls } from '../../../shared/capability-report';
import type { SignInReport, SiteForm, SiteView } from '../../../shared/site';
import { tellProxyAnswered } from '../../api/proxy-answers';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { productionSite } from '../../testing/sample-data';
import { button, choose, openKept, openNew, textBox } from './testing/site-form-page';

preparePageTests();

const report: SignInReport = {
  userName: 'bjørg',
  fullName: 'Bjørg Åsheim',
  siteVersion: '12.4',
  address: 'https://sod.superoffice.com/Cust1/api',
  milliseconds: 84,
  scheme: 'bearer',
  tenant: { id: 'Cust1', companyName: 'Fjærland Ysteri' },
  expiresAt: '2026-11-23T12:00:00.000Z',
  associateId: '7',
  rights: { at: '2026-11-23T09:15:02.000Z', calls: [] },
};

describe('each way to sign in', () => {
  const ways: [RegExp, string, Record<string, string>, object][] = [
    [
      /^Ticket/,
      'Ticket',
      { Ticket: '7T:abc', 'App token (SO-AppToken)': 'geheim' },
      { ticket: '7T:abc', appToken: 'geheim' },
    ],
    [/^Token/, 'Token', { Token: 'eyJ' }, { token: 'eyJ' }],
    [/^Session/, 'Cookie', { Cookie: 'a=b; c=d' }, { cookie: 'a=b; c=d' }],
  ];
  it.each(ways)('%s shows its own boxes and sends its own secrets', async (option, box, typed, secrets) => {
    const page = await openNew({ 'sites.save': () => productionSite });
    await page.fill(textBox('Address'), 'https://crm.fjaerland.example');
    await page.fill(screen.getByLabelText('Password'), 'hemmelig');
    await choose(page, 'Sign-in', option);
    expect(screen.queryByLabelText('Password')).toBeNull();
    await page.user.click(button('Save site'));
    await waitFor(() => expect(screen.getByLabelText(box).getAttribute('aria-invalid')).toBe('true'));
    for (const [label, text] of Object.entries(typed)) await page.fill(screen.getByLabelText(label), text);
    await page.user.click(button('Save site'));
    await waitFor(() => expect(page.lastInput('sites.save')).toMatchObject({ secrets }));
    expect((page.lastInput('sites.save') as SiteForm).secrets).toEqual(secrets);
  });

  it('asks each time only where nothing is to be stored, and says so', async () => {
    const page = await openNew({ 'sites.save': () => productionSite });
    await page.fill(textBox('Address'), 'https://crm.fjaerland.example');
    await page.fill(textBox('User name'), 'bjørg');
    await page.user.click(screen.getByRole('checkbox', { name: 'Ask each time' }));
    expect(screen.getByText(/held in memory only/)).toBeTruthy();
    await page.user.click(button('Save site'));
    await waitFor(() => expect(page.lastInput('sites.save')).toBeDefined());
    expect(page.lastInput('sites.save')).toMatchObject({ signIn: { askEachTime: true } });
    expect(page.lastInput('sites.save')).not.toHaveProperty('secrets');
  });

  it('points from an address of SuperOffice Online to its own sign-in', async () => {
    const page = await openNew();
    await page.fill(textBox('Address'), 'https://online3.superoffice.com/Cust12345');
    expect(screen.getByText(/Choose SuperOffice Online as sign-in/)).toBeTruthy();
  });

  it('tells which secrets are set, and forgets one when asked to', async () => {
    const site: SiteView = { ...productionSite, signIn: { scheme: 'soticket' }, secretsSet: ['ticket'] };
    const page = await openKept(site, { 'sites.save': () => site });
    expect(screen.getByLabelText('Ticket')).toHaveProperty('placeholder', 'unchanged');
    expect(screen.getByLabelText(/^App token/)).toHaveProperty('placeholder', 'not set');
    await page.user.click(button('Forget Ticket'));
    expect(screen.getByText('Will be forgotten when you save.')).toBeTruthy();
    await page.user.click(button('Save site'));
    await waitFor(() => expect(page.lastInput('sites.save')).toMatchObject({ secrets: { ticket: '' } }));
  });
});

describe('what a test tells', () => {
  it('names person, customer and end of the sign-in, and each call with the one who can grant it', async () => {
    const calls = helpingCalls.map((call, index) => ({
      call,
      granted: index === 0 ? false : index === 1 ? null : true,
      error:
        index === 0
          ? {
              code: 'no-permission' as const,
              changed: 'nothing' as const,
              params: { call, host: 'x' },
              detail: '',
            }
          : null,
    }));
    const page = await openKept(productionSite, {
      'sites.testSignIn': () => ({ ...report, rights: { at: report.rights.at, calls } }),
    });
    await page.user.click(button('Test sign-in'));
    await screen.findByText('Bjørg Åsheim (bjørg)');
    expect(screen.getByText('Fjærland Ysteri (Cust1)')).toBeTruthy();
    expect(screen.getByText('10 granted, 1 not granted, 1 not known')).toBeTruthy();
    const refused = screen.getByText('Not granted').closest('li')?.textContent;
    expect(refused).toContain('List the ERP connections');
    expect(refused).toContain('This user may not call GetAllConnections');
    expect(screen.getByText(/^Who can grant it/)).toBeTruthy();
  });
});

describe('a proxy that asks during a test', () => {
  const needed: AppErrorData = {
    code: 'proxy-sign-in-needed',
    changed: 'nothing',
    params: { proxy: 'proxy.example:8080', host: 'crm.nordlys.example' },
    detail: '',
  };
  it('is answered, and the sign-in test goes on by itself', async () => {
    let tests = 0;
    const page = await openKept(productionSite, {
      'sites.testSignIn': () => {
        tests += 1;
        return tests === 1 ? fail('proxy-sign-in-needed', needed) : fail('unauthorized');
      },
    });
    await page.user.click(button('Test sign-in'));
    await screen.findByText(/wants a user name and password of its own/);
    act(tellProxyAnswered);
    await screen.findByText(/does not accept this sign-in/);
    expect(tests).toBe(2);
  });
});

describe('more settings', () => {
  it('stay out of the way until they are asked for, and open by themselves for what is wrong in them', async () => {
    const page = await openKept(productionSite, { 'sites.save': () => productionSite });
    const more = button('More settings');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await page.user.click(more);
    await page.fill(textBox('Wait for reads (s)'), '1');
    await page.user.click(more);
    await page.user.click(button('Save site'));
    await screen.findByText('Enter whole seconds from 5 to 300.');
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(page.lastInput('sites.save')).toBeUndefined();
  });

  it('warn of SO-Culture, take an app token for any sign-in, and a CA file from the dialog of the system', async () => {
    const page = await openKept(productionSite, {
      'sites.save': () => productionSite,
      'sites.chooseCaFile': () => ({
        authority: {
          id: 'a'.repeat(64),
          name: 'nordlys.pem',
          count: 1,
          certificates: [
            {
              subject: 'CN=Nordlys CA',
              fingerprint: 'AB:CD',
              validFrom: '2024-01-01T00:00:00.000Z',
              validTo: '2034-01-01T00:00:00.000Z',
            },
          ],
        },
      }),
    });
    await page.fill(textBox('SO-Culture'), 'nb-NO');
    expect(screen.getByText(/in the format of nb-NO/)).toBeTruthy();
    await page.fill(screen.getByLabelText(/^App token/), '83d0f3bc');
    await page.user.click(button('Choose CA file'));
    await screen.findByText(/nordlys\.pem/);
    screen.getByText('CN=Nordlys CA, valid 2024-01-01 to 2034-01-01, SHA-256 AB:CD');
    await page.user.click(screen.getByRole('checkbox', { name: 'Compatibility mode' }));
    await page.user.click(button('Save site'));
    await waitFor(() =>
      expect(page.lastInput('sites.save')).toMatchObject({
        requests: { soCulture: 'nb-NO' },
        secrets: { appToken: '83d0f3bc' },
        network: { authority: 'a'.repeat(64), compatibilityMode: true },
      }),
    );
  });
});
