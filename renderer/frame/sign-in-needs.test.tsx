import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, test } from 'vitest';
import type { SiteView } from '../../shared/site';
import { callBridge } from '../api/client';
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

/** The message that says so, with its buttons. */
async function beside(said: RegExp) {
  const message = (await screen.findByText(said)).closest<HTMLElement>('[role="alert"]');
  if (!message) throw new Error('It is said outside a message.');
  return within(message);
}

describe('a password that is asked for each time', () => {
  it('waits as a line with a button when the dialog is put away', async () => {
    const page = openTestSite({ 'links.listConnections': () => fail('password-needed') });
    const dialog = await screen.findByRole('dialog');
    await page.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await page.user.click(
      (await beside(/waits for your password/)).getByRole('button', { name: 'Enter password' }),
    );
    await screen.findByRole('dialog', { name: /^Password for/ });
  });
});

const says = () => screen.queryByText(/does not accept the sign-in that is kept/);

describe('a kept sign-in that the site does not accept', () => {
  const ticketSite: SiteView = { ...testSite, signIn: { scheme: 'soticket' }, secretsSet: ['ticket'] };

  it('is said on the page, leads to the box of its secret, and is over once another is saved', async () => {
    let isRight = false;
    const page = openTestSite({
      'sites.list': () => [practiceSite, ticketSite],
      'links.listConnections': () => (isRight ? [] : fail('unauthorized', { params: { host: 'x' } })),
      'sites.probe': () =>
        isRight ? { at: '', calls: [] } : fail('unauthorized', { params: { host: 'x' } }),
      'sites.save': () => {
        isRight = true;
        return ticketSite;
      },
    });
    await page.user.click(
      (await beside(/does not accept the sign-in/)).getByRole('button', { name: 'Enter sign-in' }),
    );
    const box = await screen.findByLabelText('Ticket');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await page.fill(box, '7T:new');
    await page.user.keyboard('{Enter}');
    await waitFor(() =>
      expect(page.lastInput('sites.save')).toMatchObject({ secrets: { ticket: '7T:new' } }),
    );
    act(() => page.emit('sites.changed', { siteId: ticketSite.id }));
    await page.user.click(screen.getByRole('link', { name: 'Link' }));
    await screen.findByText(/This site has no ERP connection/);
    expect(says()).toBeNull();
  });

  it('is no longer said once the site answers, and offers no way that would fail as well', async () => {
    const page = openTestSite({
      'links.listConnections': () => fail('unauthorized', { params: { host: 'x' } }),
      'sites.probe': () => fail('unauthorized', { params: { host: 'x' } }),
    });
    // One button for all that misses it.
    await screen.findByText(/list of ERP connections is missing/);
    expect(await screen.findByRole('button', { name: 'Enter sign-in' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Enter by hand' })).toBeNull();
    page.answer({ 'links.listConnections': () => [] });
    await page.user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(says()).toBeNull());
  });
});

describe('SuperOffice Online that wants another sign-in', () => {
  it('goes on asking, without blaming anybody, where the person stops waiting', async () => {
    const page = openTestSite({
      'links.listConnections': () => fail('sign-in-revoked'),
      'sites.signInOnline': () => fail('cancelled'),
    });
    await page.user.click(
      (await beside(/wants you to sign in to/)).getByRole('button', { name: 'Sign in with browser' }),
    );
    await waitFor(() => expect(page.lastInput('sites.signInOnline')).toBeDefined());
    await screen.findByRole('button', { name: 'Sign in with browser' });
    expect(screen.queryByText('You stopped this.')).toBeNull();
    page.answer({ 'sites.signInOnline': () => fail('sign-in-denied') });
    await page.user.click(
      (await beside(/wants you to sign in to/)).getByRole('button', { name: 'Sign in with browser' }),
    );
    expect(await screen.findByText(/cancelled in the browser/)).toBeTruthy();
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

const band = () => screen.getByRole('region', { name: 'Site in use' }).textContent;

test('the band says of the sign-in what the site has answered, and nothing before it did', async () => {
  let answer: 'later' | 'refused' | 'fine' = 'later';
  const page = openTestSite({
    'sites.list': () => [practiceSite, { ...testSite, secret: 'keychain' }],
    'links.listConnections': () =>
      answer === 'later'
        ? new Promise(() => undefined)
        : answer === 'fine'
          ? []
          : fail('unauthorized', { params: { host: 'x' } }),
  });
  await waitFor(() => expect(band()).toContain('user konsult'));
  for (const [next, words] of [
    ['refused', 'not signed in as konsult'],
    ['fine', /(?<!not )signed in as konsult/],
  ] as const) {
    answer = next;
    void callBridge('links.listConnections', { siteId: testSite.id }).catch(() => undefined);
    await waitFor(() => expect(band()).toMatch(words));
  }
  answer = 'later';
  act(() => page.emit('sites.changed', { siteId: testSite.id }));
  await waitFor(() => expect(band()).toContain('user konsult'));
});
