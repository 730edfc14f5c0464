import { prepareProgram } from './prepare/prepare.mjs';
import { runCommand } from './prepare/preparation-error.mjs';
import { hasScreen, startVirtualScreen } from './virtual-screen.mjs';

/** One line of JSON per goal; both sides of every ratio are measured in this run. */
await runCommand(async () => {
  const runtime = await prepareProgram({ virtualScreen: !hasScreen() });
  const screen = hasScreen() ? undefined : await startVirtualScreen();
  if (screen) process.env.DISPLAY = screen.display;
  try {
    for await (const goals of measureAll(runtime))
      for (const goal of goals) console.log(JSON.stringify(goal));
  } finally {
    screen?.stop();
  }
  return 0;
});

async function* measureAll(runtime) {
  yield (await import('./bench/measure-size.mjs')).measureSizes();
  yield (await import('./bench/measure-start.mjs')).measureStart(runtime);
  yield (await import('./bench/measure-memory.mjs')).measureMemory(runtime);
  yield (await import('./bench/measure-form.mjs')).measureForm(runtime);
  yield (await import('./bench/measure-redaction.mjs')).measureRedaction();
  yield (await import('./bench/measure-journal.mjs')).measure();
  yield (await import('./bench/measure-practice.mjs')).measurePractice();
}
