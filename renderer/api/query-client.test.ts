import { waitFor } from '@testing-library/react';
import { MutationObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createQueryClient } from './query-client';

it('forgets what was typed once the form is gone', async () => {
  const client = createQueryClient();
  const save = new MutationObserver(client, { mutationFn: (typed: string) => Promise.resolve(typed.length) });
  const leave = save.subscribe(() => undefined);
  await save.mutate('a password');
  expect(client.getMutationCache().getAll()).toHaveLength(1);
  leave();
  await waitFor(() => expect(client.getMutationCache().getAll()).toEqual([]));
});
