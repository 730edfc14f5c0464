import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listPlaywrightOptions } from '../journeys.mjs';
import { inProject } from './project.mjs';
import { findMisuse, isHelpAsked } from './typed-words.mjs';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
/** The commands of the project that are scripts of our own; `plan` is answered by the program, `practice` by its site. */
const own = Object.entries(scripts).flatMap(([name, line]) => {
  const [, script] = /^node (scripts\/\S+)$/.exec(line) ?? [];
  return script === undefined || name === 'plan' || name === 'practice' ? [] : [[name, script]];
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

test.each(own)('npm run %s says by --help what it takes, and does nothing', (name, script) => {
  const { status, stdout, stderr } = type(script, '--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: npm (?:run )?${name}\\b`));
});

test.each(own)(
  'npm run %s refuses an option that it does not know, with 2, and does nothing',
  (_name, script) => {
    const { status, stdout, stderr } = type(script, '--turbo');
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

test('the options of Playwright are those that it names itself, but for which tests there are', () => {
  const options = listPlaywrightOptions();
  expect(options).toEqual(expect.arrayContaining(['--grep', '-g', '--trace', '-x', '--last-failed']));
  expect(options).not.toContain('--config');
});
