import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { SiteView } from '../../../shared/site';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { practiceSite, productionSite } from '../../testing/sample-data';
import { button, choose, openKept, openNew, textBox } from './testing/site-form-page';

preparePageTests();

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
