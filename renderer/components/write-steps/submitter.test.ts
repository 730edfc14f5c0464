import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { Input } from '../../../shared/ipc/contract';
import { createFakeBridge } from '../../testing/fake-bridge';
import { makeEntry } from '../../testing/sample-data';
import { createSubmitter } from './submitter';

const { record, erpConnectionName, erpName, write } = makeEntry();
const input: Input<'links.submit'> = {
  siteId: 'practice',
  submitId: 's1',
  write,
  names: { record: record.name, erpConnection: erpConnectionName, erpActor: erpName },
};
const unknown = makeEntry({ state: 'Unknown', holdUntil: '2026-11-23T09:17:02.000Z' });

afterEach(() => vi.useRealTimers());

test.each([
  ['whoever was told the risk and did not take it keeps the outcome that is not known', true, 'done'],
  ['where nobody was asked, that it is held is told', false, 'not-sent'],
] as const)('%s', async (_what, wasAsked, kind) => {
  const fake = createFakeBridge({ 'links.submit': () => unknown });
  vi.stubGlobal('actorlink', fake.bridge);
  const submitter = createSubmitter(() => {});
  await submitter.send(input);
  fake.answer({
    'links.submit': () => {
      throw new AppError('held-after-silence', { params: { entryId: unknown.id, until: '', seconds: 9 } });
    },
  });
  const sent = submitter.send({ ...input, ...(wasAsked ? { despiteSilence: true as const } : {}) });
  expect(submitter.store.getState()).toMatchObject({ kind: 'sending', isAsked: wasAsked });
  expect(await sent).toBe(null);
  expect(submitter.store.getState().kind).toBe(kind);
  expect(submitter.isBusy()).toBe(false);
});

test('a try that is put away is looked at once its hold is over, unless somebody has looked', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-23T09:16:02.000Z') });
  const fake = createFakeBridge({ 'links.submit': () => unknown, 'links.check': () => unknown });
  vi.stubGlobal('actorlink', fake.bridge);
  const onDone = vi.fn<() => void>();
  const looks = () => fake.calls.filter(({ method }) => method === 'links.check').map((call) => call.input);
  const submitter = createSubmitter(onDone);
  await submitter.send(input);
  submitter.dismiss();
  expect(submitter.openTry.getState()).toBe(unknown);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(looks()).toEqual([]);
  const doneBefore = onDone.mock.calls.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(looks()).toEqual([{ activityId: unknown.id }]);
  expect(onDone.mock.calls.length).toBeGreaterThan(doneBefore);

  vi.setSystemTime(new Date('2026-11-23T09:16:02.000Z'));
  await submitter.send(input);
  submitter.dismiss();
  await submitter.look(unknown.id);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(looks()).toHaveLength(2);
});
