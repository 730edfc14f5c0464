import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writesPerMinute } from '../../shared/site-limits';
import { writeKinds, type Write } from '../../shared/write/write';
import { question } from '../../shared/text/en/question';
import type { Question } from '../desktop';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock, type ShiftedClock } from '../testing/shifted-clock';
import { createSiteForm } from '../testing/site-forms';
import { createTestDesktop } from '../testing/test-desktop';
import { change, create, link, relink, resync, unlink } from './testing/sample-writes';

/** One of each kind, as the page may send it. */
const samples: Record<(typeof writeKinds)[number], Write> = {
  link,
  unlink,
  relink,
  'change-values': change,
  create,
  resync,
  restore: { ...change, kind: 'restore', entryId: 'e1' },
};
/** The very ends that it would be sent for: what the page shows meanwhile may be another. */
const aboutWhat: Record<(typeof writeKinds)[number], RegExp> = {
  link: /^This links Company 1 to Customer 10014\./,
  unlink: /^This breaks the link of Company 1 to ERP key 10014\./,
  relink: /^This moves the link of Company 1 from Customer 10014 to Customer 10035\./,
  'change-values': /^This changes values on the link of Company 1 to Customer 10014\./,
  create: /^This creates a Customer in the ERP for Company 1\./,
  resync: /^This resyncs Company 1 with Customer 10014\./,
  restore: /^This puts values from before back onto the link of Company 1 to Customer 10014\./,
};
const writingCalls = [
  'ConnectActor',
  'CreateActorLink',
  'BreakActorLink',
  'CreateErpActorFromCrm',
  'ForceResyncExternal',
  'ForceResyncExternalNoBlankValues',
];
const name = 'Acme PROD';

let practice: PracticeServices;
let clock: ShiftedClock;
/** What the program asked in windows of its own. */
const asked: Question[] = [];
let siteId: string;
beforeEach(async () => {
  clock = createShiftedClock();
  practice = await startPracticeServices({
    clock,
    desktop: createTestDesktop({
      confirm: async (one) => {
        asked.push(one);
        return true;
      },
    }),
  });
  asked.length = 0;
  const form = createSiteForm(practice.site, { name, environment: 'production' });
  siteId = (await call()['sites.save'](form)).id;
});
afterEach(() => practice.stop());

const call = () => practice.services.handlers;
const unlock = () => call()['sites.unlock']({ siteId, confirmedSiteName: name, ticket: '' });
let count = 0;
const send = (write: Write, confirmedSiteName?: string, more: { despiteSilence?: true } = {}) => {
  count += 1;
  return call()['links.submit']({
    siteId,
    submitId: `submit-${count}`,
    names: { record: '', erpConnection: '', erpActor: '' },
    write,
    ...(confirmedSiteName === undefined ? {} : { confirmedSiteName }),
    ...more,
  });
};
const countWritingCalls = () => writingCalls.reduce((sum, one) => sum + practice.countCalls(one), 0);
/** The code that stopped a write at the door; null where it came through, whatever became of it at the site. */
async function stoppedBy(sent: Promise<unknown>): Promise<string | null> {
  try {
    await sent;
    return null;
  } catch (error) {
    const { code } = error as { code: string };
    return ['site-locked', 'confirmation-needed', 'too-many-writes'].includes(code) ? code : null;
  }
}

describe.each(writeKinds)('a write of the kind %s, through the bridge, to a production site', (kind) => {
  const write = samples[kind];

  it('is refused while the site is locked, with the name repeated or not', async () => {
    expect(await stoppedBy(send(write, name))).toBe('site-locked');
    expect(await stoppedBy(send(write))).toBe('site-locked');
    expect(countWritingCalls()).toBe(0);
  });

  it('is refused without the name of the site, letter by letter, while it is unlocked', async () => {
    await unlock();
    for (const wrong of [undefined, '', 'Acme', 'acme prod', `${name} `])
      expect(await stoppedBy(send(write, wrong))).toBe('confirmation-needed');
    expect(countWritingCalls()).toBe(0);
    expect(await stoppedBy(send(write, name))).toBeNull();
  });

  it('is sent after silence only where somebody takes the risk that this kind of write has', async () => {
    await unlock();
    asked.length = 0;
    await stoppedBy(send(write, name, { despiteSilence: true }));
    const { what, risk } = question.despiteSilence;
    expect(asked[0]?.detail).toMatch(aboutWhat[kind]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.title).toContain(`${what[kind]} in ${name} although`);
    expect(asked[0]?.detail).toContain(risk[kind]);
    expect(asked[0]?.yes).toBe(`Take the risk: ${what[kind]}`);
  });

  it('counts among the writes of a minute, and is refused when there were enough', async () => {
    await unlock();
    for (let sent = 0; sent < writesPerMinute; sent += 1) await stoppedBy(send(unlink, name));
    expect(await stoppedBy(send(write, name))).toBe('too-many-writes');
    clock.pass(60_000);
    expect(await stoppedBy(send(write, name))).toBeNull();
  });
});
