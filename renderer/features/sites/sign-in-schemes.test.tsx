import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AppError, type AppErrorData } from '../../../shared/errors';
import { helpingCalls } from '../../../shared/capability-report';
import type { SignInReport, SiteForm, SiteView } from '../../../shared/site';
import { tellProxyAnswered } from '../../api/proxy-answers';
import { fail, type Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen, type RenderedPage } from '../../testing/render-page';
import { practiceSite, productionSite } from '../../testing/sample-data';
import { SitesScreen } from './sites-screen';

preparePageTests();

const textBox = (name: string) => screen.getByRole('textbox', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function choose({ user }: RenderedPage, box: string, option: RegExp): Promise<void> {
  await user.click(screen.getByRole('combobox', { name: box }));
  await user.click(screen.getByRole('option', { name: option }));
}

async function openNew(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, answers);
  await page.user.click(await screen.findByRole('button', { name: 'Add the site of a customer' }));
  await page.fill(await screen.findByRole('textbox', { name: 'Site name' }), 'Fjærland');
  return page;
}

async function openKept(site: SiteView, answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, { 'sites.list': () => [practiceSite, site], ...answers });
  await page.user.click(await screen.findByRole('button', { name: /^Nordlys/ }));
  await screen.findByRole('heading', { name: /^Edit Nordlys/ });
  return page;
}

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

describe('SuperOffice Online', () => {
  const online: SiteView = {
    ...productionSite,
    address: '',
    secret: 'none',
    secretsSet: [],
    signIn: {
      scheme: 'online',
      environment: 'sod',
      clientId: 'abc',
      customerId: null,
      loginHint: '',
      port: null,
      path: '',
    },
  };
  const description = {
    scheme: 'online' as const,
    userName: 'bjørg@fjaerland.example',
    expiresAt: null,
    renewsItself: true,
    tenant: { id: 'Cust1', companyName: 'Fjærland Ysteri' },
  };

  it('needs no address, and takes the environment from the login service', async () => {
    const page = await openNew({ 'sites.save': () => online });
    await choose(page, 'Sign-in', /^SuperOffice Online/);
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' }).value).toBe('Production');
    await choose(page, 'Login service', /sod/);
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' }).value).toBe('Test');
    await page.fill(textBox('Client id'), 'abc');
    await page.fill(textBox('Customer id'), 'Cust12345');
    await page.user.click(button('Save site'));
    await waitFor(() => expect(page.lastInput('sites.save')).toBeDefined());
    expect(page.lastInput('sites.save')).toMatchObject({
      address: '',
      environment: 'test',
      signIn: { scheme: 'online', environment: 'sod', clientId: 'abc', customerId: 'Cust12345', port: null },
    });
  });

  it('can be stopped, and shows in a sentence why nobody came back', async () => {
    const stop: ((why: AppError) => void)[] = [];
    const page = await openKept(online, {
      'sites.save': () => online,
      'sites.signInOnline': () => new Promise((_resolve, reject) => stop.push(reject)),
      'sites.cancelSignIn': () => {
        stop.forEach((reject) => reject(new AppError('cancelled')));
        return null;
      },
    });
    await page.user.click(button('Sign in with browser'));
    await page.user.click(await screen.findByRole('button', { name: 'Stop waiting' }));
    expect(await screen.findByText('You stopped this.')).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('You stopped this.');
  });

  it('goes on where it was begun: the next Tab leads to the way to stop it', async () => {
    const page = await openKept(online, {
      'sites.save': () => online,
      'sites.signInOnline': () => new Promise(() => undefined),
    });
    await page.user.click(button('Sign in with browser'));
    await screen.findByText(/Your browser shows the login page/);
    await page.user.tab();
    expect(document.activeElement).toBe(button('Stop waiting'));
  });

  it('is brought into view when it begins and ends, as the form is longer than a small window', async () => {
    const shown = vi.spyOn(Element.prototype, 'scrollIntoView');
    const wasShown = (text: RegExp) =>
      shown.mock.contexts.some(
        (element) => element instanceof Element && text.test(element.textContent ?? ''),
      );
    const page = await openKept(online, {
      'sites.save': () => online,
      'sites.signInOnline': () => fail('sign-in-denied'),
    });
    await page.user.click(button('Sign in with browser'));
    await waitFor(() => expect(wasShown(/cancelled in the browser/)).toBe(true));
    shown.mockRestore();
  });

  it('does not go on calling it signed in once it was forgotten, and still names the customer', async () => {
    let site: SiteView = { ...online, secret: 'keychain', signInState: description };
    const page = await openKept(online, {
      'sites.list': () => [practiceSite, site],
      'sites.save': () => online,
      'sites.signInOnline': () => description,
      'sites.signOut': () => {
        site = { ...online, signInState: { ...description, renewsItself: false, tenant: null } };
        return site;
      },
    });
    await page.user.click(button('Sign in with browser'));
    await screen.findByText(/Signed in as bjørg@fjaerland\.example\./);
    expect(screen.getAllByText(/Fjærland Ysteri \(Cust1\)/)).toHaveLength(1);
    await page.user.click(button('Forget sign-in'));
    await waitFor(() => expect(screen.queryByText(/Signed in as bjørg/)).toBeNull());
  });

  it('says that a sign-in is over and whose it was, and lets it be forgotten', async () => {
    const tenant = { id: 'Cust1', companyName: '' };
    await openKept({ ...online, signInState: { ...description, renewsItself: false, tenant } });
    expect(screen.getByText('Not signed in · Customer Cust1.')).toBeTruthy();
    expect(button('Forget sign-in')).toBeTruthy();
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
