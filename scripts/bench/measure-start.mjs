import { inProject } from '../prepare/project.mjs';
import { launchApp, median, round, waitUntilReady } from './launch.mjs';

const bareFolder = inProject('scripts', 'bench', 'bare-app');

/**
 * P1 and P2: from spawn to the first paint of the usable form, and to the start of the page's load, each against a
 * bare Electron window, in turns. The first run of both is thrown away: it fills the system's file cache.
 */
export async function measureStart(runtime, runs = 10) {
  const bare = [];
  const own = [];
  for (let run = 0; run <= runs; run += 1) {
    bare.push(await timeStart(runtime, bareFolder, false));
    own.push(await timeStart(runtime, inProject(), true));
  }
  bare.shift();
  own.shift();
  const pick = (starts, name) => median(starts.map((start) => start[name]));
  const goal = (name, what, goalRatio) => ({
    goal: name,
    what,
    ratio: round(pick(own, what) / pick(bare, name === 'P1' ? 'firstPaintMs' : what)),
    atMost: goalRatio,
    anchor: 'bare Electron window',
    anchorMs: round(pick(bare, name === 'P1' ? 'firstPaintMs' : what), 0),
    ms: round(pick(own, what), 0),
    runs,
  });
  return [
    {
      ...goal('P1', 'usableMs', 1.8),
      firstPaintRatio: round(pick(own, 'firstPaintMs') / pick(bare, 'firstPaintMs')),
    },
    goal('P2', 'windowMs', 1.15),
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
