import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { createQueryClient } from '../../api/query-client';
import { usePagedRows } from './use-paged-rows';

afterEach(cleanup);

function openList(total: number) {
  const asked: number[] = [];
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const list = renderHook(
    ({ filter }) =>
      usePagedRows({
        queryKey: ['list', filter],
        readPage: async (offset, limit) => {
          asked.push(offset);
          const count = Math.min(limit, total - offset);
          return { total, rows: Array.from({ length: count }, (_, at) => `${filter} ${offset + at}`) };
        },
      }),
    { wrapper, initialProps: { filter: 'all' } },
  );
  return { list, asked, client };
}

describe('the rows of a long list', () => {
  it('are read where they are in sight, and have their place in the whole', async () => {
    const { list, asked } = openList(50_000);
    await waitFor(() => expect(list.result.current.total).toBe(50_000));
    expect(list.result.current.rowIds).toHaveLength(50_000);
    act(() => list.result.current.onRange(30_150, 30_250));
    await waitFor(() => expect(list.result.current.rows.at(-1)).toEqual({ id: '30399', row: 'all 30399' }));
    // With those that come into sight next.
    expect([Math.min(...asked.slice(1)), Math.max(...asked)]).toEqual([30_050, 30_350]);
    expect(asked).toHaveLength(8);
  });

  it('stay the same objects while the list is scrolled', async () => {
    const { list } = openList(50_000);
    await waitFor(() => expect(list.result.current.total).toBe(50_000));
    act(() => list.result.current.onRange(300, 320));
    const at310 = () => list.result.current.rows.find(({ id }) => id === '310');
    await waitFor(() => expect(at310()).toBeDefined());
    const before = at310();
    act(() => list.result.current.onRange(380, 400));
    await waitFor(() => expect(list.result.current.rows.at(-1)?.id).toBe('549'));
    expect(at310()).toBe(before);
  });

  it('draw nothing anew where they are read again and say the same', async () => {
    const { list, asked, client } = openList(3);
    await waitFor(() => expect(list.result.current.rows).toHaveLength(3));
    const before = list.result.current;
    await act(() => client.invalidateQueries());
    list.rerender({ filter: 'all' });
    expect(asked).toEqual([0, 0]);
    expect(list.result.current.rows).toBe(before.rows);
  });

  it('stay until those of another filter are there', async () => {
    const { list } = openList(3);
    await waitFor(() => expect(list.result.current.rows).toHaveLength(3));
    list.rerender({ filter: 'different' });
    expect(list.result.current.rows[0]?.row).toBe('all 0');
    await waitFor(() => expect(list.result.current.rows[0]?.row).toBe('different 0'));
  });

  it('say why they could not be read', async () => {
    const client = createQueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const list = renderHook(
      () =>
        usePagedRows({
          queryKey: ['list'],
          readPage: () => Promise.reject(new Error('storage-failed')),
        }),
      { wrapper },
    );
    await waitFor(() => expect(list.result.current.error).toHaveProperty('message', 'storage-failed'));
    expect(list.result.current.isPending).toBe(false);
  });
});
