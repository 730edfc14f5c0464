import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from '../prepare/project.mjs';

/** What the build leaves out of the page (`leftOutOfPage`) and draws nothing there, while it works in component tests. */
const wouldDrawNothing = [
  [/<TextField\b[^>]*\sselect\b/, 'a text field that is a list: use ChoiceBox or OneOf'],
  [/\b(?:minRows|maxRows)=/, 'a text box that grows: give it `rows`'],
  [
    /^\s*multiline\b(?!(?:(?!\/>)[^])*input: plainTextArea)/m,
    'a text box of lines that grows: its input is `plainTextArea`',
  ],
  [/variant="(?:filled|standard)"/, 'a text box without an outline'],
  [/@mui\/material\/(?:Select|NativeSelect|TextareaAutosize|Input|FilledInput)'/, 'a part that is left out'],
];

describe('what the build leaves out of the page', () => {
  it('is used nowhere in it', () => {
    const files = readdirSync(inProject('renderer'), { recursive: true }).filter((file) =>
      file.endsWith('.tsx'),
    );
    const found = files.flatMap((file) => {
      const text = readFileSync(path.join(inProject('renderer'), file), 'utf8');
      return wouldDrawNothing.flatMap(([form, what]) => (form.test(text) ? [`${file}: ${what}`] : []));
    });
    expect(found).toEqual([]);
  });
});
