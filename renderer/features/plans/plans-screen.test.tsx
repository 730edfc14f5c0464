import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { because } from '../../../shared/link-plan/row-reason';
import { defaultRunSettings } from '../../../shared/link-plan/run';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { PlansScreen } from './plans-screen';
import { countRows, makeRun } from '../../testing/sample-run';
import { blockedRow, makePlan, makeRow, openPlan } from './testing/open-plan';

preparePageTests();

describe('a file that is dropped', () => {
  it('is opened alone; of two none is, and that is said', async () => {
    const { calls } = renderScreen(<PlansScreen />, { 'plans.list': () => [] });
    const target = await screen.findByText('No plans for this site yet');
    const files = ['kunder.xlsx', 'flere.csv'].map((name) => new File(['x'], name));
    fireEvent.drop(target, { dataTransfer: { files } });
    expect((await screen.findByRole('alert')).textContent).toContain('kunder.xlsx, flere.csv');
    expect(calls.filter(({ method }) => method.startsWith('sheets.'))).toEqual([]);
  });
});

describe('a plan', () => {
  it('says of each row how it stands and why, and of a chosen one how to put it right', async () => {
    const { user } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Row 3: Orkdal AS to 10014, Blocked' }));
    const reasons = await screen.findByRole('region', { name: 'Why' });
    expect(reasons.textContent).toContain('ERP key 10014 stands in other rows too: 3, 9.');
  });

  it('shows the rows of a reason alone, and asks for those', async () => {
    const { user, lastInput } = await openPlan();
    // In a narrow window the filters are behind a button.
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('button', { name: 'ERP key more than once, 1' }));
    await waitFor(() =>
      expect(lastInput('plans.rows')).toMatchObject({ query: { reasons: ['duplicate-key'] } }),
    );
  });

  it('says that a filter is on also where the filters are put away, and takes it off from there', async () => {
    const { user, lastInput } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('button', { name: 'ERP key more than once, 1' }));
    await user.click(screen.getByRole('button', { name: 'Filter (1)' }));
    await user.click(screen.getByRole('button', { name: 'Show all rows' }));
    await waitFor(() => expect(lastInput('plans.rows')).toMatchObject({ query: { reasons: [] } }));
    expect(screen.getByRole('button', { name: 'Filter' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show all rows' })).toBeNull();
  });

  it('offers no decision that is about no row', async () => {
    const none = { count: 0, sent: 400, toBeSent: { before: 0, after: 0 }, states: {}, rows: [] };
    const { user, calls } = await openPlan({ 'plans.previewDecision': () => none });
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject: 0 rows' });
    expect(dialog.textContent).toContain('No row can be decided on. 400 rows were sent already');
    expect(dialog.textContent).not.toContain('The first of them');
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(calls.map(({ method }) => method)).not.toContain('plans.decide');
  });

  it('names a row that nobody has checked by what its sheet calls the record, in list and detail', async () => {
    const unchecked = makeRow({
      state: 'Draft',
      alsoNamed: 'Orkdal Fugleforedling AS',
      found: { record: null, connection: null, erpName: '' },
    });
    const { user } = await openPlan({
      'plans.rows': () => ({ rows: [unchecked], total: 1 }),
      'plans.row': () => unchecked,
    });
    const name = 'Row 2: Orkdal Fugleforedling AS (id 556) to 00012, Draft';
    await user.click(await screen.findByRole('button', { name }));
    const given = await screen.findByText('As given');
    expect(given.parentElement?.textContent).toContain('Orkdal Fugleforedling AS (id 556)');
  });

  it('offers no check where no row is left that it would look at', async () => {
    const { calls } = await openPlan(
      {},
      makePlan({ checkedAt: null, counts: countRows({ Verified: 2 }), toBeSent: 0 }),
    );
    await screen.findByRole('button', { name: /^Row 2: / });
    expect(screen.queryByRole('button', { name: /^Check/ })).toBeNull();
    expect(screen.queryByText(/edited since/)).toBeNull();
    expect(calls.map(({ method }) => method)).not.toContain('plans.estimateCheck');
  });

  it('searches once somebody stops typing, not at each letter, and forgets it where all rows are shown', async () => {
    const { user, calls, lastInput } = await openPlan();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    const search = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search rows' });
    fireEvent.change(search, { target: { value: 'ork' } });
    fireEvent.change(search, { target: { value: 'orkdal ' } });
    await waitFor(() => expect(lastInput('plans.facets')).toMatchObject({ filter: { text: 'orkdal' } }));
    const searched = calls.flatMap(({ method, input }) => (method === 'plans.facets' ? [input] : []));
    expect(searched).toHaveLength(2);
    expect(search.value).toBe('orkdal ');
    await user.click(screen.getByRole('button', { name: 'Show all rows' }));
    expect(search.value).toBe('');
  });

  it('counts its rows in one way: the filters say what the run says, and the plan beside it', async () => {
    const run = makeRun({ status: 'sending', counts: countRows({ Verified: 7, Sending: 4, Ready: 389 }) });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [run] },
      makePlan({
        counts: countRows({ Verified: 5, Ready: 203, Warning: 192, Blocked: 2 }),
        runThen: { runId: 'r1', counts: countRows({ Verified: 5, Ready: 395 }) },
        busy: { with: 'run', runId: 'r1' },
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    expect(await screen.findByRole('button', { name: '7 Verified' })).toBeTruthy();
    expect(screen.queryByText(/5 Verified/)).toBeNull();
    expect(await screen.findByRole('button', { name: 'Verified, 7' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ready, 197' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Blocked, 2' })).toBeTruthy();
    // What somebody approved in spite of a warning is no ready row: the run counts what it has still to send.
    expect(screen.queryByRole('button', { name: /^\d+ Ready$/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: '389 still to send' }));
    await waitFor(() =>
      expect(lastInput('plans.rows')).toMatchObject({ query: { states: ['Ready', 'Warning'] } }),
    );
  });

  it('is ordered by its headers, note and decision too, and Why by none', async () => {
    const { user, lastInput } = await openPlan();
    for (const descending of [false, true]) {
      await user.click(await screen.findByRole('button', { name: 'Note' }));
      await waitFor(() =>
        expect(lastInput('plans.rows')).toMatchObject({ query: { sort: { by: 'note', descending } } }),
      );
    }
    expect(screen.getByRole('columnheader', { name: 'Why' }).hasAttribute('aria-sort')).toBe(false);
  });

  it('decides for many rows only after the list of what that means', async () => {
    const { user, calls, lastInput } = await openPlan({
      'plans.previewDecision': () => ({
        count: 2,
        sent: 69,
        toBeSent: { before: 1, after: 0 },
        states: { Ready: 1, Blocked: 1 },
        rows: [makeRow({}), blockedRow],
      }),
      'plans.decide': () => makePlan(),
    });
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reject: 2 rows' });
    expect(dialog.textContent).toContain('Of these, a run would send 0 then; as they are now, 1.');
    expect(calls.some(({ method }) => method === 'plans.decide')).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Reject 2 rows' }));
    await waitFor(() => expect(lastInput('plans.decide')).toMatchObject({ decision: 'reject' }));
  });

  it('is run by a button that says how many, what and where, and by the number that was shown', async () => {
    const { user, lastInput } = await openPlan({ 'plans.startRun': () => makeRun() });
    await user.click(await screen.findByRole('button', { name: /^Link 1 record in / }));
    await user.click(await screen.findByRole('button', { name: 'Link 1 record' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toEqual({
        planId: 'p1',
        retryOf: null,
        expectedRows: 1,
        settings: defaultRunSettings,
      }),
    );
  });

  it('offers no run before every row was judged', async () => {
    await openPlan(
      { 'plans.estimateCheck': () => ({ requests: 12, seconds: 2, single: [] }) },
      makePlan({ checkedAt: null }),
    );
    expect(
      await screen.findByText('At most 12 requests, less than a minute. Nothing is written.'),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link 1 record in / })).toBeNull();
  });
});

describe('what is told of a plan', () => {
  it('names the reason that blocks a row before one that only warns', async () => {
    const row = makeRow({
      state: 'Blocked',
      reasons: [because('record-retired', { record: 'Orkdal AS' }), because('no-key')],
    });
    await openPlan({ 'plans.rows': () => ({ rows: [row], total: 1 }) });
    expect(await screen.findByText('There is no ERP key. Type it. (and 1 more)')).toBeTruthy();
  });

  it('says of a row that failed what it failed by, and not what the check had found', async () => {
    const row = makeRow({
      state: 'Failed',
      reasons: [because('key-not-found', { erpKey: '00012' })],
      attempts: [
        {
          runId: 'r1',
          entryId: 'e1',
          at: '2026-03-01T08:10:00.000Z',
          state: 'Failed',
          error: {
            code: 'no-permission',
            params: { call: 'ConnectActor', host: 'acme' },
            changed: 'nothing',
            detail: '',
          },
          link: { isThere: null, isMoved: false, mayRetry: true },
        },
      ],
    });
    await openPlan({ 'plans.rows': () => ({ rows: [row], total: 1 }) });
    expect(await screen.findByText(/may not call ConnectActor/)).toBeTruthy();
    expect(screen.queryByText(/did not know key 00012/)).toBeNull();
  });

  it('does not count as ready what a person has taken out', async () => {
    await openPlan(
      {},
      makePlan({
        counts: countRows({ Ready: 2 }),
        leftOut: { reject: { Ready: 1 }, later: {} },
        toBeSent: 1,
      }),
    );
    expect(await screen.findByText(/1 Ready · 1 rejected/)).toBeTruthy();
  });

  it('is counted in one way: its line, the filters, the list and the row say of each row the same', async () => {
    const rows = [
      makeRow({ rowId: 'R2', state: 'Warning' }),
      makeRow({ rowId: 'R3', sheetRow: 3, state: 'Warning', decision: 'reject' }),
      makeRow({ rowId: 'R4', sheetRow: 4, state: 'Blocked', decision: 'later' }),
    ];
    const { user, lastInput } = await openPlan(
      {
        'plans.rows': () => ({ rows, total: rows.length }),
        'plans.row': ({ rowId }) => rows.find((row) => row.rowId === rowId) ?? makeRow({}),
      },
      makePlan({
        counts: countRows({ Warning: 2, Blocked: 1 }),
        leftOut: { reject: { Warning: 1 }, later: { Blocked: 1 } },
        toBeSent: 0,
      }),
    );
    expect(await screen.findByText(/1 Warning · 1 rejected · 1 put off/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    const states = await screen.findByRole('group', { name: 'State' });
    expect(
      within(states)
        .getAllByRole('button')
        .map((one) => one.getAttribute('aria-label')),
    ).toEqual(['Warning, 1', 'Rejected, 1', 'Put off, 1']);
    await user.click(within(states).getByRole('button', { name: 'Rejected, 1' }));
    await waitFor(() => expect(lastInput('plans.rows')).toMatchObject({ query: { states: ['reject'] } }));
    await user.click(await screen.findByRole('button', { name: /^Row 3: .*, Rejected$/ }));
    const detail = (await screen.findByRole('heading', { name: 'Row 3' })).parentElement;
    expect(detail?.textContent).toContain('Rejected');
  });

  it.each([
    [false, 'No row has been checked yet.'],
    [true, 'Something was edited since the last check.'],
  ])('tells a new plan from one that was edited: checked before %s', async (wasChecked, told) => {
    // Rows that the sheet itself blocks are no sign of a check.
    await openPlan(
      { 'plans.estimateCheck': () => ({ requests: 1, seconds: 1, single: [] }) },
      makePlan({ checkedAt: null, wasChecked, counts: countRows({ Draft: 1, Blocked: 1 }), toBeSent: 0 }),
    );
    expect(await screen.findByText(new RegExp(told))).toBeTruthy();
  });

  it.each([
    [2, 'The 2 rows are sent and read back, each at once.', false],
    [12, 'First 3 rows are sent and read back, then the other 9.', true],
    [400, 'First 3 rows are sent and read back, then 30, then the other 367.', true],
  ])('speaks of no stage that %i rows never come to', async (rows, told, waits) => {
    const { user } = await openPlan(
      {},
      makePlan({ rowCount: rows, counts: countRows({ Ready: rows }), toBeSent: rows }),
    );
    await user.click(await screen.findByRole('button', { name: /^Link \d+ records in / }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(told);
    expect(within(dialog).queryByRole('checkbox', { name: /^Wait for me after/ }) !== null).toBe(waits);
  });
});

describe('a plan of another site', () => {
  it('is not shown under the name of the site in use', async () => {
    await openPlan({}, makePlan({ siteId: 'acme', siteName: 'Acme' }));
    expect(await screen.findByText('This plan belongs to Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link / })).toBeNull();
  });
});
