import { expect, test } from 'vitest';
import { programInputs } from '../shared/ipc/program-methods';
import { mostLost, type Lost } from '../shared/would-be-lost';
import type { Question } from './desktop';
import { createMayQuit } from './may-quit';

const values: Lost = { kind: 'record-values', siteId: 'fjord' };
const siteForm: Lost = { kind: 'site-form', siteId: null };

/** A program whose person gives this answer. */
function startAsking({ isBusy = false, answer = true } = {}) {
  const asked: Question[] = [];
  const told: string[] = [];
  const mayQuit = createMayQuit({
    isBusy: () => isBusy,
    nameSite: (siteId) => (siteId === 'fjord' ? 'Fjord production' : null),
    desktop: {
      confirm: async (question) => {
        asked.push(question);
        return answer;
      },
    },
    emit: (event) => void told.push(event),
  });
  const quit = (lost: readonly Lost[], signal = new AbortController().signal) => mayQuit(lost, signal);
  return { quit, asked, told };
}

test('a program in which nothing is lost and nothing is sent goes unasked', async () => {
  const { quit, asked } = startAsking();
  expect(await quit([])).toBe(true);
  expect(asked).toEqual([]);
});

test('what would be lost is named with its screen and its site', async () => {
  const { quit, asked } = startAsking();
  expect(await quit([values, siteForm])).toBe(true);
  expect(asked).toEqual([
    {
      title: 'Close ActorLink and lose what stands only on the screen?',
      detail:
        'This was typed or chosen, and nothing else keeps it:\n• Record, Fjord production: changed values\n• Sites: a site that is new or changed',
      yes: 'Close and lose it',
      no: 'Keep open',
    },
  ]);
});

test('a plan that is being sent and what would be lost are one question', async () => {
  const { quit, asked } = startAsking({ isBusy: true });
  await quit([values]);
  expect(asked.map(({ title, yes }) => [title, yes])).toEqual([
    ['A plan is being sent. Stop it and close ActorLink?', 'Stop it, close and lose it'],
  ]);
  expect(asked[0]?.detail).toMatch(
    /goes on when you tell it to\.\n\nThis was typed .+\n• Record, Fjord production/s,
  );
});

test('a plan alone is asked about without a word of anything lost', async () => {
  const { quit, asked } = startAsking({ isBusy: true });
  await quit([]);
  expect(asked[0]).toMatchObject({ yes: 'Stop it and close', no: 'Keep open' });
  expect(asked[0]?.detail).not.toContain('keeps it');
});

test('the page shows what would have been lost once it stays for that, not for a plan alone', async () => {
  const { quit, told } = startAsking({ isBusy: true, answer: false });
  expect(await quit([])).toBe(false);
  expect(told).toEqual([]);
  expect(await quit([values])).toBe(false);
  expect(told).toEqual(['app.staying']);
});

test('a question that was taken away leads nowhere', async () => {
  const { quit, told } = startAsking({ answer: false });
  expect(await quit([values], AbortSignal.abort())).toBe(false);
  expect(told).toEqual([]);
});

test('a site that is not there any more asks nothing', async () => {
  const { quit, asked } = startAsking();
  expect(await quit([{ kind: 'scan-form', siteId: 'gone' }])).toBe(true);
  expect(asked).toEqual([]);
});

test('a box with much to name stays as tall as a small screen', async () => {
  const { quit, asked } = startAsking();
  await quit(Array.from({ length: 12 }, () => values));
  const lines = asked[0]?.detail.split('\n') ?? [];
  expect([lines.length, lines.at(-1)]).toEqual([9, '… and 5 more']);
});

const isTaken = (lost: readonly object[]) => programInputs['app.saidLastWord'].safeParse({ lost }).success;

test('what would be lost crosses the bridge by its kind and its site, and not with a word of the text', () => {
  expect(isTaken([values, siteForm])).toBe(true);
  expect(isTaken([{ ...values, text: 'Postboks 99' }])).toBe(false);
  expect(isTaken([{ ...values, kind: 'Postboks 99' }])).toBe(false);
  expect(isTaken(Array.from({ length: mostLost + 1 }, () => values))).toBe(false);
});
