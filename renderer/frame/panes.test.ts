import { afterEach, describe, expect, it } from 'vitest';
import { focusNextPane } from './panes';

afterEach(() => document.body.replaceChildren());

function makePane(...children: Element[]): HTMLElement {
  const pane = document.createElement('div');
  pane.dataset['pane'] = '';
  pane.append(...children);
  return pane;
}

function makeButton(id: string): HTMLElement {
  return Object.assign(document.createElement('button'), { id });
}

/** A bar, a screen divided in two, and a part without anything to focus. */
function layOut(): void {
  const list = makePane(makeButton('row'));
  const form = makePane(makeButton('box'), makeButton('save'));
  const bar = makePane(makeButton('link'), makeButton('activity'));
  document.body.append(bar, makePane(list, form), makePane());
}

const focused = () => document.activeElement?.id;

describe('F6', () => {
  it('goes round the parts of the window, to the first control of each', () => {
    layOut();
    const visited = Array.from({ length: 4 }, () => {
      focusNextPane(1);
      return focused();
    });
    expect(visited).toEqual(['link', 'row', 'box', 'link']);
  });

  it('goes to a part that only can be read, and passes by one that is empty', () => {
    const outcome = Object.assign(makePane(), { id: 'outcome', tabIndex: 0 });
    document.body.append(makePane(makeButton('table')), outcome, makePane(), makePane(makeButton('link')));
    const visited = Array.from({ length: 3 }, () => {
      focusNextPane(1);
      return focused();
    });
    expect(visited).toEqual(['table', 'outcome', 'link']);
  });

  it('goes back with Shift, from wherever in a part the focus is', () => {
    layOut();
    document.querySelector<HTMLElement>('#save')?.focus();
    focusNextPane(-1);
    expect(focused()).toBe('row');
    focusNextPane(-1);
    expect(focused()).toBe('link');
  });

  it('goes to the first value of a table, and later to where the focus was there', () => {
    const value = Object.assign(document.createElement('input'), { id: 'value' });
    value.dataset['value'] = '';
    document.body.append(
      makePane(makeButton('bar')),
      makePane(makeButton('filter'), value, makeButton('take')),
    );
    focusNextPane(1);
    focusNextPane(1);
    expect(focused()).toBe('value');
    document.querySelector<HTMLElement>('#take')?.focus();
    focusNextPane(1);
    focusNextPane(1);
    expect(focused()).toBe('take');
  });

  it('goes to the way to the screen that is shown, also where another one had the focus last', () => {
    const nav = document.createElement('nav');
    const [first, second] = [makeButton('first'), makeButton('second')];
    nav.append(first, second);
    document.body.append(makePane(nav), makePane(makeButton('box')));
    second.setAttribute('aria-current', 'page');
    focusNextPane(1);
    expect(focused()).toBe('second');
    focusNextPane(1);
    second.removeAttribute('aria-current');
    first.setAttribute('aria-current', 'page');
    focusNextPane(1);
    expect(focused()).toBe('first');
  });
});
