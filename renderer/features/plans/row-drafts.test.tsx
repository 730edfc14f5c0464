import { screen, waitFor, within } from '@testing-library/react';
import type { DetachedWindowAPI } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { askLeaving } from '../../testing/ask-leaving';
import { fail, type Answers } from '../../testing/fake-bridge';
import { preparePageTests } from '../../testing/render-page';
import { countRows, makeRun } from '../../testing/sample-run';
import { blockedRow, makePlan, makeRow, openPlan } from './testing/open-plan';

preparePageTests();

type Page = Awaited<ReturnType<typeof openPlan>>;

/** Opens row 2 and types another key over its own. */
async function typeKey({ user }: Page, key = '10999') {
  await user.click(await screen.findByRole('button', { name: /^Row 2: / }));
  const box = await screen.findByRole('textbox', { name: 'ERP key' });
  await user.clear(box);
  await user.type(box, key);
  return within(box.closest('section') ?? document.body);
}

/** The row keeps what is saved into it. */
function editable(): Answers {
  let row = makeRow({});
  return {
    'plans.row': () => row,
    'plans.editRow': ({ changes }) => {
      row = { ...row, ...changes } as PlanRow;
      return row;
    },
  };
}

const keyBox = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'ERP key' });
const isCalled = ({ calls }: Page, name: string) => calls.some(({ method }) => method === name);

describe('what was typed into a row and not saved', () => {
  it('stops a run before it begins, with the keyboard in its box', async () => {
    const page = await openPlan();
    await typeKey(page);
    await page.user.click(screen.getByRole('button', { name: /^Link 1 record in / }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'What you typed here is not saved, and nothing was sent. Save the row or drop it, then go on.',
    );
    expect(document.activeElement).toBe(await keyBox());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(isCalled(page, 'plans.startRun')).toBe(false);
  });

  it('stops it too when its row was closed, and opens that', async () => {
    const page = await openPlan({ 'plans.listRuns': () => [makeRun({ pausedBy: 'person' })] });
    await typeKey(page);
    await page.user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Row 2' })).toBeNull());
    expect(screen.getByText('Row 2 holds something that was typed and is not saved.')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: /^Link 397 more records in / }));
    await waitFor(async () => expect(document.activeElement).toBe(await keyBox()));
    expect((await keyBox()).value).toBe('10999');
    expect(isCalled(page, 'plans.continueRun')).toBe(false);
  });

  it('is there again after another row, and after another plan', async () => {
    const page = await openPlan();
    await typeKey(page);
    await page.user.click(await screen.findByRole('button', { name: 'Close the row' }));
    await page.user.click(await screen.findByRole('button', { name: /^Row 3: / }));
    await waitFor(async () => expect((await keyBox()).value).toBe('10014'));
    await page.user.click(screen.getByRole('button', { name: 'All plans' }));
    await page.user.click(await screen.findByRole('button', { name: 'Open the plan Kunder Ørland' }));
    await page.user.click(await screen.findByRole('button', { name: 'Show the row' }));
    expect((await keyBox()).value).toBe('10999');
  });

  it('is never approved unsaved, and a note goes with the decision', async () => {
    const page = await openPlan(editable());
    const pane = await typeKey(page, '88888');
    await page.user.click(pane.getByRole('button', { name: 'Approve' }));
    expect((await pane.findByRole('alert')).textContent).toContain('nothing was approved');
    expect(document.activeElement).toBe(await keyBox());
    expect(isCalled(page, 'plans.editRow')).toBe(false);
    await page.user.click(pane.getByRole('button', { name: 'Drop what was typed' }));
    expect((await keyBox()).value).toBe('00012');
    await page.user.type(pane.getByRole('textbox', { name: 'Note' }), 'ja');
    await page.user.click(pane.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(page.lastInput('plans.editRow')).toMatchObject({ changes: { note: 'ja', decision: 'approve' } }),
    );
  });

  it('is told when its row was sent meanwhile', async () => {
    let row = makeRow({});
    const page = await openPlan({ 'plans.row': () => row });
    await typeKey(page);
    row = makeRow({ state: 'Verified' });
    page.emit('plans.changed', { planId: 'p1' });
    expect(
      await screen.findByText(
        'It was sent as it had been saved. What was typed since was neither saved nor sent: 10999.',
      ),
    ).toBeTruthy();
  });

  it('is nothing to be stopped by once the row says the same: a file that came back had it as well', async () => {
    let row = makeRow({});
    const page = await openPlan({ 'plans.row': () => row });
    await typeKey(page);
    row = makeRow({ erpKey: '10999' });
    page.emit('plans.changed', { planId: 'p1' });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Drop what was typed' })).toBeNull());
    await page.user.click(screen.getByRole('button', { name: /^Link 1 record in / }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });
});

const left = { rowId: 'R2', sheetRow: 2, edits: { erpKey: '10999', note: 'spør Kari' } };
const leave = () => window.dispatchEvent(new Event('blur'));
const keptOf = (page: Page) => page.lastInput('plans.keepRowDrafts');

describe('what was typed into a row as the window was closed', () => {
  it('is there as its plan is opened, and stops a run as before', async () => {
    const page = await openPlan({ 'plans.rowDrafts': () => [left] });
    expect(await screen.findByText('Row 2 holds something that was typed and is not saved.')).toBeTruthy();
    await page.user.click(screen.getByRole('button', { name: /^Link 1 record in / }));
    await waitFor(async () => expect(document.activeElement).toBe(await keyBox()));
    expect((await keyBox()).value).toBe('10999');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Note' }).value).toBe('spør Kari');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('lets nothing be sent before it is known', async () => {
    let isDamaged = true;
    const page = await openPlan({
      'plans.rowDrafts': () => (isDamaged ? fail('storage-damaged', { params: { file: 'x.db' } }) : [left]),
    });
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByRole('button', { name: /^Link 1 record in / })).toBeNull();
    isDamaged = false;
    await page.user.click(again);
    expect(await screen.findByRole('button', { name: 'Show the row' })).toBeTruthy();
  });

  it('was kept: after a pause in typing, at once as the window is left, and until it is dropped', async () => {
    const page = await openPlan();
    await typeKey(page);
    await waitFor(() =>
      expect(keptOf(page)).toEqual({ planId: 'p1', drafts: [{ rowId: 'R2', edits: { erpKey: '10999' } }] }),
    );
    await page.user.type(screen.getByRole('textbox', { name: 'Note' }), 'x');
    leave();
    expect(keptOf(page)).toEqual({
      planId: 'p1',
      drafts: [{ rowId: 'R2', edits: { erpKey: '10999', note: 'x' } }],
    });
    await page.user.click(screen.getByRole('button', { name: 'Drop what was typed' }));
    leave();
    expect(keptOf(page)).toEqual({ planId: 'p1', drafts: [{ rowId: 'R2', edits: null }] });
  });

  it('is kept before the window goes, and forgotten once it is saved or typed back', async () => {
    const page = await openPlan(editable());
    const pane = await typeKey(page);
    expect(await askLeaving(page)).toEqual([]);
    const order = page.calls.map(({ method }) => method);
    expect(order.indexOf('plans.keepRowDrafts')).toBeGreaterThan(0);
    expect(order.indexOf('plans.keepRowDrafts')).toBeLessThan(order.indexOf('app.saidLastWord'));
    await page.user.click(pane.getByRole('button', { name: 'Save the row' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Drop what was typed' })).toBeNull());
    leave();
    expect(keptOf(page)).toEqual({ planId: 'p1', drafts: [{ rowId: 'R2', edits: null }] });
    await page.user.type(await keyBox(), '1{Backspace}');
    leave();
    expect(keptOf(page)).toEqual({ planId: 'p1', drafts: [{ rowId: 'R2', edits: null }] });
  });

  it('is told as long as the computer has no room for it, and kept with what is typed next', async () => {
    let isFull = true;
    const kept = new Map<string, unknown>();
    const page = await openPlan({
      'plans.keepRowDrafts': ({ drafts }) => {
        if (isFull) fail('storage-full', { params: { file: 'x.db' } });
        for (const { rowId, edits } of drafts) kept.set(rowId, edits);
        return null;
      },
    });
    await typeKey(page);
    const told = /^What is typed here and not saved cannot be kept on this computer just now/;
    expect(await screen.findByText(told)).toBeTruthy();
    expect(await askLeaving(page)).toEqual([{ kind: 'row-drafts', siteId: 'practice' }]);
    isFull = false;
    await page.user.click(await screen.findByRole('button', { name: /^Row 3: / }));
    await waitFor(async () => expect((await keyBox()).value).toBe('10014'));
    await page.user.type(await keyBox(), '5');
    await waitFor(() => expect(screen.queryByText(told)).toBeNull());
    await waitFor(() =>
      expect(Object.fromEntries(kept)).toEqual({ R2: { erpKey: '10999' }, R3: { erpKey: '100145' } }),
    );
  });
});

it('a saved edit says that it took the approval back', async () => {
  let row = makeRow({ decision: 'approve' });
  const page = await openPlan({
    'plans.row': () => row,
    'plans.editRow': ({ changes }) => {
      row = { ...row, ...changes, decision: null, state: 'Draft' } as PlanRow;
      return row;
    },
  });
  const pane = await typeKey(page);
  await page.user.click(pane.getByRole('button', { name: 'Save the row' }));
  expect(
    await pane.findByText('Saved. Its approval is taken back: it was for the row as it was.'),
  ).toBeTruthy();
});

it.each([
  ['link', 'Failed', true],
  ['link', 'Nothing', true],
  ['restore', 'Failed', false],
  ['link', 'Unknown', false],
  ['link', 'Different', false],
] as const)('a row of a plan that is to %s and is %s can be corrected: %s', async (kind, state, may) => {
  const plan = makePlan({ kind, counts: countRows({ [state]: 1, Blocked: 1 }) });
  const page = await openPlan({ 'plans.row': () => ({ ...blockedRow, state }) }, plan);
  await page.user.click(await screen.findByRole('button', { name: /^Row 3: / }));
  const sentence = may
    ? /^It was tried, and nothing came of it\./
    : 'This row was sent; it cannot be edited any more.';
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'ERP key' }) !== null).toBe(may);
});

it('a row that somebody took out says so beside the detail of another', async () => {
  const { innerWidth } = window;
  setWidth(1_280);
  try {
    const rejected = makeRow({ rowId: 'R4', sheetRow: 4, decision: 'reject' });
    const page = await openPlan({ 'plans.rows': () => ({ rows: [makeRow({}), rejected], total: 2 }) });
    await page.user.click(await screen.findByRole('button', { name: /^Row 2: / }));
    await screen.findByRole('heading', { name: 'Row 2' });
    const line = screen.getByRole('button', { name: /^Row 4: / }).closest('tr');
    await waitFor(() => expect(line?.textContent).toMatch(/rejected/i));
  } finally {
    setWidth(innerWidth);
  }
});

/** The page's engine of these tests answers queries for the width by its own viewport. */
function setWidth(width: number): void {
  if (!('happyDOM' in window)) throw new Error('no viewport');
  (window.happyDOM as DetachedWindowAPI).setViewport({ width });
}
