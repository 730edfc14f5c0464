import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, type Answers } from '../testing/fake-bridge';
import { preparePageTests, renderPage, type RenderedPage } from '../testing/render-page';
import { firstPreferences, practiceSite, testSite } from '../testing/sample-data';

preparePageTests();

function askForProxy(page: RenderedPage, requestId: string, refusedBefore = false): void {
  act(() =>
    page.emit('network.proxySignInNeeded', { requestId, proxy: 'proxy.example:8080', refusedBefore }),
  );
}

function openTestSite(answers: Answers): RenderedPage {
  return renderPage({
    'preferences.get': () => ({ ...firstPreferences, siteId: testSite.id }),
    'sites.list': () => [practiceSite, testSite],
    ...answers,
  });
}

describe('a password that is asked for each time', () => {
  it('is asked for when a call needs it, given once, and then the call is made again', async () => {
    let given = '';
    const page = openTestSite({
      'links.listConnections': () =>
        given === '' ? fail('password-needed', { params: { user: 'konsult' } }) : [],
      'sites.givePassword': ({ password }) => {
        given = password;
        return null;
      },
    });
    const dialog = await screen.findByRole('dialog', { name: 'Password for Sjöbergs Värme' });
    const box = within(dialog).getByLabelText('Password of konsult');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await page.fill(box, 'hemmelig');
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.lastInput('sites.givePassword')).toEqual({ siteId: testSite.id, password: 'hemmelig' });
    await screen.findByText(/This site has no ERP connection/);
    expect(screen.queryByText(/waits for your password/)).toBeNull();
  });

  it('waits as a line with a button when the dialog is put away', async () => {
    const page = openTestSite({ 'links.listConnections': () => fail('password-needed') });
    const dialog = await screen.findByRole('dialog');
    await page.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await page.user.click(screen.getByRole('button', { name: 'Enter password' }));
    expect(await screen.findByRole('dialog', { name: /^Password for/ })).toBeTruthy();
  });
});

describe('SuperOffice Online that wants another sign-in', () => {
  it('gets it from a button on the page, without leaving the form', async () => {
    let isSignedIn = false;
    const page = openTestSite({
      'links.listConnections': () => (isSignedIn ? [] : fail('sign-in-again')),
      'sites.signInOnline': () => {
        isSignedIn = true;
        return { scheme: 'online', userName: 'x', expiresAt: null, renewsItself: true, tenant: null };
      },
    });
    await page.user.click(await screen.findByRole('button', { name: 'Sign in with browser' }));
    expect(page.lastInput('sites.signInOnline')).toEqual({ siteId: testSite.id });
    await screen.findByText(/This site has no ERP connection/);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign in with browser' })).toBeNull());
  });
});

describe('a network proxy that asks for sign-in', () => {
  it('has a dialog of its own that names it, one question after the other', async () => {
    const page = renderPage({ 'network.answerProxySignIn': () => null });
    await screen.findByRole('region', { name: 'Site in use' });
    askForProxy(page, 'q1');
    askForProxy(page, 'q2', true);
    const dialog = await screen.findByRole('dialog', { name: 'Sign in to the network proxy' });
    expect(within(dialog).getByText(/proxy\.example:8080 .*go to the proxy only/)).toBeTruthy();
    await page.fill(within(dialog).getByLabelText('User name for the proxy'), 'anja');
    await page.fill(within(dialog).getByLabelText('Password for the proxy'), 'pw');
    await page.user.click(within(dialog).getByRole('button', { name: 'Sign in to proxy' }));
    await screen.findByText('The proxy did not accept the last user name and password.');
    expect(page.lastInput('network.answerProxySignIn')).toEqual({
      requestId: 'q1',
      answer: { userName: 'anja', password: 'pw', remember: false },
    });
    await page.user.click(screen.getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(page.lastInput('network.answerProxySignIn')).toEqual({ requestId: 'q2', answer: null });
  });
});
