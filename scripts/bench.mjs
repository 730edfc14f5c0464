import { prepareProgram } from './prepare/prepare.mjs';
import { MisuseError, runCommand } from './prepare/preparation-error.mjs';
import { hasScreen, startVirtualScreen } from './virtual-screen.mjs';

/**
 * What can be measured, by the name that `npm run bench -- NAME …` takes; without names, everything. Each module
 * exports `measure(runtime, goals)`, which gives lines `{ goal, what, measured, unit, atMost or atLeast, … }`, all at the
 * end or each as soon as it is there. One that takes long exports its `goals` too: a name of them behind the part's name
 * (`npm run bench -- plans P7`) measures that alone.
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
await runCommand(
  async () => {
    const wanted = await readWanted(process.argv.slice(2));
    const runtime = await prepareProgram({ virtualScreen: !hasScreen() });
    const screen = hasScreen() ? undefined : await startVirtualScreen();
    if (screen) process.env.DISPLAY = screen.display;
    let isMissed = false;
    try {
      for (const { part, module, goals } of wanted) {
        for await (const line of await module.measure(runtime, goals)) {
          const isMet = meetsGoal(line);
          isMissed ||= !isMet;
          console.log(JSON.stringify({ result: isMet ? 'met' : 'missed', part, ...line }));
        }
      }
    } finally {
      screen?.stop();
    }
    return isMissed ? 1 : 0;
  },
  {
    usage: `Usage: npm run bench -- [PART [GOAL …]] …\nMeasures these parts, or all: ${Object.keys(parts).join(', ')}.`,
    words: 'any',
  },
);

/** The parts that the words of the command line ask for, each with the goals that are to be measured of it. */
async function readWanted(words) {
  const wanted = [];
  for (const word of words.length > 0 ? words : Object.keys(parts)) {
    const of = wanted.at(-1);
    if (Object.hasOwn(parts, word)) wanted.push({ part: word, module: await parts[word](), goals: [] });
    else if (of?.module.goals?.includes(word)) of.goals.push(word);
    else throw new MisuseError(`Nothing is known as ${word} here. There is ${describeChoice(of)}.`);
  }
  for (const of of wanted) if (of.goals.length === 0) of.goals = of.module.goals ?? [];
  return wanted;
}

function describeChoice(of) {
  const names = Object.keys(parts).join(', ');
  return of?.module.goals ? `${names}; of ${of.part}: ${of.module.goals.join(', ')}` : names;
}

function meetsGoal({ measured, atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY }) {
  return measured <= atMost && measured >= atLeast;
}
