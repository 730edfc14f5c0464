import { inProject } from '../prepare/project.mjs';
import { launchApp, median, round, waitUntilReady } from './launch.mjs';

const runs = 10;
const bareFolder = inProject('scripts', 'bench', 'bare-app');

/**
 * P1 and P2: from spawn to the first paint of the usable form, and to the start of the page's load, each against a
 * bare Electron window, in turns. The first run of both is thrown away: it fills the system's file cache.
 */
export async function measure(runtime) {
  const bare = [];
  const own = [];
  for (let run = 0; run <= runs; run += 1) {
    bare.push(await timeStart(runtime, bareFolder, false));
    own.push(await timeStart(runtime, inProject(), true));
  }
  bare.shift();
  own.shift();
  const pick = (starts, name) => median(starts.map((start) => start[name]));
  const line = (goal, what, name, anchorName, atMost) => ({
    goal,
    what,
    measured: round(pick(own, name) / pick(bare, anchorName)),
    unit: 'ratio',
    atMost,
    ms: round(pick(own, name), 0),
    anchor: 'bare Electron window',
    anchorMs: round(pick(bare, anchorName), 0),
    runs,
  });
  return [
    {
      ...line('P1', 'start to usable form', 'usableMs', 'firstPaintMs', 1.45),
      firstPaintRatio: round(pick(own, 'firstPaintMs') / pick(bare, 'firstPaintMs')),
    },
    line('P2', 'main process before the window', 'windowMs', 'windowMs', 1.08),
  ];
}

async function timeStart(runtime, folder, isOwn) {
  const { page, spawnedAt, stop } = await launchApp(runtime, folder);
  if (isOwn) await waitUntilReady(page);
  const times = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // The paint may come a moment after the script that asks.
        const observer = new PerformanceObserver(() => report());
        const report = () => {
          const paint = performance.getEntriesByName('first-contentful-paint')[0];
          if (!paint) return;
          observer.disconnect();
          const ready = performance.getEntriesByName('actorlink-ready')[0];
          resolve({
            origin: performance.timeOrigin,
            paint: paint.startTime,
            ready: ready?.startTime ?? paint.startTime,
          });
        };
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
  await stop();
  return {
    windowMs: times.origin - spawnedAt,
    firstPaintMs: times.origin + times.paint - spawnedAt,
    usableMs: times.origin + Math.max(times.ready, times.paint) - spawnedAt,
  };
}
