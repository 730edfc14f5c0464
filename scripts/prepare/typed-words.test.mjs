import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listPlaywrightOptions } from '../journeys.mjs';
import { inProject } from './project.mjs';
import { findMisuse, isHelpAsked } from './typed-words.mjs';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
/** Every command of the project; `plan` is answered by the program, `practice` by its site. */
const own = Object.entries(scripts).flatMap(([name, line]) => {
  const [, script, tool] = /^node (scripts\/\S+)(?: (\S+))?$/.exec(line) ?? [];
  if (name === 'plan' || name === 'practice') return [];
  return [[name, script, tool === undefined ? [] : [tool]]];
});

/** Without a screen, as on a server: whoever asks gets no tour. */
const type = (script, ...words) => {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [inProject(script), ...words], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test.each(own)('npm run %s says by --help what it takes, and does nothing', (name, script, tool) => {
  const { status, stdout, stderr } = type(script, ...tool, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: npm (?:run )?${name}\\b`));
});

test.each(own)(
  'npm run %s refuses an option that it does not know, with 2, and does nothing',
  (_name, script, tool) => {
    const { status, stdout, stderr } = type(script, ...tool, '--turbo');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^\n✖ There is no option --turbo here\.\nUsage: npm /);
  },
);

test('an option is known with its value, and a word where there are words', () => {
  const takes = { usage: 'Usage: npm run x', options: ['--grep'], words: ['plans'] };
  expect(findMisuse(['--grep=a b', 'plans'], takes)).toBeNull();
  expect(findMisuse(['plan'], takes)).toBe('Nothing is known as plan here.\nUsage: npm run x');
  expect(findMisuse(['anything', '--grep'], { ...takes, words: 'any' })).toBeNull();
  expect(findMisuse(['--soon'], { ...takes, options: () => null })).toBeNull();
  expect([['plans', '-h'], ['--helpful']].map(isHelpAsked)).toEqual([true, false]);
});

test('an option of our own has its value or stands alone, is given once, and is refused where it would do nothing', () => {
  const takes = {
    usage: 'Usage: npm run x',
    options: { '--tour': null, '--lang': 'LANGUAGE' },
    idle: (name) => (name === '--lang' ? '--lang means nothing today.' : null),
  };
  const say = (...typed) => findMisuse(typed, takes)?.split('\n', 1)[0] ?? null;
  expect(say('--tour')).toBeNull();
  expect(say('--tour=yes')).toBe('--tour takes no value.');
  expect(say('--lang')).toBe('--lang lacks its value: --lang=LANGUAGE.');
  expect(say('--tour', '--tour')).toBe('--tour is given twice.');
  expect(say('--lang=nb')).toBe('--lang means nothing today.');
  expect(say('--toString')).toBe('There is no option --toString here.');
});

test.each([
  ['start', 'scripts/start.mjs', ['--tour', '--lang=nb'], /^\n✖ --lang means nothing for the tour, /],
  ['bench', 'scripts/bench.mjs', ['speed'], /^\n✖ Nothing is known as speed here\. There is size, /],
])('npm run %s refuses words that would do nothing, with 2', (_name, script, words, told) => {
  const { status, stdout, stderr } = type(script, ...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(told);
});

test('tools of others are given the options that they name themselves, either way round', () => {
  for (const [tool, option] of [
    ['unit', '--testNamePattern=x'],
    ['unit', '--outputFile.json=x'],
    ['unit', '--no-color'],
    ['lint', '--format=unix'],
    ['typecheck', '--force'],
    ['format', '--cache'],
    ['build', '--sourcemap'],
  ]) {
    // The second is the one that is refused: the first was known.
    const { stderr } = type('scripts/tool.mjs', tool, option, '--turbo');
    expect(stderr).toMatch(/^\n✖ There is no option --turbo here\./);
  }
});

test('the options of Playwright are those that it names itself, but for which tests there are', () => {
  const options = listPlaywrightOptions();
  expect(options).toEqual(expect.arrayContaining(['--grep', '-g', '--trace', '-x', '--last-failed']));
  expect(options).not.toContain('--config');
});
