import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SiteForm } from '../../../shared/site';
import { defaultNetwork, defaultRequests } from '../../../shared/site-defaults';
import { fail, type Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderPage, renderScreen, type RenderedPage } from '../../testing/render-page';
import { appInfo, basicReport, practiceSite, productionSite, testSite } from '../../testing/sample-data';
import { SitesScreen } from './sites-screen';

preparePageTests();

const listed = { 'sites.list': () => [practiceSite, productionSite] };

async function openNewSite(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, answers);
  await page.user.click(await screen.findByRole('button', { name: 'Add the site of a customer' }));
  await screen.findByRole('heading', { name: 'Add a site' });
  return page;
}

async function openNordlys(answers: Answers = {}): Promise<RenderedPage> {
  const page = renderScreen(<SitesScreen />, { ...listed, ...answers });
  await page.user.click(await screen.findByRole('button', { name: /^Nordlys/ }));
  await screen.findByRole('heading', { name: /^Edit Nordlys/ });
  return page;
}

const environmentBox = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' });
async function chooseEnvironment({ user }: RenderedPage, name: string): Promise<void> {
  await user.click(environmentBox());
  await user.click(screen.getByRole('option', { name }));
}

const textBox = (name: string) => screen.getByRole('textbox', { name });

async function fillNewSite({ fill }: RenderedPage): Promise<void> {
  await fill(textBox('Site name'), 'Fjærland Ysteri');
  await fill(textBox('Address'), 'https://test.fjaerland.example/SuperOffice');
  await fill(textBox('User name'), 'bjørg');
  await fill(screen.getByLabelText('Password'), 'hemmelig æøå');
}

const saved = (form: SiteForm) => ({
  ...productionSite,
  ...form,
  id: form.id ?? 'new',
  secret: 'keychain' as const,
});

const helperOf = (label: string | RegExp) =>
  document.getElementById(screen.getByLabelText(label).getAttribute('aria-describedby') ?? '')?.textContent;

describe('adding a site', () => {
  it('saves what was typed, with the environment guessed from the address', async () => {
    const page = await openNewSite({ 'sites.save': saved });
    await fillNewSite(page);
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' }).value).toBe('Test');
    expect(screen.getByText(/Guessed from the address/)).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    await waitFor(() => expect(page.lastInput('sites.save')).toBeDefined());
    expect(page.lastInput('sites.save')).toEqual({
      name: 'Fjærland Ysteri',
      address: 'https://test.fjaerland.example/SuperOffice',
      environment: 'test',
      allowHttp: false,
      customer: '',
      requests: defaultRequests,
      network: defaultNetwork,
      signIn: { scheme: 'basic', userName: 'bjørg', askEachTime: false },
      secrets: { password: 'hemmelig æøå' },
    });
  });

  it('begins in the first box, keeps the focus through a test, and ends on what was saved', async () => {
    const page = await openNewSite({
      'sites.testSignIn': () => fail('unauthorized', { params: { host: 'x' } }),
      'sites.save': () => productionSite,
      ...listed,
    });
    expect(document.activeElement).toBe(textBox('Site name'));
    await fillNewSite(page);
    const test = screen.getByRole('button', { name: 'Test sign-in' });
    test.focus();
    await page.user.keyboard('{Enter}');
    await screen.findByText(/does not accept this sign-in/);
    await waitFor(() => expect(document.activeElement).toBe(test));
    screen.getByRole('button', { name: 'Save site' }).focus();
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('is saved.'));
    // The note is about the form as it was saved.
    await page.user.type(textBox('Site name'), 'x{Backspace}');
    expect(document.querySelector('[role=alert]')?.textContent ?? '').not.toContain('is saved.');
  });

  it('keeps an environment chosen by hand, and warns where it is milder than the address', async () => {
    const page = await openNewSite();
    const { user } = page;
    await user.click(screen.getByRole('combobox', { name: 'Environment' }));
    await user.click(screen.getByRole('option', { name: 'Practice' }));
    await page.fill(textBox('Address'), 'https://crm.fjaerland.example');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Environment' }).value).toBe('Practice');
    expect(screen.getByText(/looks like Production/)).toBeTruthy();
  });

  it('keeps a choice that the guess had made already, whatever the address becomes', async () => {
    const page = await openNewSite();
    await page.fill(textBox('Address'), 'https://crm.fjaerland.example');
    await chooseEnvironment(page, 'Production');
    await page.fill(textBox('Address'), 'http://127.0.0.1:8080');
    expect(environmentBox().value).toBe('Production');
  });

  it('says aloud that Practice is a guess only', async () => {
    const page = await openNewSite();
    await page.fill(textBox('Address'), 'http://127.0.0.1:8080');
    expect(environmentBox().value).toBe('Practice');
    expect(screen.getByText(/Practice is guessed because/)).toBeTruthy();
    await chooseEnvironment(page, 'Practice');
    expect(screen.queryByText(/Practice is guessed because/)).toBeNull();
  });

  it('leads to every problem and sends nothing', async () => {
    const page = await openNewSite();
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    const summary = await screen.findByText('5 problems');
    await waitFor(() => expect(summary.closest('[role=alert]')).toBe(document.activeElement));
    await page.user.click(screen.getByRole('button', { name: 'Enter the user name.' }));
    expect(document.activeElement).toBe(textBox('User name'));
    expect(textBox('Site name').getAttribute('aria-invalid')).toBe('true');
    expect(page.lastInput('sites.save')).toBeUndefined();
  });

  it('goes straight to a single problem', async () => {
    const page = await openNewSite();
    await fillNewSite(page);
    await page.user.clear(textBox('Site name'));
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    const name = textBox('Site name');
    await waitFor(() => expect(document.activeElement).toBe(name));
    expect(screen.queryByText(/problems$/)).toBeNull();
  });

  it('sends to http on another computer only after an explicit choice', async () => {
    const page = await openNewSite({ 'sites.save': saved });
    await fillNewSite(page);
    await page.fill(textBox('Address'), 'http://crm.fjaerland.example');
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    await screen.findByText(/Tick this to go on all the same/);
    expect(page.lastInput('sites.save')).toBeUndefined();
    await page.user.click(screen.getByRole('checkbox', { name: 'Send to this address without encryption' }));
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    await waitFor(() => expect(page.lastInput('sites.save')).toMatchObject({ allowHttp: true }));
  });

  it('says where each secret is kept', async () => {
    await openNewSite();
    for (const label of ['Password', /^App token/]) expect(helperOf(label)).toContain('Kept encrypted');
    cleanup();
    await openNewSite({ 'app.info': () => ({ ...appInfo, keychain: 'none' }) });
    for (const label of ['Password', /^App token/]) {
      expect(helperOf(label)).toContain('kept until you close ActorLink and never written');
    }
  });
});

describe('testing a sign-in', () => {
  it('tells who signed in where, and marks the result old once the form changes', async () => {
    const page = await openNewSite({
      'sites.testSignIn': () => basicReport,
    });
    await fillNewSite(page);
    await page.user.click(screen.getByRole('button', { name: 'Test sign-in' }));
    await screen.findByText('Bjørg Åsheim (bjørg)');
    expect(screen.getByText('12.4')).toBeTruthy();
    expect(screen.getByText('84 ms')).toBeTruthy();
    await page.user.type(textBox('User name'), 'x');
    await screen.findByText('The form has changed since this test.');
  });

  it('shows a refusal with what to do, and the words of the site behind Details', async () => {
    const page = await openNewSite({
      'sites.testSignIn': () => fail('unauthorized', { params: { host: 'test.fjaerland.example' } }),
    });
    await fillNewSite(page);
    await page.user.click(screen.getByRole('button', { name: 'Test sign-in' }));
    await screen.findByText(/test\.fjaerland\.example does not accept/);
    expect(screen.getByText('Nothing was changed.')).toBeTruthy();
  });

  it('puts what the main process refused on the box it named', async () => {
    const page = await openNewSite({
      'sites.testSignIn': () => fail('invalid-input', { fields: { address: 'address-invalid' } }),
    });
    await fillNewSite(page);
    await page.user.click(screen.getByRole('button', { name: 'Test sign-in' }));
    await screen.findByText(/This is not a web address/);
    expect(textBox('Address').getAttribute('aria-invalid')).toBe('true');
  });

  it.each([
    ['secret-invalid', /This cannot be sent/],
    ['secret-missing', /Enter the password/],
  ])('says of a secret that it is %s', async (code, sentence) => {
    const page = await openNewSite({
      'sites.save': () => fail('invalid-input', { fields: { password: code } }),
    });
    await fillNewSite(page);
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    await screen.findByText(sentence);
    expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('editing a site', () => {
  it('saves nothing while the environment is a text that chose nothing', async () => {
    const page = await openNordlys({ 'sites.save': saved });
    const box = environmentBox();
    const save = screen.getByRole('button', { name: 'Save site' });
    await page.user.clear(box);
    await page.user.type(box, 'Praksis{Enter}');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(helperOf('Environment')).toMatch(/^Choose one of the list/);
    await page.user.click(save);
    await waitFor(() => expect(document.activeElement).toBe(box));
    expect(box.value).toBe('Praksis');
    expect(page.lastInput('sites.save')).toBeUndefined();
    // What was held before can be chosen anew, and what is typed out in full is a choice.
    await page.user.clear(box);
    await page.user.type(box, 'test');
    await page.user.click(save);
    await waitFor(() => expect(page.lastInput('sites.save')).toMatchObject({ environment: 'test' }));
  });

  it('never shows the stored password, and keeps it where none is typed', async () => {
    const page = await openNordlys({ 'sites.save': saved });
    const password = screen.getByLabelText('Password');
    expect(password).toHaveProperty('value', '');
    expect(password).toHaveProperty('placeholder', 'unchanged');
    await page.user.type(textBox('Site name'), ' 2');
    await page.user.click(screen.getByRole('button', { name: 'Save site' }));
    await waitFor(() => expect(page.lastInput('sites.save')).toMatchObject({ id: 'nordlys' }));
    expect(page.lastInput('sites.save')).not.toHaveProperty('secrets');
  });

  it('says that the stored password is not sent to another address', async () => {
    const page = await openNordlys();
    await page.fill(textBox('Address'), 'https://evil.example');
    expect(screen.getByText(/belongs to https:\/\/crm\.nordlys\.example/)).toBeTruthy();
  });

  it('asks before unsaved changes are left, with the focus on staying', async () => {
    const page = await openNordlys();
    await page.user.type(textBox('Site name'), ' 2');
    await page.user.click(screen.getByRole('button', { name: /^Practice site/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    const stay = within(dialog).getByRole('button', { name: 'Keep editing' });
    await waitFor(() => expect(document.activeElement).toBe(stay));
    await page.user.click(stay);
    expect(textBox('Site name')).toHaveProperty('value', `${productionSite.name} 2`);
  });

  it('asks nothing where nothing was changed, also after another screen was shown', async () => {
    const { user, emit, fill } = renderPage({ 'sites.list': () => [practiceSite, productionSite, testSite] });
    await screen.findByRole('combobox', { name: 'ERP connection' });
    act(() => emit('menu.command', { command: 'show-sites' }));
    await user.click(await screen.findByRole('button', { name: /^Nordlys/ }));
    await screen.findByRole('heading', { name: /^Edit Nordlys/ });
    act(() => emit('menu.command', { command: 'show-link' }));
    act(() => emit('menu.command', { command: 'show-sites' }));
    await user.click(screen.getByRole('button', { name: /^Sjöbergs/ }));
    expect(await screen.findByRole('heading', { name: 'Edit Sjöbergs Värme' })).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    // What was changed is kept, and said wherever one is.
    await fill(textBox('Site name'), 'Sjöberg');
    expect(screen.getByText('Unsaved changes')).toBeTruthy();
    // The screen *Link* takes the keyboard as it is drawn. A typed box that loses it just then is told of its change by the
    // testing library in the midst of that drawing, of which React for development says that it was not waited for.
    await user.tab();
    act(() => emit('menu.command', { command: 'show-link' }));
    await user.click(await screen.findByRole('link', { name: 'Sites: unsaved changes' }));
    expect(textBox('Site name')).toHaveProperty('value', 'Sjöberg');
    await fill(textBox('Site name'), 'Sjöbergs Värme');
    expect(await screen.findByRole('link', { name: 'Sites' })).toBeTruthy();
  });

  it('has no form for the practice site', async () => {
    renderScreen(<SitesScreen />, listed);
    await screen.findByText(/A SuperOffice of its own on this computer/);
    expect(screen.queryByRole('button', { name: 'Save site' })).toBeNull();
  });
});
