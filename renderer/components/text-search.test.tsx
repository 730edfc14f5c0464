import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Profiler, type ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TextSearch } from './text-search';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function openSearch() {
  const searched: string[] = [];
  const drawn = vi.fn<() => void>();
  const page = (text: string): ReactElement => (
    <Profiler id="search" onRender={drawn}>
      <TextSearch
        label="Search"
        text={text}
        onSearch={(wanted) => searched.push(wanted)}
        sx={{ width: 200 }}
      />
    </Profiler>
  );
  const { rerender } = render(page(''));
  const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
  /** Letter by letter, behind what stands there. */
  const type = (letters: string) => {
    for (const letter of letters) fireEvent.input(box, { target: { value: box.value + letter } });
  };
  return { box, type, searched, drawn, showText: (text: string) => rerender(page(text)) };
}

const waitForSearch = () => act(() => void vi.advanceTimersByTime(200));

test('letters draw nothing, and are searched for together once nobody types', () => {
  const { box, type, searched, drawn } = openSearch();
  type('o');
  drawn.mockClear();
  type('rkdal ');
  expect(drawn).not.toHaveBeenCalled();
  expect([box.value, searched]).toEqual(['orkdal ', []]);
  waitForSearch();
  expect(searched).toEqual(['orkdal']);
});

test('what was typed is searched for as the keyboard leaves the box, and no second time', () => {
  const { box, type, searched } = openSearch();
  type('ork');
  fireEvent.blur(box);
  expect(searched).toEqual(['ork']);
  waitForSearch();
  expect(searched).toEqual(['ork']);
});

test('a search that somebody else takes back leaves the box, and nothing of it is searched for later', () => {
  const { box, type, searched, showText } = openSearch();
  type('ork');
  waitForSearch();
  showText('ork');
  type('dal');
  showText('');
  expect(box.value).toBe('');
  waitForSearch();
  expect(searched).toEqual(['ork']);
});
