import { prepareProgram } from './prepare/prepare.mjs';
import { PreparationError, runCommand } from './prepare/preparation-error.mjs';
import { hasScreen, startVirtualScreen } from './virtual-screen.mjs';

/**
 * What can be measured, by the name that `npm run bench -- NAME …` takes; without names, everything. Each module
 * exports `measure(runtime)`, which gives back lines `{ goal, what, measured, unit, atMost or atLeast, … }`.
 */
const parts = {
  size: () => import('./bench/measure-size.mjs'),
  sites: () => import('./bench/measure-sites.mjs'),
  start: () => import('./bench/measure-start.mjs'),
  memory: () => import('./bench/measure-memory.mjs'),
  form: () => import('./bench/measure-form.mjs'),
  redaction: () => import('./bench/measure-redaction.mjs'),
  journal: () => import('./bench/measure-journal.mjs'),
  rules: () => import('./bench/measure-rules.mjs'),
  writes: () => import('./bench/measure-writes.mjs'),
  practice: () => import('./bench/measure-practice.mjs'),
  plans: () => import('./bench/measure-plans.mjs'),
  peers: () => import('./bench/measure-peers.mjs'),
  sheets: () => import('./bench/measure-sheets.mjs'),
  scan: () => import('./bench/measure-scan.mjs'),
  'scan-list': () => import('./bench/measure-scan-list.mjs'),
};

/** One line of JSON per goal; both sides of every ratio are measured in this run. Fails when a goal is missed. */
await runCommand(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined)
    throw new PreparationError(`"${unknown}" cannot be measured. There is ${Object.keys(parts).join(', ')}.`);
  const runtime = await prepareProgram({ virtualScreen: !hasScreen() });
  const screen = hasScreen() ? undefined : await startVirtualScreen();
  if (screen) process.env.DISPLAY = screen.display;
  let isMissed = false;
  try {
    for (const name of names.length > 0 ? names : Object.keys(parts)) {
      const { measure } = await parts[name]();
      for (const line of await measure(runtime)) {
        const isMet = meetsGoal(line);
        isMissed ||= !isMet;
        console.log(JSON.stringify({ result: isMet ? 'met' : 'missed', part: name, ...line }));
      }
    }
  } finally {
    screen?.stop();
  }
  return isMissed ? 1 : 0;
});

function meetsGoal({ measured, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) {
  return measured <= atMost && measured >= atLeast;
}
