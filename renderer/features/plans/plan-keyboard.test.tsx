import { screen, waitFor, within } from '@testing-library/react';
import type { DetachedWindowAPI } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { Plan } from '../../../shared/link-plan/plan';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { preparePageTests } from '../../testing/render-page';
import { makePlan, makeRow, openPlan } from './testing/open-plan';

preparePageTests();

/** The page's engine of these tests answers queries for the width by its own viewport. */
function setWidth(width: number): void {
  if (!('happyDOM' in window)) throw new Error('no viewport');
  (window.happyDOM as DetachedWindowAPI).setViewport({ width });
}

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
    const takeBack = pane.getByRole('button', { name: 'Take the decision back' });
    // Nothing is to be taken back, and that is no choice.
    expect([takeBack.getAttribute('aria-disabled'), takeBack.getAttribute('aria-pressed')]).toEqual([
      'true',
      null,
    ]);
    await user.click(pane.getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(pane.getByRole('button', { name: 'Reject' }).getAttribute('aria-pressed')).toBe('true'),
    );
    expect(document.activeElement?.textContent).toBe('Reject');
    expect(takeBack.getAttribute('aria-disabled')).toBe('false');
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

  it('closes the detail that stands beside the list by Escape, from the list as well', async () => {
    const { innerWidth } = window;
    setWidth(1_280);
    try {
      const { user } = await openPlan();
      const row = await screen.findByRole('button', { name: /^Row 2: / });
      row.focus();
      await user.keyboard('{Enter}');
      expect(await screen.findByRole('heading', { name: 'Row 2' })).toBeTruthy();
      expect(document.activeElement).toBe(row);
      // What the detail says is not said twice in the list.
      expect(screen.queryByRole('columnheader', { name: 'Note' })).toBeNull();
      // Nor word by word in a column that is too narrow for it, where the keyboard is.
      const why = screen.getAllByTitle(/^ERP key 10014 stands in other rows too/).at(-1);
      expect(why?.closest('[data-beside-detail]')).toBeTruthy();
      await user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('heading', { name: 'Row 2' })).toBeNull());
      expect(screen.getByRole('columnheader', { name: 'Note' })).toBeTruthy();
      expect(document.querySelector('[data-beside-detail]')).toBeNull();
    } finally {
      setWidth(innerWidth);
    }
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
    const progress = {
      planId: 'p1',
      step: 'judging',
      requests: 7,
      secondsLeft: null,
      single: [],
      atMost: null,
    } as const;
    emit('plans.checkProgress', { ...progress, done: 1, total: 2 });
    expect(await screen.findByText('Judging the rows · 1 of 2 · 7 requests')).toBeTruthy();
    emit('plans.checkProgress', { ...progress, done: 1, total: 2, single: ['records'], atMost: 90 });
    expect(
      await screen.findByText(
        'The site does not grant its lists of CRM records, so these are asked for one by one. That makes at most 90 requests in all.',
      ),
    ).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(calls.map(({ method }) => method)).toContain('plans.cancelCheck'));
    // What is with the site is waited for, and that is said on the spot.
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Stopping…'));
    await user.keyboard('{Enter}');
    expect(calls.filter(({ method }) => method === 'plans.cancelCheck')).toHaveLength(1);
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
