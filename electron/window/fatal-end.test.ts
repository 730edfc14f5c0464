import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { endWithFailure, takeFailureNote, type FatalDuties } from './fatal-end';

let folder: string;
let noteFile: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  noteFile = path.join(folder, 'failure.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function setUp(changes: Partial<FatalDuties> = {}) {
  const done: string[] = [];
  const clock = createManualClock();
  const fail = endWithFailure({
    log: () => {
      done.push('log');
      return 'ab12cd34';
    },
    noteFile,
    flush: async () => void done.push('flush'),
    tell: async (reference) => void done.push(`tell ${reference}`),
    exit: () => done.push('exit'),
    clock,
    ...changes,
  });
  return { done, fail, clock };
}

it('F26 logs, flushes the journal, tells the user and goes, in this order and once', async () => {
  const { done, fail, clock } = setUp();
  fail(new Error('first'));
  fail(new Error('second'));
  await clock.advance(0);
  expect(done).toEqual(['log', 'flush', 'tell ab12cd34', 'exit']);
});

it('F26 leaves a note without a word of the error, which the next start takes once', async () => {
  const { fail, clock } = setUp();
  fail(new Error('c4narY-in-the-error'));
  await clock.advance(0);
  expect(readFileSync(noteFile, 'utf8')).not.toContain('c4narY');
  expect(takeFailureNote(noteFile)).toBe('ab12cd34');
  expect(takeFailureNote(noteFile)).toBeNull();
});

it.each([
  ['a flush that fails', { flush: () => Promise.reject(new Error('disk')) }],
  [
    'a flush that throws',
    {
      flush: () => {
        throw new Error('disk');
      },
    },
  ],
  ['a note that cannot be written', { noteFile: path.join(tmpdir(), 'no', 'such', 'folder', 'note.json') }],
])('goes all the same after %s', async (_what, changes) => {
  const { done, fail, clock } = setUp(changes);
  fail(new Error('first'));
  await clock.advance(0);
  expect(done.slice(-2)).toEqual(['tell ab12cd34', 'exit']);
});

it('does not wait for ever for a flush that hangs', async () => {
  const { done, fail, clock } = setUp({ flush: () => new Promise(() => undefined) });
  fail(new Error('first'));
  await clock.advance(7_999);
  expect(done).toEqual(['log']);
  await clock.advance(1);
  expect(done).toEqual(['log', 'tell ab12cd34', 'exit']);
});

it.each(['', '{', '[]', '{"logReference":5}', '{"logReference":"<b>"}'])(
  'says nothing of a note that reads %j',
  (text) => {
    writeFileSync(noteFile, text);
    expect(takeFailureNote(noteFile)).toBeNull();
  },
);
