import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { handleTableFocus, handleTableKey } from './one-tab-stop';

afterEach(cleanup);

const focused = () =>
  document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

/** As the frame of every long table is: it scrolls, also by keys. */
const frame = { 'data-scroller': true, tabIndex: 0 };

function renderTable({ hasFoot = false, isText = false } = {}) {
  render(
    <>
      <button type="button">before</button>
      <div role="presentation" onFocus={(event) => handleTableFocus(event, 'b')}>
        <div role="presentation" {...frame} onKeyDown={handleTableKey}>
          <table>
            <tbody>
              {['a', 'b', 'c'].map((id, index) => (
                <tr key={id} data-row-id={id} data-index={index}>
                  <td>
                    <button type="button">{`take ${id}`}</button>
                  </td>
                  <td>
                    {isText ? id : <input data-value="" aria-label={`value ${id}`} defaultValue={id} />}
                  </td>
                  <td>
                    <button type="button">{`send ${id}`}</button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {hasFoot && <button type="button">fold</button>}
      </div>
      <button type="button">after</button>
    </>,
  );
  return { user: userEvent.setup() };
}

test('Tab leaves the table with one press, in both directions', async () => {
  const { user } = renderTable();
  screen.getByLabelText('value b').focus();
  await user.tab();
  expect(focused()).toBe('after');
  screen.getByLabelText('value b').focus();
  await user.tab({ shift: true });
  expect(focused()).toBe('before');
});

test('Tab comes back into the row that was left, also from the line below the rows', async () => {
  const { user } = renderTable({ hasFoot: true });
  screen.getByText('after').focus();
  await user.tab({ shift: true });
  expect(focused()).toBe('fold');
  await user.tab({ shift: true });
  expect(focused()).toBe('value b');
  await user.tab();
  expect(focused()).toBe('fold');
});

test('the frame around the values is no stop of its own, and leads to them from where a click leaves the keyboard', async () => {
  const { user } = renderTable();
  screen.getByText('before').focus();
  await user.tab();
  expect(focused()).toBe('value b');
  for (const key of ['{ArrowDown}', '{Enter}']) {
    document.querySelector<HTMLElement>('button')?.blur();
    await user.click(document.body);
    document.querySelector<HTMLElement>('[data-scroller]')?.focus();
    await user.keyboard(key);
    expect(focused()).toBe('value a');
  }
});

test('the frame of rows of plain text takes the keyboard, and its keys are left to it', async () => {
  const { user } = renderTable({ isText: true });
  screen.getByText('before').focus();
  await user.tab();
  const around = document.querySelector('[data-scroller]');
  expect(document.activeElement).toBe(around);
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(around);
});

test('left and right go to the next control where the caret is at the edge of the text', async () => {
  const { user } = renderTable();
  const value = screen.getByLabelText<HTMLInputElement>('value b');
  value.focus();
  value.setSelectionRange(0, 1);
  await user.keyboard('{ArrowLeft}');
  expect(focused()).toBe('value b');
  value.setSelectionRange(0, 0);
  await user.keyboard('{ArrowLeft}');
  expect(focused()).toBe('take b');
  await user.keyboard('{ArrowDown}');
  expect(focused()).toBe('take c');
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}');
  expect(focused()).toBe('value a');
});
