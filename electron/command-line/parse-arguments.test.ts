import { describe, expect, it } from 'vitest';
import { isCommand, ownArguments } from './own-arguments';
import { isHelpAsked } from '../typed-options';
import { parseCommand, tellUsage, UsageError } from './parse-arguments';

describe('the command line', () => {
  it('is for a window unless the first word of the program’s own is plan', () => {
    expect(isCommand(['/opt/actorlink', 'plan', 'check'], true)).toBe(true);
    expect(isCommand(['/opt/actorlink', '--no-sandbox', 'plan', 'check'], true)).toBe(true);
    expect(isCommand(['electron', '--no-sandbox', '/work/app', 'plan', 'run'], false)).toBe(true);
    expect(isCommand(['electron', '/work/plan'], false)).toBe(false);
    expect(isCommand(['/opt/actorlink'], true)).toBe(false);
    expect(isCommand(['/opt/actorlink', 'sheet.xlsx', 'plan'], true)).toBe(false);
    expect(ownArguments(['electron', '--x', '.', 'plan', '--json'], false)).toEqual(['plan', '--json']);
  });

  it('takes paths from where it was typed, and says for itself what is left out', () => {
    expect(parseCommand(['plan', 'run', 'a.xlsx', '--site', 'Acme'], '/home/kari')).toEqual({
      what: 'run',
      file: '/home/kari/a.xlsx',
      site: 'Acme',
      json: false,
      settings: {},
      pilotOnly: false,
      production: null,
      ticket: '',
      connection: null,
      erpActorType: null,
      crmActorType: null,
      hiddenRows: 'leave',
      to: null,
    });
  });

  it('tells what can be typed to whoever asks', () => {
    expect(isHelpAsked(['plan', 'check', '--help'])).toBe(true);
    expect(isHelpAsked(['plan', 'check', 'a.xlsx', '--site', 'Acme'])).toBe(false);
    const [check = '', run = '', ...others] = tellUsage().split('\n');
    expect(check).toContain('plan check FILE --site NAME [--json]');
    expect(run).toContain('[--hidden-rows leave|take]');
    expect(others).toHaveLength(1);
  });

  const allOptions: Record<string, string[]> = {
    '--json': [],
    '--connection': ['Fjord'],
    '--erp-type': ['Supplier'],
    '--crm-type': ['Person'],
    '--at-once': ['2'],
    '--per-second': ['2'],
    '--pilot-only': [],
    '--read-back': ['after'],
    '--production': ['Acme'],
    '--ticket': ['JOB-7'],
    '--hidden-rows': ['take'],
    '--to': ['x.csv'],
  };

  it.each(['check', 'run', 'export'])(
    'takes with %s the options that its help names, and no other',
    (word) => {
      const line = tellUsage()
        .split('\n')
        .find((one) => one.includes(`plan ${word} `));
      const answers = Object.entries(allOptions).map(([option, value]) => {
        try {
          parseCommand(['plan', word, 'a.xlsx', '--site', 'Acme', option, ...value], '/');
          return [option, 'taken'] as const;
        } catch (error) {
          return [option, error instanceof Error ? error.message : ''] as const;
        }
      });
      const taken = answers.flatMap(([option, answer]) => (answer === 'taken' ? [option] : []));
      const refused = answers.filter(([, answer]) => answer !== 'taken');
      for (const [option, answer] of refused)
        expect(answer).toMatch(`${option} means nothing for ${word}. It belongs to `);
      expect(line?.match(/--[a-z-]+/g)).toEqual(['--site', ...taken]);
    },
  );

  it.each([
    [['plan'], 'check, run or export'],
    [['plan', 'check', 'a.xlsx'], '--site is missing'],
    [['plan', 'erase', 'a.xlsx', '--site', 'Acme'], 'not “erase”'],
    [['plan', 'check', '--site', 'Acme'], 'The file is missing'],
    [['plan', 'check', 'a.xlsx', 'b.xlsx', '--site', 'Acme'], 'Too much: b.xlsx'],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--at-once', '17'], '--at-once takes 1-16, not “17”'],
    [
      ['plan', 'run', 'a.xlsx', '--site', 'Acme', '--read-back', 'never'],
      '--read-back takes as-it-goes, after, not “never”',
    ],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--erp-type', 'Dog'], '--erp-type takes Customer'],
    [
      ['plan', 'run', 'a.xlsx', '--site', 'Acme', '--hidden-rows', 'ask'],
      '--hidden-rows takes leave, take, not “ask”',
    ],
    [['plan', 'export', 'a.xlsx', '--site', 'Acme', '--to', 'x.pdf'], '--to takes .csv, .xlsx, not “x.pdf”'],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--yes'], 'There is no option --yes here.\nUsage'],
    [['plan', '--nonsense=1'], 'There is no option --nonsense here.\nUsage'],
    [['plan', 'check', '-x'], 'There is no option -x here.\n'],
    [['plan', 'run', 'a.xlsx', '--no-json'], 'There is no option --no-json here.\n'],
    [['plan', 'run', 'a.xlsx', '--site'], '--site lacks its value.'],
    [['plan', 'run', 'a.xlsx', '--site', '--json'], '--site lacks its value.'],
    [['plan', 'run', 'a.xlsx', '--site', 'A', '--site', 'B'], '--site is given twice.\n'],
    [['plan', 'run', 'a.xlsx', '--site', 'A', '--json=yes'], '--json takes no value.\n'],
    [
      ['plan', 'check', 'a.xlsx', '--site', 'Acme', '--to', 'x.csv'],
      '--to means nothing for check. It belongs to export.',
    ],
    [
      ['plan', 'export', 'a.xlsx', '--site', 'Acme', '--pilot-only'],
      '--pilot-only means nothing for export.',
    ],
    [['plan', 'export', 'a.xlsx', '--site', 'Acme', '--json'], 'It belongs to check, run.'],
    [['plan', 'check', 'a.xlsx', '--site', 'Acme', '--ticket', ''], '--ticket means nothing for check.'],
  ])('refuses %j and says why, before what can be typed', (args, why) => {
    expect(() => parseCommand(args, '/')).toThrow(UsageError);
    expect(() => parseCommand(args, '/')).toThrow(why);
    expect(() => parseCommand(args, '/')).toThrow('Usage: actorlink plan');
  });
});
