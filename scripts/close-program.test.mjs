import { expect, test } from 'vitest';
import { question } from '../shared/text/en/question.ts';
import { closeProgram } from './close-program.mjs';

/** A program that asks with these buttons before it closes, and what it is answered. */
async function closeAsking(...buttons) {
  const dialog = { showMessageBox: async () => 'left to a person' };
  let answer;
  await closeProgram({
    evaluate: async (run, given) => run({ dialog }, given),
    close: async () => {
      answer = await dialog.showMessageBox({}, { buttons });
    },
  });
  return answer;
}

test('a program that a driver ends is told to lose what was typed in it, and nothing else', async () => {
  const { lost, quit, finishing } = question;
  for (const yes of [lost.yes, lost.yesBusy, quit.yes])
    expect(await closeAsking(lost.stay, yes)).toMatchObject({ response: 1 });
  expect(await closeAsking(finishing.stay)).toBe('left to a person');
});
