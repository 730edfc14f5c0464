import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
  await waitFor(() => expect(document.activeElement?.id).toBe('other'));
});

test('the focus never goes to what changes a value by the key that was meant for what is gone', async () => {
  document.body.innerHTML = `<button id="bar"></button><ul><li><button aria-pressed="false" id="take"></button>
    <input id="value"><button role="switch" id="write"></button></li></ul>`;
  const value = document.querySelector<HTMLElement>('#value');
  value?.focus();
  value?.remove();
  await waitFor(() => expect(document.activeElement?.id).toBe('bar'));
});

test('the focus comes back to a control that was switched off for a while', async () => {
  const find = layOut();
  find('other').focus();
  find('other').disabled = true;
  find('other').blur();
  find('other').disabled = false;
  await waitFor(() => expect(document.activeElement?.id).toBe('other'));
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
  await waitFor(() => expect(document.activeElement?.id).toBe('other'));
});

test('a focus that was let go for the next screen does not come back to the bar', async () => {
  const find = layOut();
  find('bar').focus();
  letGoOfFocus(document);
  find('remove').closest('li')?.remove();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(document.activeElement).toBe(document.body);
});

const button = (id: string) => `<button id="${id}"></button>`;

test('the focus stays with its subject: never on the same button of another one', async () => {
  document.body.innerHTML = `<div data-focus-subject="a">${button('mine')}</div>
    <div data-focus-subject="b">${button('theirs')}</div>${button('bar')}`;
  document.querySelector<HTMLElement>('#mine')?.focus();
  document.querySelector('[data-focus-subject="a"]')?.remove();
  await waitFor(() => expect(document.activeElement?.id).toBe('bar'));
});

test('the focus goes to the safe place of its subject, also from a dialog that a gone button opened', async () => {
  document.body.innerHTML = `${button('bar')}<section data-focus-subject="a"><p id="home" data-focus-home="a" tabindex="-1"></p>
    <div id="actions">${button('end')}${button('send')}</div></section>`;
  document.querySelector<HTMLElement>('#end')?.focus();
  document.body.insertAdjacentHTML('beforeend', `<div role="dialog">${button('confirm')}</div>`);
  document.querySelector<HTMLElement>('#confirm')?.focus();
  document.querySelector('#end')?.remove();
  document.querySelector('[role="dialog"]')?.remove();
  await waitFor(() => expect(document.activeElement?.id).toBe('home'));
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
  await waitFor(() => expect(document.activeElement?.id).toBe('other'));
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

test('of what writes, only the step that comes next is given the keyboard', async () => {
  document.body.innerHTML = `<div id="actions">${button('pause')}<button id="write" data-submit></button>
    <div data-next><button id="go-on" data-submit></button></div>${button('cancel')}</div>`;
  document.querySelector<HTMLElement>('#pause')?.focus();
  document.querySelector('#pause')?.remove();
  await waitFor(() => expect(document.activeElement?.id).toBe('go-on'));
});
