import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors';
import { everyScanRow } from '../../../../shared/scan/scan-query';
import type { Write } from '../../../../shared/write/write';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { countsOf, makeEntry, practiceSite } from '../../../testing/sample-data';
import { actor, makeRow, record, scan, values } from './testing/scan-rows';
import { answersOf, silent } from './testing/triage-answers';
import { TriageView } from './triage-view';
import { createKeptChoices } from './use-choices';

preparePageTests();

const view = (startAt = 0) => (
  <TriageView
    site={practiceSite}
    scan={scan}
    query={everyScanRow}
    startAt={startAt}
    kept={createKeptChoices()}
    first={new Map()}
    onClose={() => {}}
  />
);

test('after silence a row is looked at, and its broken link made again, by single keys', async () => {
  const { now, answers } = answersOf({ linked: true, entry: null });
  const sent: Write[] = [];
  const page = renderScreen(view(), {
    ...answers,
    'links.submit': ({ write }) => {
      sent.push(write);
      now.linked = write.kind === 'link';
      now.entry = write.kind === 'link' ? makeEntry({ id: 'entry-2', write }) : silent();
      return now.entry;
    },
    'links.check': () => (now.entry = silent()),
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('l{Enter}');
  await screen.findByRole('button', { name: /^Check now/ });
  const called = page.calls.map(({ method }) => method);
  expect(called.lastIndexOf('scans.readRow')).toBeGreaterThan(called.lastIndexOf('links.submit'));
  await page.user.keyboard('c');
  await waitFor(() => expect(page.lastInput('links.check')).toEqual({ activityId: 'entry-1' }));
  await page.user.keyboard('b');
  await page.user.click(await screen.findByRole('button', { name: 'Put the link to Customer 00012 back' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ kind: 'link', record, actor, values: [], withoutValues: true });
  // What somebody saw come through leads to the next row, and is still told there.
  expect(await screen.findByText('Havbris AS')).toBeDefined();
  expect(screen.getByText('The one before: Bjørkåsen Rør AS')).toBeDefined();
});

test('a row that was left after silence says so when it comes back, and may not be written again unseen', async () => {
  const { answers } = answersOf({ linked: true, entry: silent({ readBack: null, reached: null }) });
  const page = renderScreen(view(), answers);
  await screen.findByRole('button', { name: /^Check now/ });
  await page.user.keyboard('j');
  await screen.findByText('Havbris AS');
  expect(screen.queryByRole('button', { name: /^Check now/ })).toBeNull();
  await page.user.keyboard('k');
  await screen.findByRole('button', { name: /^Check now/ });
  await page.user.keyboard('l{Enter}');
  expect(
    await screen.findByText('An earlier write may have worked. Check it before you try again.'),
  ).toBeDefined();
  expect(page.calls.some(({ method }) => method === 'links.submit')).toBe(false);
});

test('a place that the list has not any more leads to its last row, and the keys go on', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const page = renderScreen(view(6), answers);
  await screen.findByText('Havbris AS');
  expect(screen.getByText('2 of 2')).toBeDefined();
  await page.user.keyboard('k');
  expect(await screen.findByText('Bjørkåsen Rør AS')).toBeDefined();
});

test('a row whose key another record holds too is not written: the foot says why', async () => {
  const { answers } = answersOf({ linked: true, entry: null, holders: [77] });
  const page = renderScreen(view(), answers);
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('l{Enter}');
  const [foot] = await screen.findAllByText(/^Cannot be done like this\. This link would be broken/);
  expect(foot?.closest('[data-submit-bar]')).not.toBeNull();
  expect(page.calls.some(({ method }) => method === 'links.submit')).toBe(false);
});

test('while a row is held, the time that is left is counted, and the way around it has a key', async () => {
  const holdUntil = new Date(Date.now() + 90_000).toISOString();
  const { answers } = answersOf({ linked: false, entry: silent({ holdUntil }) });
  const sent: unknown[] = [];
  const page = renderScreen(view(), {
    ...answers,
    'links.submit': (input) => {
      sent.push(input);
      return silent({ holdUntil });
    },
  });
  expect(await screen.findByText(/^It is held for \d+ seconds more; then we look again\.$/)).toBeDefined();
  await page.user.keyboard('s');
  await waitFor(() =>
    expect(sent).toMatchObject([{ despiteSilence: true, write: { kind: 'link', withoutValues: true } }]),
  );
});

test('a question that was answered with no leaves what was chosen, and waits in words until then', async () => {
  const held = silent({
    holdUntil: new Date(Date.now() + 90_000).toISOString(),
    readBack: null,
    reached: null,
  });
  const { now, answers } = answersOf({ linked: true, entry: null });
  const question: { sayNo?: () => void } = {};
  const page = renderScreen(view(), {
    ...answers,
    'links.submit': ({ despiteSilence }) => {
      if (!despiteSilence) return (now.entry = held);
      return new Promise<never>((_resolve, reject) => {
        const params = { entryId: held.id, until: '', seconds: 9 };
        question.sayNo = () => reject(new AppError('held-after-silence', { params }));
      });
    },
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('l{Enter}');
  await screen.findByText(/^It is held for/);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'SuperOffice’s' }).getAttribute('aria-pressed')).toBe('false'),
  );
  await page.user.keyboard('rs');
  expect(await screen.findByText(/asks whether to send it all the same/)).toBeDefined();
  expect(screen.queryByText(/^Sending to/)).toBeNull();
  question.sayNo?.();
  await waitFor(() => expect(screen.queryByText(/asks whether to send/)).toBeNull());
  await page.user.keyboard('{Shift}');
  expect(screen.getByRole('button', { name: 'ERP’s' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.queryByText('Nothing was sent.')).toBeNull();
});

test('what was chosen for a row stands when it comes back, and is told while it is not written', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const page = renderScreen(view(), answers);
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('lj');
  await screen.findByText('Havbris AS');
  expect(screen.getByText('What you chose in 1 other row is not written yet.')).toBeDefined();
  await page.user.keyboard('k');
  await screen.findByText('Bjørkåsen Rør AS');
  expect(screen.queryByText(/not written yet/)).toBeNull();
  expect(screen.getByRole('button', { name: 'SuperOffice’s' }).getAttribute('aria-pressed')).toBe('true');
});

test('apply to all alike lists every row that it will write, however many, and writes those', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const count = 230;
  const sent: unknown[] = [];
  const page = renderScreen(view(), {
    ...answers,
    'scans.rows': ({ offset, limit }) => ({
      rows: Array.from({ length: Math.min(limit, count - offset) }, (_, index) => makeRow(offset + index)),
      total: count,
    }),
    'links.submit': ({ write }) => {
      sent.push('record' in write && write.record.crmRecordId);
      return makeEntry({ kind: 'change-values', write });
    },
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('la');
  await screen.findByText(
    '229 more records have just these two values in City: SuperOffice Oslo, ERP Bergen.',
  );
  const table = screen.getByRole('table', { name: 'Apply to all alike' });
  expect(table.getAttribute('aria-rowcount')).toBe('230');
  await page.user.click(screen.getByRole('button', { name: /^Write 229 to / }));
  await screen.findByText(/^229 of 229 done: 229 verified, 0 left/);
  expect(sent).toEqual(Array.from({ length: 229 }, (_, index) => 3 + index));
});

test('a key that was meant for the row before writes nothing of what was chosen for the one that came', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const sent: Write[] = [];
  const page = renderScreen(view(), {
    ...answers,
    'links.submit': ({ write }) => {
      sent.push(write);
      return makeEntry({ kind: 'change-values', write, state: 'Verified' });
    },
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('lj');
  await screen.findByText('Havbris AS');
  await page.user.keyboard('lk');
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('{Enter}');
  expect(sent).toEqual([]);
  // Who has done something with the row has seen it.
  await page.user.keyboard('l{Enter}');
  await waitFor(() => expect(sent).toHaveLength(1));
});

test('a row whose record is held by a write from elsewhere says so, with the keys, and the foot is blocked', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const held = silent({ readBack: null, reached: null, holdUntil: '2999-01-01T00:00:00.000Z' });
  const page = renderScreen(view(), {
    ...answers,
    'activity.list': () => ({ items: [held], more: false, counts: countsOf() }),
    'activity.get': () => held,
    'links.check': () => held,
  });
  await screen.findByRole('button', { name: /^Check now/ });
  await page.user.keyboard('l');
  expect(
    await screen.findByText(/^Cannot be done like this\. An earlier write may have worked/),
  ).toBeDefined();
  await page.user.keyboard('c');
  await waitFor(() => expect(page.lastInput('links.check')).toEqual({ activityId: 'entry-1' }));
});

test('a row whose two ends look like two companies is written only after a look at both', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const vatNo = { ...values, crmFieldKey: 'VATNO', displayName: 'VAT number' };
  const page = renderScreen(view(), {
    ...answers,
    'scans.readRow': (input) => {
      const fresh = answers['scans.readRow'](input);
      return {
        ...fresh,
        crm: [...(fresh.crm ?? []), { ...vatNo, value: '914785236' }],
        erp: [...(fresh.erp ?? []), { ...vatNo, value: '910345403' }],
      };
    },
    'links.submit': ({ write }) => makeEntry({ kind: 'change-values', write, state: 'Verified' }),
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('l{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('These look like two companies. VAT number: 914785236 / 910345403.');
  expect(page.lastInput('links.submit')).toBeUndefined();
});
