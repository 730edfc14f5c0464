import { describe, expect, test } from 'vitest';
import { OptionError, readOptions } from './practice-options';

describe('readOptions', () => {
  test('gives nothing for nothing, so that the defaults hold', () => {
    expect(readOptions([], {})).toEqual({});
  });

  test('reads every option', () => {
    const args =
      '--port 4477 --companies 10000 --customers 9500 --links 9000 --seed 7 --user ola --password secret --host-language nb --host-culture de-DE'.split(
        ' ',
      );
    expect(readOptions(args, {})).toEqual({
      port: 4477,
      companies: 10_000,
      customers: 9_500,
      links: 9_000,
      seed: 7,
      user: 'ola',
      password: 'secret',
      hostLanguage: 'nb',
      hostCulture: 'de-DE',
    });
  });

  test('reads the environment, and lets the command line go before it', () => {
    const environment = {
      ACTORLINK_PRACTICE_PORT: '5000',
      ACTORLINK_PRACTICE_USER: 'eva',
      ACTORLINK_PRACTICE_PASSWORD: 'from the environment',
    };
    expect(readOptions([], environment)).toEqual({
      port: 5000,
      user: 'eva',
      password: 'from the environment',
    });
    expect(readOptions(['--port', '6000'], environment)).toMatchObject({ port: 6000, user: 'eva' });
  });

  test('reads the size from the environment, links for the companies of either', () => {
    const environment = { ACTORLINK_PRACTICE_COMPANIES: '5000', ACTORLINK_PRACTICE_LINKS: '20000' };
    expect(readOptions([], environment)).toEqual({ companies: 5_000, links: 20_000 });
    expect(() => readOptions(['--companies', '400'], environment)).toThrow(
      'ACTORLINK_PRACTICE_LINKS must be a whole number from 5 to',
    );
  });

  test.each([
    [['--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [['--port', '80a'], '"80a"'],
    [['--port=-1'], '"-1"'],
    [['--companies', '3'], 'from 20'],
    [['--links', '0'], '--links must be a whole number from 5 to 2189 for 400 companies, not "0".'],
    [['--links', '2190'], '"2190"'],
    [['--links', '1000', '--companies', '20'], 'for 20 companies'],
    [['--links', 'all'], '"all"'],
    [['--broken-links', 'some'], '--broken-links must be'],
    [['--change-every', '-1'], '--change-every'],
    [['--seed', '1e9'], '--seed'],
    [['--user', 'a:b'], 'colon'],
    [['--bogus'], 'There is no option --bogus here.\nUsage: npm run practice -- '],
    [['stray'], 'Nothing is known as stray here.\nUsage: '],
    [['--port'], '--port lacks its value.'],
    [['--port', '1', '--port=2'], '--port is given twice.\nUsage: '],
  ])('refuses %j in a sentence of its own', (args, message) => {
    expect(() => readOptions(args, {})).toThrow(OptionError);
    expect(() => readOptions(args, {})).toThrow(message);
  });

  test('names the variable that cannot be used', () => {
    expect(() => readOptions([], { ACTORLINK_PRACTICE_PORT: 'x' })).toThrow('ACTORLINK_PRACTICE_PORT');
  });
});
