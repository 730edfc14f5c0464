import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { Plan } from '../../../shared/link-plan/plan';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { because } from '../../../shared/link-plan/row-reason';
import { rowStates, type RowState } from '../../../shared/link-plan/row-state';
import { defaultRunSettings, type Run } from '../../../shared/link-plan/run';
import type { Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { practiceSite } from '../../testing/sample-data';
import { PlansScreen } from './plans-screen';
import { takeFocus } from './take-focus';

preparePageTests();

const countsOf = (counts: Partial<Record<RowState, number>>) =>
  Object.fromEntries(rowStates.map((state) => [state, counts[state] ?? 0])) as Record<RowState, number>;

const makePlan = (changes: Partial<Plan> = {}): Plan => ({
  planId: 'p1',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  environment: 'practice',
  name: 'Kunder Ørland',
  kind: 'link',
  fileName: 'kunder.xlsx',
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact',
    erpActorType: 'Customer',
  },
  columns: [],
  ofRunId: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  changedAt: '2026-03-01T08:05:00.000Z',
  checkedAt: '2026-03-01T08:05:00.000Z',
  wasChecked: true,
  rowCount: 2,
  counts: countsOf({ Ready: 1, Blocked: 1 }),
  leftOut: { reject: {}, later: {} },
  toBeSent: 1,
  busy: null,
  undo: null,
  ...changes,
});

const makeRow = (changes: Partial<PlanRow>): PlanRow => ({
  rowId: 'R2',
  sheetRow: 2,
  sheetReasons: [],
  kept: [],
  record: { by: 'id', text: '556' },
  crmActorType: null,
  erpKey: '00012',
  erpActorType: null,
  connection: null,
  values: [],
  decision: null,
  note: '',
  state: 'Ready',
  reasons: [],
  found: {
    record: { crmActorType: 'Contact', crmRecordId: 556, name: 'Orkdal AS' },
    connection: null,
    erpName: '',
  },
  checkedAt: '2026-03-01T08:05:00.000Z',
  entryId: null,
  attempts: [],
  ...changes,
});
const blockedRow = makeRow({
  rowId: 'R3',
  sheetRow: 3,
  erpKey: '10014',
  state: 'Blocked',
  reasons: [because('duplicate-key', { erpKey: '10014', rows: '3, 9' })],
});

const makeRun = (changes: Partial<Run> = {}): Run => ({
  runId: 'r1',
  planId: 'p1',
  planName: 'Kunder Ørland',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  environment: 'practice',
  user: 'kari',
  retryOf: null,
  settings: defaultRunSettings,
  status: 'paused',
  stage: 'pilot',
  pausedBy: 'pilot-done',
  error: null,
  isCancelled: false,
  permit: null,
  total: 400,
  counts: countsOf({ Verified: 3, Ready: 397 }),
  retryable: 0,
  neverSent: 0,
  settled: 0,
  toLookAt: 0,
  heldUntil: null,
  unlinked: 0,
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
  ...changes,
});

async function openPlan(answers: Answers = {}, plan = makePlan()) {
  const page = renderScreen(<PlansScreen />, {
    'plans.list': () => [plan],
    'plans.get': () => plan,
    'plans.listRuns': () => [],
    'plans.rows': () => ({ rows: [makeRow({}), blockedRow], total: 2 }),
    'plans.facets': () => ({
      states: plan.counts,
      reasons: { 'duplicate-key': 1 },
      decisions: { approve: 0, reject: 0, later: 0, none: 2 },
    }),
    'plans.row': ({ rowId }) => (rowId === 'R3' ? blockedRow : makeRow({})),
    ...answers,
  });
  await page.user.click(await screen.findByRole('button', { name: 'Open the plan Kunder Ørland' }));
  return page;
}

describe('a list of the site', () => {
  it('is asked for by the keyboard alone, and opened as a sheet that asks nothing more', async () => {
    const constants = { erpConnectionId: 1, erpActorType: 'Customer', crmActorType: 'Contact' } as const;
    const sheet = {
      sheetId: 's1',
      fileName: '',
      listed: { of: 'crm-records' as const, ...constants },
      format: 'listed' as const,
      text: null,
      sheets: [{ name: '', isHidden: false }],
      sheet: 0,
      headerRow: 0,
      firstNumbers: [1, 2],
      columns: [{ index: 0, letter: 'A', header: 'CRM record id', isHidden: false, filled: 1 }],
      rows: [],
      rowCount: 1,
      isComplete: true,
      hidden: { areTaken: false, hidden: 0, filtered: 0 },
      merges: 0,
      comments: 0,
      longRows: 0,
    };
    const columns = [
      { use: 'erp-key' as const, column: 1, header: 'ERP key' },
      { use: 'crm-record' as const, column: 0, header: 'CRM record id' },
    ];
    const mapping = { columns, ...constants, keys: { numbers: 'shown', spaces: 'keep' } as const };
    const { user, lastInput } = renderScreen(<PlansScreen />, {
      'plans.list': () => [],
      'links.listConnections': () => [
        { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
      ],
      'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
      'sheets.listSelections': () => [{ selectionId: 31, name: 'Kunder i Trondheim' }],
      'sheets.openListing': () => sheet,
      'sheets.preview': () => sheet,
      'sheets.proposeMapping': () => ({ mapping, by: {}, isKept: false }),
      'sheets.report': () => ({ column: 1, found: 0, empty: 1, blocked: 0, findings: [] }),
      'plans.readMapping': () => ({ erpConnectionId: 1, erpActorType: 'Customer' as const, fields: [] }),
    });
    (await screen.findByRole('button', { name: 'From a list…' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'List of' })),
    );
    await user.keyboard('{Enter}{ArrowDown}{Enter}{Tab}{Tab}{Enter}{Enter}');
    await screen.findByRole('combobox', { name: 'Selection' });
    await user.keyboard('{Tab}{Enter}{ArrowDown}{Enter}{Tab}orkla{Enter}');
    await waitFor(() =>
      expect(lastInput('sheets.openListing')).toEqual({
        siteId: practiceSite.id,
        listing: {
          of: 'crm-records',
          erpConnectionId: 1,
          erpActorType: 'Customer',
          crmActorType: 'Contact',
          text: 'orkla',
          isUnlinkedOnly: true,
          selectionId: 31,
        },
      }),
    );
    const make = await screen.findByRole('button', { name: 'Make the plan of 1 row' });
    expect(make.ariaDisabled).not.toBe('true');
  });
});

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

  it('counts its rows in one way at a time: a run tells of its own, the filters say what the plan says', async () => {
    const run = makeRun({ status: 'sending', counts: countsOf({ Verified: 7, Sending: 4, Ready: 389 }) });
    const { user } = await openPlan(
      { 'plans.listRuns': () => [run] },
      makePlan({ counts: countsOf({ Verified: 5, Ready: 395 }), busy: { with: 'run', runId: 'r1' } }),
    );
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    expect(await screen.findByRole('button', { name: '7 Verified' })).toBeTruthy();
    expect(screen.queryByText(/5 Verified/)).toBeNull();
    expect(await screen.findByRole('button', { name: 'Verified, 5' })).toBeTruthy();
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
        sent: 0,
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
      await screen.findByText('About 12 requests, less than a minute. Nothing is written.'),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link 1 record in / })).toBeNull();
  });
});

const valueColumn = {
  use: 'field',
  column: 2,
  header: 'Kreditt',
  crmFieldKey: 'SuperOffice:1',
  direction: 'to-erp',
} as const;
const mapping = {
  erpConnectionId: 1,
  erpActorType: 'Customer' as const,
  fields: [
    {
      crmFieldKey: 'SuperOffice:1',
      displayName: 'Credit limit',
      fieldType: 'Double' as const,
      access: 'Normal' as const,
      maxLength: 0,
      items: null,
      syncToCrm: true,
      syncToErp: true,
    },
  ],
};

describe('the values of a plan', () => {
  const values = [{ crmFieldKey: 'SuperOffice:1', value: '[F:5000]', direction: 'to-erp' as const }];

  it('are told of a row by the names of the site, as a person reads them, and with their side', async () => {
    const row = makeRow({ values });
    const { user } = await openPlan({
      'plans.rows': () => ({ rows: [row], total: 1 }),
      'plans.row': () => row,
      'plans.readMapping': () => mapping,
    });
    await user.click(await screen.findByRole('button', { name: /^Row 2: / }));
    expect(await screen.findByText('Credit limit')).toBeTruthy();
    expect(screen.getByText('5000, into the ERP')).toBeTruthy();
  });

  it('are told before a run, with their side', async () => {
    const { user } = await openPlan(
      {
        'plans.readMapping': () => mapping,
        'plans.valueFields': () => [
          { crmFieldKey: 'SuperOffice:1', direction: 'to-erp' },
          { crmFieldKey: 'PHONE', direction: 'both' },
        ],
      },
      makePlan({ columns: [valueColumn] }),
    );
    await user.click(await screen.findByRole('button', { name: /^Link 1 record in / }));
    const told = 'Values are written too: Credit limit into the ERP; PHONE into SuperOffice and the ERP.';
    expect(await screen.findByText(told)).toBeTruthy();
  });

  it('that are put back are never called a link, and how that is done is said first', async () => {
    const { user } = await openPlan(
      {
        'plans.readMapping': () => mapping,
        'plans.valueFields': () => [{ crmFieldKey: 'SuperOffice:1', direction: 'to-erp' }],
      },
      makePlan({ kind: 'restore', fileName: '' }),
    );
    await user.click(await screen.findByRole('button', { name: /^Put back 1 record in / }));
    const dialog = await screen.findByRole('dialog', { name: /^Put back 1 record in / });
    expect(dialog.textContent).toContain('each link is broken, and made again with the same ERP key');
    expect(within(dialog).getByRole('button', { name: 'Put back 1 record' })).toBeTruthy();
    expect(within(dialog).queryByText(/^Link 1 record/)).toBeNull();
    expect(await within(dialog).findByText('What goes back: Credit limit into the ERP.')).toBeTruthy();
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
      makePlan({ counts: countsOf({ Ready: 2 }), leftOut: { reject: { Ready: 1 }, later: {} }, toBeSent: 1 }),
    );
    expect(await screen.findByText(/1 Ready · 1 rejected/)).toBeTruthy();
  });

  it.each([
    [false, 'No row has been checked yet.'],
    [true, 'Something was edited since the last check.'],
  ])('tells a new plan from one that was edited: checked before %s', async (wasChecked, told) => {
    // Rows that the sheet itself blocks are no sign of a check.
    await openPlan(
      { 'plans.estimateCheck': () => ({ requests: 1, seconds: 1, single: [] }) },
      makePlan({ checkedAt: null, wasChecked, counts: countsOf({ Draft: 1, Blocked: 1 }), toBeSent: 0 }),
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
      makePlan({ rowCount: rows, counts: countsOf({ Ready: rows }), toBeSent: rows }),
    );
    await user.click(await screen.findByRole('button', { name: /^Link \d+ records in / }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain(told);
    expect(within(dialog).queryByRole('checkbox', { name: /^Wait for me after/ }) !== null).toBe(waits);
  });
});

describe('the keyboard', () => {
  it('stays on the decision of a row, and on the button that saved it', async () => {
    let row = makeRow({});
    const { user, lastInput } = await openPlan({
      'plans.rows': () => ({ rows: [row], total: 1 }),
      'plans.row': () => row,
      'plans.editRow': ({ changes }) => {
        row = { ...row, ...changes } as PlanRow;
        return row;
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Row 2: / }));
    const key = await screen.findByRole('textbox', { name: 'ERP key' });
    const pane = within(key.closest('section') ?? document.body);
    await user.click(pane.getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(pane.getByRole('button', { name: 'Reject' }).getAttribute('aria-pressed')).toBe('true'),
    );
    expect(document.activeElement?.textContent).toBe('Reject');
    await user.clear(pane.getByRole('textbox', { name: 'CRM record' }));
    await user.type(pane.getByRole('textbox', { name: 'CRM record' }), '974760673');
    await user.click(pane.getByRole('combobox', { name: 'CRM record by' }));
    await user.click(await screen.findByRole('option', { name: 'Organisation number' }));
    await user.click(pane.getByRole('button', { name: 'Save the row' }));
    await waitFor(() =>
      expect(lastInput('plans.editRow')).toMatchObject({
        changes: { record: { by: 'org-number', text: '974760673' } },
      }),
    );
    expect(document.activeElement?.textContent).toBe('Save the row');
  });

  it('has the way to stop a check from its first moment, and is not lost when it was stopped', async () => {
    const plan = makePlan({ checkedAt: null, toBeSent: 0 });
    const fail: ((error: Error) => void)[] = [];
    const { user, emit, calls } = await openPlan(
      {
        'plans.get': () => plan,
        'plans.estimateCheck': () => ({ requests: 3, seconds: 1, single: [] }),
        'plans.check': () => new Promise<Plan>((_resolve, reject) => void fail.push(reject)),
        'plans.cancelCheck': () => null,
      },
      plan,
    );
    await user.click(await screen.findByRole('button', { name: 'Check 2 rows' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Stop the check'));
    const progress = { planId: 'p1', step: 'judging', requests: 7, secondsLeft: null } as const;
    emit('plans.checkProgress', { ...progress, done: 1, total: 2 });
    expect(await screen.findByText('Judging the rows · 1 of 2 · 7 requests')).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(calls.map(({ method }) => method)).toContain('plans.cancelCheck'));
    fail[0]?.(new AppError('cancelled'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Check 2 rows'));
  });

  it('goes to the next step as a check ends', async () => {
    let plan = makePlan({ busy: { with: 'check' }, toBeSent: 1 });
    const { emit } = await openPlan({ 'plans.get': () => plan }, plan);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Stop the check'));
    plan = makePlan({ toBeSent: 1 });
    emit('plans.changed', { planId: 'p1' });
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Link 1 record in /));
  });
});

describe('a plan of another site', () => {
  it('is not shown under the name of the site in use', async () => {
    await openPlan({}, makePlan({ siteId: 'acme', siteName: 'Acme' }));
    expect(await screen.findByText('This plan belongs to Acme')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Link / })).toBeNull();
  });
});

describe('a run', () => {
  it('says what it waits for, and goes on when told to', async () => {
    const { user, lastInput } = await openPlan({
      'plans.listRuns': () => [makeRun()],
      'plans.continueRun': () => makeRun({ status: 'sending', pausedBy: null }),
    });
    expect(
      await screen.findByText(
        '3 of 3 verified. The first rows are sent and read back. Look at them, then go on.',
      ),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Link 397 more records in / }));
    await waitFor(() => expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' }));
  });

  it('of which the first rows did not verify keeps the keyboard off the rest, and asks once more', async () => {
    const counts = countsOf({ Different: 1, Unknown: 1, Failed: 1, Ready: 27 });
    const run = makeRun({ pausedBy: 'too-few-verified', stage: 'ramp', total: 30, counts, toLookAt: 1 });
    const { user, calls, lastInput } = await openPlan({
      'plans.listRuns': () => [run],
      'plans.continueRun': () => run,
    });
    expect(await screen.findByText(/^0 of 3 verified\. It stopped by itself/)).toBeTruthy();
    // Whatever gives the keyboard to the run, and whatever loses it in there, comes to the heading.
    const heading = within(screen.getByRole('region', { name: 'Newest run' })).getByText(
      'Waits for you · Ramp',
    );
    takeFocus(heading.closest('section'));
    expect(document.activeElement).toBe(heading);
    expect(heading.getAttribute('data-focus-home')).toBe('run:r1');
    await user.click(screen.getByRole('button', { name: /^Link 27 more records in / }));
    const step = await screen.findByRole('dialog', { name: 'Go on although not all verified?' });
    expect(calls.some(({ method }) => method === 'plans.continueRun')).toBe(false);
    await user.click(within(step).getByRole('button', { name: /^Link 27 more/ }));
    await waitFor(() => expect(lastInput('plans.continueRun')).toEqual({ runId: 'r1' }));
  });

  it('is not told as done where rows were not sent, and offers what an earlier run left', async () => {
    const counts = countsOf({ Draft: 3 });
    const { user } = await openPlan({
      'plans.lookAgain': () => makeRun({ toLookAt: 5 }),
      'plans.listRuns': () => [
        makeRun({
          status: 'ended',
          pausedBy: null,
          total: 3,
          counts,
          toLookAt: 5,
          retryable: 28,
          neverSent: 22,
        }),
      ],
    });
    expect(await screen.findByText(/^3 rows were not sent: /)).toBeTruthy();
    expect(screen.getByText('0 of 3')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Look again at 5 unsettled' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Retry 6, send 22' })).toBeTruthy();
    // A look that found nothing new says so.
    await user.click(screen.getByRole('button', { name: 'Look again at 5 unsettled' }));
    expect(await screen.findByText(/^Looked at .+: 5 rows are not settled yet\.$/)).toBeTruthy();
  });

  it('tells what a look has settled, until when the rest is held, and nothing of it under the next run', async () => {
    const ended = makeRun({
      status: 'ended',
      pausedBy: null,
      counts: countsOf({ Verified: 391, Unknown: 9 }),
      retryable: 6,
      settled: 6,
      toLookAt: 3,
      heldUntil: '2026-03-01T08:14:00.000Z',
    });
    let runs = [ended];
    const { user, emit } = await openPlan({ 'plans.listRuns': () => runs, 'plans.lookAgain': () => ended });
    expect(await screen.findByText(/^6 unknown rows were looked at after their time was over/)).toBeTruthy();
    expect(
      screen.getByText(/may be at work on some until .+\. A look after that settles them\.$/),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Look again at 3 unsettled' }));
    await screen.findByText(/^Looked at /);
    const next = makeRun({ runId: 'r2', status: 'ended', pausedBy: null, counts: countsOf({ Verified: 6 }) });
    runs = [next, ended];
    emit('plans.runProgress', next);
    await waitFor(() => expect(screen.queryByText(/^Looked at /)).toBeNull());
  });

  it('that a person ended is not told as done, nor what it did not send', async () => {
    const counts = countsOf({ Verified: 3, Cancelled: 97 });
    const run = makeRun({ status: 'ended', pausedBy: null, isCancelled: true, total: 100, counts });
    await openPlan({ 'plans.listRuns': () => [run] });
    expect(await screen.findByText('Ended by you')).toBeTruthy();
    expect(screen.getByText('3 of 100')).toBeTruthy();
    // A plan that only links has nothing to put back.
    expect(screen.queryByRole('button', { name: 'Make a plan that puts the values back' })).toBeNull();
  });

  it('brings the first row that failed into sight, and the keyboard to it', async () => {
    const counts = countsOf({ Verified: 1, Failed: 1 });
    const { user } = await openPlan({
      'plans.listRuns': () => [makeRun({ status: 'ended', pausedBy: null, total: 2, counts })],
      'plans.findRow': () => ({ offset: 1, rowId: 'R3' }),
    });
    await screen.findByRole('button', { name: /^Row 3: / });
    await user.click(screen.getByRole('button', { name: 'Open the first failure' }));
    // In a narrow window the row lies over the list and has the keyboard itself, until it is closed.
    await waitFor(() => expect(document.activeElement?.tagName).toBe('SECTION'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Row 3: /));
  });

  it('follows what the main process tells, and the rows and the plan with it', async () => {
    const { emit, calls } = await openPlan({ 'plans.listRuns': () => [makeRun()] });
    await screen.findByText('3 Verified');
    const asked = (method: string) => calls.filter((one) => one.method === method).length;
    const before = { rows: asked('plans.rows'), plan: asked('plans.get') };
    emit(
      'plans.runProgress',
      makeRun({
        status: 'sending',
        pausedBy: null,
        stage: 'rest',
        counts: countsOf({ Verified: 250, Ready: 150 }),
      }),
    );
    expect(await screen.findByText('250 Verified')).toBeTruthy();
    expect(screen.getByText(/250 of 400/)).toBeTruthy();
    await waitFor(() => expect(asked('plans.rows')).toBeGreaterThan(before.rows));
    await waitFor(() => expect(asked('plans.get')).toBeGreaterThan(before.plan));
  });

  it('that was interrupted says that nothing was sent since', async () => {
    await openPlan({ 'plans.listRuns': () => [makeRun({ status: 'interrupted', pausedBy: null })] });
    expect(await screen.findByText(/Nothing was sent since/)).toBeTruthy();
  });

  it('that ended tries again what failed, as a run of its own', async () => {
    const ended = makeRun({
      status: 'ended',
      pausedBy: null,
      counts: countsOf({ Verified: 393, Failed: 7 }),
      retryable: 7,
    });
    const { user, lastInput } = await openPlan(
      { 'plans.listRuns': () => [ended], 'plans.startRun': () => makeRun() },
      makePlan({ toBeSent: 0 }),
    );
    await user.click(await screen.findByRole('button', { name: 'Retry 7' }));
    await user.click(await screen.findByRole('button', { name: 'Link 7 records' }));
    await waitFor(() =>
      expect(lastInput('plans.startRun')).toMatchObject({ retryOf: 'r1', expectedRows: 7 }),
    );
  });
});
