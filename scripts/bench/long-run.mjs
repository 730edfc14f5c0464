import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * One run in a process of its own: its time per row, the most memory that it took, and the longest block of its thread.
 * `memory` `held`: only what it holds, with everything collected before each reading, which costs time; `taken`: what the
 * process has of the system, with what the collector has not come to yet.
 */
const { module, rows, memory, options } = JSON.parse(process.env.ABOUT);
const { openRunLoad } = await import(module);
const load = await openRunLoad(options);
const readers = {
  taken: () => process.memoryUsage().rss,
  held: () => {
    global.gc();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
};
const megabytes = () => readers[memory]() / 1_048_576;
// What every run needs, whatever its size: code that is compiled, connections that are open, pages of the database.
await load.run(await load.makePlan(500, 0), 500, { atOnce: 16 });
const planId = await load.makePlan(rows, 500);
global.gc();
const idleMb = megabytes();
let mostMb = idleMb;
const everyMs = { taken: 100, held: 500 }[memory];
const watch = setInterval(() => {
  mostMb = Math.max(mostMb, megabytes());
}, everyMs);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const cpu = process.cpuUsage();
const startMs = performance.now();
await load.run(planId, rows, { atOnce: 16 });
const tookMs = performance.now() - startMs;
const { user, system } = process.cpuUsage(cpu);
delay.disable();
clearInterval(watch);
await load.close();
process.send({
  overIdleMb: Math.max(mostMb - idleMb, 1),
  msPerRow: tookMs / rows,
  cpuMsPerRow: (user + system) / 1_000 / rows,
  longestBlockMs: delay.max / 1e6,
});
