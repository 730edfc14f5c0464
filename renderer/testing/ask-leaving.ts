import { waitFor } from '@testing-library/react';
import type { Input } from '../../shared/ipc/contract';
import type { Lost } from '../../shared/would-be-lost';
import { answerLeaving } from '../app-state/last-words';
import type { FakeBridge } from './fake-bridge';

type Page = Pick<FakeBridge, 'calls' | 'emit'>;
const answering = new WeakSet<Page>();

/** What the page names as lost when its window is about to go. */
export async function askLeaving(page: Page): Promise<readonly Lost[]> {
  if (!answering.has(page)) answerLeaving();
  answering.add(page);
  const listSaid = () => page.calls.filter(({ method }) => method === 'app.saidLastWord');
  const before = listSaid().length;
  page.emit('app.leaving', {});
  return waitFor(() => {
    const [said] = listSaid().slice(before);
    if (!said) throw new Error('The page has not answered.');
    return (said.input as Input<'app.saidLastWord'>).lost;
  });
}
