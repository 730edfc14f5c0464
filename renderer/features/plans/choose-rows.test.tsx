import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors';
import { preparePageTests } from '../../testing/render-page';
import { makePlan, makeRow, openPlan } from './testing/open-plan';

// Ten rows fit below the header.
preparePageTests({ viewHeight: 434, rowHeight: 434 });

const total = 1_000;
const nameAt = (place: number) => `R${place}`;

/** A plan of 1,000 rows, of which the list reads those in sight. In descending order they stand the other way round. */
async function openLongPlan(answers: Parameters<typeof openPlan>[0] = {}) {
  const placesOf = ({
    offset,
    limit,
    sort,
  }: {
    offset: number;
    limit: number;
    sort: { descending: boolean };
  }) =>
    Array.from({ length: Math.min(limit, total - offset) }, (_, at) =>
      sort.descending ? total - 1 - offset - at : offset + at,
    );
  const page = await openPlan(
    {
      'plans.rows': ({ query }) => ({
        total: query.text === '' ? total : 1,
        rows:
          query.text === ''
            ? placesOf(query).map((place) => makeRow({ rowId: nameAt(place), sheetRow: place + 1 }))
            : [makeRow({ rowId: nameAt(7), sheetRow: 8 })],
      }),
      'plans.rowIds': ({ query }) => placesOf(query).map(nameAt),
      'plans.previewDecision': () => ({
        count: 1,
        sent: 0,
        toBeSent: { before: 1, after: 0 },
        states: { Ready: 1 },
        rows: [],
      }),
      ...answers,
    },
    makePlan({ rowCount: total, toBeSent: total }),
  );
  (await findRow(0)).focus();
  /** For which rows a decision would be. */
  const decided = async () => {
    await page.user.click(screen.getByRole('button', { name: 'Reject' }));
    await screen.findByRole('dialog');
    const { rows } = page.lastInput('plans.previewDecision') as { rows: { rowIds: string[] } };
    return rows.rowIds;
  };
  return { ...page, decided };
}

const findRow = (place: number) => screen.findByRole('button', { name: new RegExp(`^Row ${place + 1}: `) });

/** Nothing scrolls by itself here. */
function scrollTo(px: number) {
  const scroller = screen.getByRole('grid').parentElement;
  if (!scroller) throw new Error('The grid has no scroller.');
  scroller.scrollTop = px;
  fireEvent.scroll(scroller);
}

describe('the rows that a decision is about', () => {
  it('are with Ctrl+A all that are listed, also those that were never read', async () => {
    const { user, decided } = await openLongPlan();
    await user.keyboard('{Control>}a{/Control}');
    expect(await screen.findByText('1000 rows chosen')).toBeTruthy();
    const rowIds = await decided();
    expect([rowIds.length, rowIds[0], rowIds.at(-1)]).toEqual([total, 'R0', 'R999']);
  });

  it('are with Shift all rows on the way, in the order that is shown', async () => {
    const { user, decided } = await openLongPlan();
    await user.click(screen.getByRole('button', { name: 'Row' }));
    (await findRow(999)).focus();
    await user.keyboard('{ArrowDown}{Shift>}{End}{/Shift}');
    expect(await screen.findByText('999 rows chosen')).toBeTruthy();
    const rowIds = await decided();
    expect([rowIds[0], rowIds.at(-1)]).toEqual(['R998', 'R0']);
  });

  it('are far down in the list those that the keyboard stands on, and stay chosen out of sight', async () => {
    const { user, decided } = await openLongPlan();
    await user.keyboard(' {End}');
    scrollTo(39_600);
    const last = await findRow(999);
    last.focus();
    await user.keyboard(' {ArrowUp}{ArrowUp} ');
    expect(await screen.findByText('3 rows chosen')).toBeTruthy();
    expect(last.closest('tr')?.getAttribute('aria-selected')).toBe('true');
    scrollTo(0);
    expect((await findRow(0)).closest('tr')?.getAttribute('aria-selected')).toBe('true');
    expect(await decided()).toEqual(['R0', 'R999', 'R997']);
  });

  it('are the same in another order, and under a filter that hides them, which is said', async () => {
    const { user, decided } = await openLongPlan();
    await user.keyboard(' {ArrowDown} ');
    await user.click(screen.getByRole('button', { name: 'Row' }));
    await findRow(999);
    expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
    expect(screen.getByText('2 rows chosen')).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search rows' }), { target: { value: 'ork' } });
    expect(await screen.findByText('2 rows chosen; this filter may hide some of them')).toBeTruthy();
    expect(await decided()).toEqual(['R0', 'R1']);
  });

  it('are none of those from before while the new ones are asked for, nor after somebody chose none', async () => {
    const answers: ((names: string[]) => void)[] = [];
    const { user, calls } = await openLongPlan({
      'plans.rowIds': () => new Promise<string[]>((resolve) => void answers.push(resolve)),
    });
    await user.keyboard(' {Control>}a{/Control}');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    expect(calls.some(({ method }) => method === 'plans.previewDecision')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Choose none' }));
    answers[0]?.(['R0', 'R1']);
    expect(await screen.findByText('All 1000 rows that are listed')).toBeTruthy();
  });

  it('are those from before where the new ones could not be found, and why is said', async () => {
    const { user } = await openLongPlan({
      'plans.rowIds': () => {
        throw new AppError('storage-failed');
      },
    });
    await user.keyboard(' {Control>}a{/Control}');
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText('1 row chosen')).toBeTruthy();
  });
});
