import { describe, expect, it } from 'vitest';
import { isCommand, ownArguments } from './own-arguments';
import { isHelpAsked, parseCommand, tellUsage, UsageError } from './parse-arguments';

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
      erpActorType: 'Customer',
      crmActorType: 'Contact',
      hiddenRows: 'leave',
      to: null,
    });
  });

  it('tells what can be typed to whoever asks', () => {
    expect(isHelpAsked(['plan', 'check', '--help'])).toBe(true);
    expect(isHelpAsked(['plan', 'check', 'a.xlsx', '--site', 'Acme'])).toBe(false);
    expect(tellUsage()).toContain('--hidden-rows leave|take');
  });

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
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--yes'], '--yes'],
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
