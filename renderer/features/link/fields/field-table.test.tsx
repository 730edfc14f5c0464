import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { makeLoaded, startRow } from '../../../../shared/link/test-rows';
import { editValue } from '../../../../shared/link/draft-rows';
import { chosenPair, fields, makeField } from '../testing/answers';
import { openChosen, openForm, prepareFormTests } from '../testing/form';

prepareFormTests();

const side = (value: string) => ({ value, displayValue: value });
const thousand = [
  makeField('Phone', { crm: side('11'), erp: side('22') }),
  ...Array.from({ length: 998 }, (_, index) => makeField(`Field ${index}`)),
  makeField('Last', { crm: side('a'), erp: side('b') }),
];

const openThousand = () => openChosen({ 'links.loadFields': () => makeLoaded(thousand) });

test('of 1,000 rows only those in sight are in the page, and the table says how many there are', async () => {
  await openThousand();
  expect(screen.getByRole('table', { name: 'Field values' }).getAttribute('aria-rowcount')).toBe('1001');
  expect(screen.getAllByRole('row').length).toBeLessThan(40);
});

test('the row with the focus stays in the page when it is scrolled out of sight', async () => {
  const form = await openThousand();
  const phone = screen.getByRole('textbox', { name: 'Value of Phone' });
  await form.user.click(phone);
  const scroller = screen.getByRole('table').parentElement;
  if (!scroller) throw new Error('The table has no scroller.');
  scroller.scrollTop = 20_000;
  fireEvent.scroll(scroller);
  expect((await screen.findAllByRole('row', { name: /^Field 4\d\d$/ })).length).toBeTruthy();
  expect(document.activeElement).toBe(phone);
  await form.user.type(phone, '9');
  expect((phone as HTMLInputElement).value).toBe('119');
});

const listNames = () =>
  screen.getAllByRole('row').map((row) => row.querySelector('th[scope=row]')?.firstChild?.textContent);

test('equal rows are one line that a key unfolds; a row that is led to comes back by itself', async () => {
  const form = openForm({
    'drafts.load': () => chosenPair,
    'links.loadFields': () => makeLoaded(thousand),
  });
  await screen.findByRole('row', { name: 'Phone' });
  expect(listNames()).toEqual([undefined, 'Phone', 'Last']);
  await form.user.click(screen.getByRole('textbox', { name: 'Value of Last' }));
  await form.user.keyboard('{Tab}');
  expect(document.activeElement?.textContent).toBe('998 fields are equal · Show');
  await form.user.keyboard('{Enter}');
  expect(document.activeElement?.textContent).toBe('998 fields are equal · Hide');
  expect(listNames()).toContain('Field 1');
});

test('an equal row that somebody typed into is not folded when the form comes back', async () => {
  const kept = fields
    .map(startRow)
    .map((row) => (row.crmFieldKey === 'Name' ? editValue(row, 'New', 'New') : row));
  openForm({ 'drafts.load': () => ({ ...chosenPair, rows: kept }) });
  expect(await screen.findByRole('row', { name: 'Name' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '1 field is equal · Show' })).toBeTruthy();
});

test('how two sides stand is told by the rules and in the words of every screen, and counted so before it is linked', async () => {
  const differing = thousand.slice(0, 4).map((field, index) => ({
    ...field,
    syncToCrm: false,
    syncToErp: false,
    crm: { value: 'Ole', displayValue: 'Ole' },
    erp: { value: ['OLE', 'Kari', '', 'Ole'][index] ?? '', displayValue: '' },
  }));
  const form = await openChosen({
    'links.loadFields': () => makeLoaded(differing),
    'records.compareTexts': ({ pairs }) =>
      pairs.map(({ erp }) => (erp === 'OLE' ? (['letter-case'] as const).slice() : null)),
  });
  const marks = screen.getAllByRole('rowheader').map((head) => head.textContent);
  expect(marks).toHaveLength(4);
  expect(marks.filter((text) => text.includes('One side empty'))).toHaveLength(1);
  expect(marks.filter((text) => text.includes('Different, stays so'))).toHaveLength(1);
  expect(marks.filter((text) => text.includes('Cosmetic: '))).toHaveLength(1);
  expect(screen.getByText('4 fields, 2 different, 1 cosmetic')).toBeTruthy();
  expect(await screen.findByText(/^Links Orkdal AS .+ 2 stay different\.$/)).toBeTruthy();
  expect(form.inputsOf('records.compareTexts')).toHaveLength(1);
});

const takeAll = (system: string) =>
  screen.getByRole<HTMLButtonElement>('button', { name: `Take all from ${system}` });

test('a side that was not read is never counted as equal', async () => {
  const unread = thousand.slice(0, 3).map((field) => ({ ...field, erp: null }));
  await openChosen({ 'links.loadFields': () => makeLoaded(unread) });
  expect(screen.getByText('3 fields, none compared, as a side was not read')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /equal/ })).toBeNull();
  expect([takeAll('SuperOffice').disabled, takeAll('ERP').disabled]).toEqual([false, true]);
});

test('what stood there is shown on where reading again fails, and says that it is from an earlier reading', async () => {
  let isDown = false;
  const form = await openChosen({
    'links.loadFields': () =>
      makeLoaded(thousand.slice(0, 3).map((field) => (isDown ? { ...field, crm: null, erp: null } : field))),
  });
  isDown = true;
  await form.user.keyboard('{F5}');
  await screen.findAllByText('Read earlier');
  expect(
    screen.getAllByTitle(/^From an earlier reading of SuperOffice, which could not be read/),
  ).toHaveLength(3);
  expect((screen.getByRole('textbox', { name: 'Value of Phone' }) as HTMLInputElement).value).toBe('11');
});

test('taking a side for all rows is undone in one step', async () => {
  const form = await openThousand();
  await form.user.click(screen.getByRole('button', { name: 'Take all from ERP' }));
  const phone = screen.getByRole('textbox', { name: 'Value of Phone' }) as HTMLInputElement;
  const last = screen.getByRole('textbox', { name: 'Value of Last' }) as HTMLInputElement;
  expect([phone.value, last.value]).toEqual(['22', 'b']);
  await form.user.click(screen.getByRole('button', { name: 'Undo' }));
  expect([phone.value, last.value]).toEqual(['11', 'a']);
});
