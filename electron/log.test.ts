import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLog } from './log';
import { createRedactOf } from './redaction/redact';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'c4narY-log-7712';

it('is turned over at a megabyte: one older file stays, both without secrets and for this user alone', async () => {
  const file = path.join(folder, 'logs', 'actorlink.log');
  const log = await openLog({ file, redact: createRedactOf([secret]) });
  const filler = 'x'.repeat(60_000);
  // Enough for three files.
  for (let line = 1; line <= 45; line += 1) log.info('request', { line, filler, said: `pw ${secret}` });
  const reference = log.problem('page', new Error(`it said ${secret}`));

  const logs = path.join(folder, 'logs');
  expect(readdirSync(logs).toSorted()).toEqual(['actorlink.log', 'actorlink.old.log']);
  for (const name of readdirSync(logs)) {
    const { size, mode } = statSync(path.join(logs, name));
    expect(size).toBeLessThan(1.1 * 1024 * 1024);
    expect(mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(readFileSync(path.join(logs, name), 'utf8')).not.toContain(secret);
  }
  const older = readFileSync(path.join(logs, 'actorlink.old.log'), 'utf8');
  expect(older).not.toContain('"line":1,');
  expect(older).toContain('"said":"pw ‹redacted›"');
  const newest = readFileSync(file, 'utf8');
  expect(newest).toContain('"line":45,');
  expect(newest).toMatch(new RegExp(`\\[error\\] page ${reference} Error: it said ‹redacted›\\\\n +at `));
});

it('has one line per event, whatever breaks and signs somebody else puts into it', async () => {
  const file = path.join(folder, 'logs', 'actorlink.log');
  const log = await openLog({ file, redact: createRedactOf([]) });
  const block = '-----BEGIN CERTIFICATE-----\nMIIB\r\n-----END CERTIFICATE-----\u2028x\u0085y\u001b[2K';
  log.info(`page\n${block}`, { block });
  log.problem('page', { toString: () => block });
  const error = new Error(block, { cause: block });
  error.stack = `Error: ${block}\n    at ${block}`;
  log.problem('page', error);
  const lines = readFileSync(file, 'utf8').split(/[\n\r\u2028\u2029\u0085]/);
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(0, 3)) expect(line).toMatch(/^\d{4}-.*BEGIN CERTIFICATE-----\\n/);
  expect(lines.join('')).not.toContain('\u001b');
});

it('writes a line at once when it is quiet, and many together when it is not, none of them lost', async () => {
  const file = path.join(folder, 'actorlink.log');
  const log = await openLog({ file, redact: createRedactOf([]) });
  const countLines = () => readFileSync(file, 'utf8').split('\n').filter(Boolean).length;
  vi.useFakeTimers();
  try {
    log.info('request', { number: 0 });
    expect(countLines()).toBe(1);
    for (let number = 1; number <= 100; number += 1) log.info('request', { number });
    expect(countLines()).toBe(1);
    vi.advanceTimersByTime(1_000);
    expect(countLines()).toBe(101);
    // Quiet again.
    log.info('request', { number: 101 });
    expect(countLines()).toBe(102);
    log.info('request', { number: 102 });
    log.flush();
    expect(countLines()).toBe(103);
    // What is much is not kept waiting.
    log.info('request', { filler: 'x'.repeat(70_000) });
    expect(countLines()).toBe(104);
  } finally {
    vi.useRealTimers();
  }
});

it('asks whoever holds lines back for them, before a problem and at the end', async () => {
  const file = path.join(folder, 'actorlink.log');
  const log = await openLog({ file, redact: createRedactOf([]) });
  const release = log.holdBack(() => log.info('held'));
  log.problem('page', new Error('x'));
  log.flush();
  release();
  log.flush();
  const events = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  expect(events.map((line) => line.split(' ')[2])).toEqual(['held', 'page', 'held']);
});
