import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { Grid, type GridColumn } from './grid';
import type { GridSelection } from './use-row-selection';
import type { FrameSort } from './virtual-frame';

// Ten rows fit below the header.
const rowPx = 40;
preparePageTests({ viewHeight: 434, rowHeight: 434 });

interface Item {
  id: string;
  name: string;
}

const columns: readonly GridColumn<Item>[] = [
  {
    id: 'name',
    label: 'Name',
    width: '1fr',
    cell: ({ name }) => name,
    span: ({ id }) => (id === 'i1' ? 2 : 1),
  },
  { id: 'place', label: 'Place', width: '1fr', cell: ({ id }) => `place of ${id}` },
];
const makeItems = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `i${index}`, name: `Row ${index}` }));

interface Shown {
  items: Item[];
  isSelectable: boolean;
  isSortable: boolean;
}

const sortable = columns.map((column) => ({ ...column, isSortable: true }));

function Screen({ items, isSelectable, isSortable }: Shown): ReactElement {
  const [sort, setSort] = useState<FrameSort>({ by: 'name', isDescending: false });
  const [current, setCurrent] = useState<string | null>(null);
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choose = async (next: ReadonlySet<string>) => {
    setIds(next);
    return next.size;
  };
  const idsOf = (first: number, last: number) => new Set(items.slice(first, last + 1).map(({ id }) => id));
  const selection: GridSelection = {
    isChosen: (id) => ids.has(id),
    chooseRange: (first, last) => choose(idsOf(first, last)),
    chooseAll: () => choose(idsOf(0, items.length)),
    toggle: (index) => {
      const own = idsOf(index, index);
      const others = [...ids].filter((id) => !own.has(id));
      return choose(new Set(others.length < ids.size ? others : [...ids, ...own]));
    },
  };
  return (
    <>
      <button type="button">before</button>
      <Grid
        label="Items"
        columns={isSortable ? sortable : columns}
        sort={sort}
        onSort={(by) => setSort({ by, isDescending: sort.by === by && !sort.isDescending })}
        rows={items}
        rowPx={rowPx}
        minWidthPx={300}
        buttonColumn="name"
        nameRow={({ name }) => `Show ${name}`}
        currentId={current}
        onOpen={setCurrent}
        {...(isSelectable ? { selection } : {})}
        footer={<button type="button">Show more</button>}
      />
      <output aria-label="open">{current}</output>
      <output aria-label="chosen">{[...ids].join(' ')}</output>
    </>
  );
}

async function openGrid({ count = 100, isSelectable = false, isSortable = false } = {}) {
  const { user } = renderScreen(
    <Screen items={makeItems(count)} isSelectable={isSelectable} isSortable={isSortable} />,
  );
  await screen.findByRole('grid', { name: 'Items' });
  return user;
}

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;
/** The places of the rows in the list, in the order in which they stand in the page. */
const places = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => Number(row.getAttribute('aria-rowindex')));
const countCells = (row: number) => screen.getAllByRole('row')[row]?.querySelectorAll('td').length;
const told = (name: string) => screen.getByRole('status', { name }).textContent;

test('a grid is one tab stop, whatever its length, and the way out is one Tab', async () => {
  const user = await openGrid();
  await user.tab();
  await user.tab();
  expect(focused()).toBe('Show Row 0');
  expect(screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(3);
  await user.tab();
  expect(focused()).toBe('Show more');
});

test('arrows, Page, Home and End move through all rows and end at the edges', async () => {
  const user = await openGrid();
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  for (const [keys, name] of [
    ['{ArrowDown}{ArrowDown}', 'Show Row 2'],
    ['{ArrowUp}', 'Show Row 1'],
    ['{PageDown}', 'Show Row 11'],
    ['{PageUp}{PageUp}', 'Show Row 0'],
    ['{ArrowUp}', 'Show Row 0'],
    ['{End}', 'Show Row 99'],
    ['{ArrowDown}', 'Show Row 99'],
    ['{Home}', 'Show Row 0'],
    ['{Control>}{End}{/Control}', 'Show Row 99'],
    ['{Control>}{Home}{/Control}', 'Show Row 0'],
  ] as const) {
    await user.keyboard(keys);
    expect(focused()).toBe(name);
  }
});

test('the tab stop stays where it was left, also scrolled out of sight', async () => {
  const user = await openGrid();
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  await user.tab({ shift: true });
  expect(focused()).toBe('before');
  const scroller = screen.getByRole('grid').parentElement;
  if (!scroller) throw new Error('The grid has no scroller.');
  scroller.scrollTop = 3_000;
  fireEvent.scroll(scroller);
  await screen.findByRole('button', { name: 'Show Row 80' });
  await user.tab();
  expect(focused()).toBe('Show Row 3');
});

test('Enter and a click anywhere in the row open it, and it is told as the current one', async () => {
  const user = await openGrid();
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(told('open')).toBe('i1');
  expect(screen.getByRole('button', { name: 'Show Row 1' }).getAttribute('aria-current')).toBe('true');
  await user.click(screen.getByText('place of i4'));
  expect(told('open')).toBe('i4');
});

test('Shift chooses a range from where it began, Space one row, and each time the number is said', async () => {
  const user = await openGrid({ isSelectable: true });
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(told('chosen')).toBe('i1 i2 i3');
  expect(await screen.findByText('3 rows selected')).toBeTruthy();
  expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3);
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(told('chosen')).toBe('i1 i2');
  await user.keyboard(' ');
  expect(told('chosen')).toBe('i1');
  expect(await screen.findByText('1 row selected')).toBeTruthy();
  expect(told('open')).toBe('');
  await user.keyboard('{Home}{Shift>}{End}{/Shift}');
  expect(await screen.findByText('100 rows selected')).toBeTruthy();
  await user.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText('100 rows selected')).toBeTruthy();
});

test('without rows to choose, Shift and Space change nothing but the row that is open', async () => {
  const user = await openGrid();
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(focused()).toBe('Show Row 0');
  expect(screen.queryAllByRole('row', { selected: true })).toEqual([]);
  await user.keyboard(' ');
  expect(told('open')).toBe('i0');
});

test('of 50,000 rows only those in sight are in the page, and the grid says how many there are', async () => {
  const user = await openGrid({ count: 50_000 });
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('50001');
  screen.getByRole('button', { name: 'Show Row 0' }).focus();
  await user.keyboard('{End}');
  expect(focused()).toBe('Show Row 49999');
  expect(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')).toBe('50001');
  expect(screen.getAllByRole('row').length).toBeLessThan(50);
});

test('a cell that takes two columns covers the next one', async () => {
  await openGrid();
  expect(countCells(1)).toBe(2);
  expect(countCells(2)).toBe(1);
});

const sortOf = (name: string) =>
  screen.getByRole('columnheader', { name: new RegExp(name) }).getAttribute('aria-sort');

test('headers sort, by mouse and by key, and are no tab stop of their own', async () => {
  const user = await openGrid({ count: 5, isSortable: true });
  await user.click(screen.getByRole('button', { name: 'before' }));
  await user.tab();
  expect(focused()).toBe('Show Row 0');
  await user.keyboard('{ArrowUp}');
  expect(focused()).toBe('Name');
  await user.keyboard('{ArrowRight}{Enter}');
  expect([sortOf('Name'), sortOf('Place')]).toEqual(['none', 'ascending']);
  await user.keyboard(' ');
  expect(sortOf('Place')).toBe('descending');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('Show Row 0');
  await user.click(screen.getByRole('button', { name: 'Name' }));
  expect(sortOf('Name')).toBe('ascending');
});

test('of a list that was scrolled, the rows stand in their order once it is at rest', async () => {
  await openGrid();
  const scroller = screen.getByRole('grid').parentElement;
  if (!scroller) throw new Error('The grid has no scroller.');
  const before = screen.getByRole('button', { name: 'Show Row 5' }).closest('tr');
  for (const px of [400, 800, 1_200]) {
    scroller.scrollTop = px;
    fireEvent.scroll(scroller);
  }
  // The elements are those that were there.
  expect(before?.isConnected).toBe(true);
  expect(places()).not.toEqual(places().toSorted((a, b) => a - b));
  await waitFor(() => expect(places()).toEqual(places().toSorted((a, b) => a - b)));
});
