import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRateLimit } from './page-crash';
import {
  defaultState,
  fitToDisplays,
  readWindowState,
  writeWindowState,
  type WindowState,
} from './window-state';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-window-'));
  file = path.join(folder, 'data', 'window-state.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const state: WindowState = {
  bounds: { x: 40, y: 30, width: 1000, height: 700 },
  isMaximized: true,
  theme: 'dark',
};

test('what was written is read again, from one file', async () => {
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  expect(await readdir(path.dirname(file))).toEqual(['window-state.json']);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"bounds":{"x":"a"},"theme":"pink"}',
  '{"bounds":{"x":1,"y":1,"width":1e99,"height":1}}',
])('a file with %j is the same as a first start', async (text) => {
  file = path.join(folder, 'broken.json');
  await writeFile(file, text);
  expect(readWindowState(file)).toEqual(defaultState);
});

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const second = { x: 1440, y: 0, width: 2560, height: 1400 };

test('a window on the second display opens there again', () => {
  const bounds = { x: 1500, y: 50, width: 1200, height: 800 };
  expect(fitToDisplays(bounds, [laptop, second])).toEqual(bounds);
});

test.each([
  ['on a display that is gone', { x: 1500, y: 50, width: 1200, height: 800 }],
  ['above the display', { x: 100, y: -500, width: 1200, height: 800 }],
  ['with 20 px left on the display', { x: 1420, y: 100, width: 1200, height: 800 }],
  ['never opened before', defaultState.bounds],
])('a window %s opens in the middle', (_name, bounds) => {
  expect(fitToDisplays(bounds, [laptop])).not.toHaveProperty('x');
});

test('a window larger than its display is made to fit, and never smaller than the form', () => {
  expect(fitToDisplays({ x: 0, y: 0, width: 4000, height: 3000 }, [laptop])).toMatchObject({
    width: 1440,
    height: 900,
  });
  expect(fitToDisplays({ x: 0, y: 0, width: 10, height: 10 }, [laptop])).toMatchObject({
    width: 900,
    height: 600,
  });
});

test('a page may be loaded anew twice a minute, not a third time', () => {
  let now = 0;
  const mayReload = createRateLimit(2, 60_000, () => now);
  expect([mayReload(), mayReload(), mayReload()]).toEqual([true, true, false]);
  now = 60_001;
  expect(mayReload()).toBe(true);
});
