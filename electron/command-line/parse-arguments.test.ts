import { describe, expect, it } from 'vitest';
import { isCommand, ownArguments } from './own-arguments';
import { parseCommand, UsageError } from './parse-arguments';

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
      settings: { atOnce: 4, perSecond: null, readBack: 'as-it-goes', pauseAfterPilot: false },
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

  it.each([
    [['plan']],
    [['plan', 'check', 'a.xlsx']],
    [['plan', 'erase', 'a.xlsx', '--site', 'Acme']],
    [['plan', 'check', 'a.xlsx', 'b.xlsx', '--site', 'Acme']],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--at-once', '17']],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--at-once', 'many']],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--erp-type', 'Dog']],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--hidden-rows', 'ask']],
    [['plan', 'run', 'a.xlsx', '--site', 'Acme', '--yes']],
  ])('refuses %j', (args) => {
    expect(() => parseCommand(args, '/')).toThrow(UsageError);
  });
});
