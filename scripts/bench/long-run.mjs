import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One run in a process of its own: its time per row, the most memory that it took, and the longest block of its thread. */
const { module, rows, options } = JSON.parse(process.env.ABOUT);
const { openRunLoad } = await import(module);
const load = await openRunLoad(options);
const megabytes = () => process.memoryUsage().rss / 1_048_576;
// What every run needs, whatever its size: code that is compiled, connections that are open, pages of the database.
await load.run(await load.makePlan(500, 0), 500, { atOnce: 16 });
const planId = await load.makePlan(rows, 500);
global.gc();
const idleMb = megabytes();
let mostMb = idleMb;
const watch = setInterval(() => {
  mostMb = Math.max(mostMb, megabytes());
}, 100);
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
