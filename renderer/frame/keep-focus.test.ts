import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepFocus, letGoOfFocus } from './keep-focus';

let stop: () => void;
beforeEach(() => {
  stop = keepFocus(document);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function layOut(): (id: string) => HTMLButtonElement {
  document.body.innerHTML =
    '<button id="bar"></button><ul><li><button id="remove"></button></li><li><button id="other"></button></li></ul>';
  return (id) => document.querySelector<HTMLButtonElement>(`#${id}`) ?? document.createElement('button');
}

test('the focus goes to what stands nearest where its control goes away', async () => {
  const find = layOut();
  find('remove').focus();
  find('remove').closest('li')?.remove();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('other'));
});

test('the focus comes back to a control that was switched off for a while', async () => {
  const find = layOut();
  find('other').focus();
  find('other').disabled = true;
  find('other').blur();
  find('other').disabled = false;
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('other'));
});

test('the focus of a dialog goes back to what stands nearest to where it came from', async () => {
  const find = layOut();
  find('remove').focus();
  const dialog = Object.assign(document.createElement('div'), { innerHTML: '<button id="yes"></button>' });
  dialog.setAttribute('role', 'dialog');
  document.body.append(dialog);
  find('yes').focus();
  find('remove').closest('li')?.remove();
  dialog.remove();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('other'));
});

test('a focus that was let go for the next screen does not come back to the bar', async () => {
  const find = layOut();
  find('bar').focus();
  letGoOfFocus(document);
  find('remove').closest('li')?.remove();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(document.activeElement).toBe(document.body);
});

test('a focus that a step has placed stays there', async () => {
  const find = layOut();
  find('remove').focus();
  find('remove').closest('li')?.remove();
  find('bar').focus();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(document.activeElement?.id).toBe('bar');
});

test('a screen that is on its way is waited for: it takes the keyboard itself', async () => {
  const find = layOut();
  find('remove').focus();
  document.body.append(Object.assign(document.createElement('progress'), { id: 'coming' }));
  document.querySelector('#coming')?.setAttribute('data-screen-coming', '');
  find('remove').closest('li')?.remove();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(document.activeElement).toBe(document.body);
});
