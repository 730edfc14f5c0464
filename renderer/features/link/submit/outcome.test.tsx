import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { makeLoaded } from '../../../../shared/link/test-rows';
import { fail } from '../../../testing/fake-bridge';
import { firstPreferences, makeEntry, productionSite } from '../../../testing/sample-data';
import { fields, makeUnknown } from '../testing/answers';
import { expectStatus, linkButton, openChosen, openForm, prepareFormTests } from '../testing/form';

prepareFormTests();

const bar = () => document.querySelector('[data-submit-bar]')?.textContent ?? '';

test('a link that is being sent cannot be started twice, and can be stopped', async () => {
  const answers: ((entry: JournalEntry) => void)[] = [];
  const form = await openChosen({
    'links.submit': () => new Promise((resolve) => answers.push(resolve)),
    'links.cancel': () => null,
  });
  await form.user.dblClick(linkButton());
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  // Nothing has left before its entry is on the disk: until then it is read once more, and told so.
  await expectStatus(/Nothing has been sent yet/);
  expect(bar()).not.toMatch(/Sending|on its way/);
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  const [{ submitId = '' } = {}] = form.inputsOf('links.submit') as { submitId: string }[];
  form.emit('links.progress', { submitId, siteId: 'practice', activityId: 'a1', state: 'Sending' });
  await expectStatus(/Sending the link to Practice site/);
  await form.user.click(screen.getByRole('button', { name: 'Stop' }));
  const [sent] = form.inputsOf('links.submit') as { submitId: string }[];
  expect(form.inputsOf('links.cancel')).toEqual([{ submitId: sent?.submitId }]);
  answers[0]?.(makeEntry({ state: 'Cancelled', readBack: null, error: null, httpStatus: null }));
  await expectStatus(/You stopped before anything was sent/);
});

test.each([
  [
    'Edit again, where the site refused it',
    'Edit again',
    () => makeEntry({ state: 'Failed', readBack: null, httpStatus: 400 }),
  ],
  ['what can be done, where nothing was sent', 'Dismiss', () => fail('site-locked')],
  [
    'reading again, where nothing could be read',
    'Read the values again',
    () => fail('values-not-read', { params: { sides: 'crm' } }),
  ],
])('whoever sends from a value has the keyboard at %s', async (_what, name, submit) => {
  const form = await openChosen({ 'links.submit': submit });
  await form.user.click(await screen.findByRole('textbox', { name: 'Value of Name' }));
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  const next = await screen.findByRole('button', { name });
  await waitFor(() => expect(document.activeElement).toBe(next));
  if (name === 'Edit again') return;
  // The refusal is over: the next step is to send.
  await form.user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(linkButton()));
});

test('a key that is pressed twice in a row sends once; who has read the outcome may send again', async () => {
  const refused = makeEntry({ state: 'Failed', readBack: null, httpStatus: 400 });
  const form = await openChosen({ 'links.submit': () => refused });
  let nowMs = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByRole('button', { name: /^Try again/ });
  nowMs += 500;
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  nowMs += 500;
  // Until the values are read again, the key is told to wait.
  await waitFor(async () => {
    await form.user.keyboard('{Control>}{Enter}{/Control}');
    expect(form.inputsOf('links.submit')).toHaveLength(2);
  });
});

test('the steps of the main process show while the answer is awaited', async () => {
  const form = await openChosen({ 'links.submit': () => new Promise(() => {}) });
  await form.user.click(linkButton());
  const [{ submitId } = { submitId: '' }] = form.inputsOf('links.submit') as { submitId: string }[];
  form.emit('links.progress', { submitId, siteId: 'practice', activityId: 'a1', state: 'Sent' });
  await expectStatus(/Now we read it back/);
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
  // Silence is no yes, and nothing is on its way any more: chip, bar and status say so alike.
  form.emit('links.progress', { submitId, siteId: 'practice', activityId: 'a1', state: 'Unknown' });
  await expectStatus(/Unknown.*Now we look at the site/);
  expect(bar()).toMatch(/Unknown.*Now we look at the site/);
});

test('after a link: what changed on each side, and the next one is an Enter away', async () => {
  const form = await openChosen();
  await form.user.click(linkButton());
  await expectStatus(/Verified.*every value is as chosen/);
  expect(screen.getByText('Phone: empty → +47 22 00 11 22')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Link Orkdal/ })).toBeNull();
  await form.user.keyboard('{Enter}');
  const record = screen.getByRole('combobox', { name: 'CRM record' }) as HTMLInputElement;
  expect(record.value).toBe('');
  expect(document.activeElement).toBe(record);
  expect((screen.getByRole('combobox', { name: 'ERP connection' }) as HTMLInputElement).value).toBe(
    'Visma Nord',
  );
});

test('after silence nobody may try again before somebody looked', async () => {
  const form = await openChosen({
    'links.submit': () => makeUnknown(null),
    'links.check': () => makeUnknown(false),
  });
  await form.user.click(linkButton());
  await expectStatus(/may or may not exist/);
  await form.user.click(linkButton());
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  await form.user.click(screen.getByRole('button', { name: 'Check again' }));
  await expectStatus(/not linked, so you may try again/);
  form.answer({ 'links.submit': () => makeEntry() });
  await form.user.click(linkButton());
  await expectStatus(/Verified/);
});

test('a link that did not get there was refused by nobody', async () => {
  const form = await openChosen({
    'links.submit': () =>
      makeEntry({
        state: 'Failed',
        httpStatus: null,
        reached: null,
        readBack: null,
        error: {
          code: 'connection-refused',
          changed: 'nothing',
          params: { host: 'crm.example' },
          detail: '',
        },
      }),
  });
  await form.user.click(linkButton());
  await expectStatus(/The link was not made/);
  expect(screen.queryByText(/refused the link/)).toBeNull();
  expect(screen.getByText('Nothing was changed.')).toBeTruthy();
});

test('a refusal says that nothing was changed and leaves the form as it was', async () => {
  const form = await openChosen({
    'links.submit': () =>
      makeEntry({
        state: 'Failed',
        httpStatus: 400,
        reached: null,
        readBack: null,
        error: {
          code: 'rejected',
          changed: 'nothing',
          params: { reason: 'Number is taken' },
          detail: 'Number is taken',
        },
      }),
  });
  await form.user.click(linkButton());
  await expectStatus(/The site refused the link/);
  expect(screen.getByText('Nothing was changed.')).toBeTruthy();
  expect(linkButton()).toBeTruthy();
});

test('a value that changed on the site is read again, and nothing is sent before somebody has seen it', async () => {
  let now = fields;
  const form = await openChosen({
    'links.loadFields': () => makeLoaded(now),
    'links.submit': () => {
      now = fields.map((field) =>
        field.crmFieldKey === 'Phone' ? { ...field, crm: { value: '44', displayValue: '44' } } : field,
      );
      return fail('values-changed', { params: { fields: 'Phone' } });
    },
  });
  await form.user.click(linkButton());
  await expectStatus(/Nothing was sent/);
  const seen = await screen.findByRole('button', { name: 'I have seen it' });
  expect(screen.queryByText(/Load the values again/)).toBeNull();
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await form.user.click(
    await screen.findByRole('button', { name: /Changed on the site since you looked: Phone/ }),
  );
  expect(document.activeElement).toBe(seen);
  // Reading once more shows nothing new, and is no look either.
  await form.user.keyboard('{F5}');
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  await form.user.click(seen);
  expect(screen.queryByText(/The site changed while you were working/)).toBeNull();
  await form.user.click(linkButton());
  await waitFor(() => expect(form.inputsOf('links.submit')).toHaveLength(2));
  expect(form.inputsOf('links.submit')[1]).toHaveProperty(
    'write.seen',
    expect.arrayContaining([{ crmFieldKey: 'Phone', crm: '44', erp: '22' }]),
  );
});

const unlockedUntil = () => new Date(Date.now() + 1_800_000).toISOString();

test('production takes a second step that starts on Cancel and names site and record', async () => {
  const form = await openChosen({
    'sites.list': () => [{ ...productionSite, unlockedUntil: unlockedUntil() }],
    'preferences.get': () => ({ ...firstPreferences, siteId: productionSite.id }),
  });
  await form.user.click(linkButton());
  const cancel = await screen.findByRole('button', { name: 'Cancel' });
  await waitFor(() => expect(document.activeElement).toBe(cancel));
  expect(form.inputsOf('links.submit')).toEqual([]);
  const dialog = screen.getByRole('dialog', { name: 'Link in production?' });
  const confirm = [...dialog.querySelectorAll('button')].find((one) =>
    one.textContent?.startsWith('Link Orkdal AS in'),
  );
  expect(confirm?.textContent).toContain('(Production)');
  if (confirm) await form.user.click(confirm);
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[0]).toMatchObject({ confirmedSiteName: productionSite.name });
});

test('a locked production site is unlocked first, and still takes the second step', async () => {
  let until: string | null = null;
  const form = await openChosen({
    'sites.list': () => [{ ...productionSite, unlockedUntil: until }],
    'sites.unlock': () => ({ until: (until = unlockedUntil()) }),
    'preferences.get': () => ({ ...firstPreferences, siteId: productionSite.id }),
  });
  await form.user.click(linkButton());
  await screen.findByRole('dialog', { name: /^Unlock Nordlys/ });
  expect(screen.queryByRole('dialog', { name: 'Link in production?' })).toBeNull();
  await form.user.click(screen.getByRole('button', { name: /^Unlock Nordlys.*30 minutes$/ }));
  await screen.findByRole('dialog', { name: 'Link in production?' });
  expect(form.inputsOf('sites.unlock')).toHaveLength(1);
  expect(form.inputsOf('links.submit')).toEqual([]);
});

test('a link that was being sent when the page was loaded again is found', async () => {
  let isRunning = true;
  const form = openForm({
    'links.running': () =>
      isRunning ? { submitId: 's1', siteId: 'practice', activityId: 'a1', state: 'Sending' } : null,
    'activity.get': () => makeEntry(),
  });
  await expectStatus(/Sending the link to Practice site/);
  isRunning = false;
  await expectStatus(/Verified/);
  expect(form.inputsOf('activity.get')).toEqual([{ activityId: 'a1' }]);
});

test('of a link that is not as chosen bar and panel name what is not, and looking again comes before the next', async () => {
  const entry = makeEntry({ state: 'Different' });
  const [phone] = entry.readBack?.fields ?? [];
  if (!entry.readBack || !phone) throw new Error('The sample entry has no fields.');
  const cut = { ...phone, erp: { before: '22', after: '1' }, asChosen: false };
  const form = await openChosen({
    'links.submit': () => ({ ...entry, readBack: { ...entry.readBack, fields: [cut] } }) as JournalEntry,
    'links.check': () => makeEntry(),
  });
  await form.user.click(linkButton());
  await expectStatus(/not every value is as chosen/);
  expect(bar()).toMatch(/Different.* is linked to .*, but not as chosen: Phone\./);
  expect(screen.getByRole('region', { name: 'Not as chosen' }).textContent).toContain(
    'Phone: +47 22 00 11 22 in SuperOffice, 1 in ERP; chosen was +47 22 00 11 22',
  );
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check again' }));
  await form.user.keyboard('{Enter}');
  await expectStatus(/Verified/);
  expect(bar()).not.toContain('not as chosen');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Link another' }));
});

test('a link that could not be read back is not done with: looking again has the keyboard', async () => {
  const form = await openChosen({ 'links.submit': () => makeEntry({ state: 'Sent', readBack: null }) });
  await form.user.click(linkButton());
  await expectStatus(/so it is not verified/);
  expect(bar()).toContain('not verified');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check again' }));
});

test('after a link that wrote a name, both sides are called as they were read back', async () => {
  let name = 'Orkdal A/S';
  const form = await openChosen({
    'links.lookUpErpKey': () => ({ found: true, error: null, name, holder: 'free' }),
    'links.submit': () => {
      name = 'Orkdal Bygg AS';
      return makeEntry({ state: 'Verified' });
    },
  });
  expect(await screen.findByTitle('Orkdal A/S')).toBeTruthy();
  await form.user.click(linkButton());
  await expectStatus(/Verified/);
  expect(await screen.findByTitle('Orkdal Bygg AS')).toBeTruthy();
  expect(screen.queryByTitle('Orkdal A/S')).toBeNull();
});
