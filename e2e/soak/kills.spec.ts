import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect, skipWithoutKeychain, test, type Program } from '../fixtures';
import {
  findFreePairs,
  findLies,
  formOf,
  readTruth,
  sitePassword,
  startSoakSite,
  tellFigures,
  useSoakSite,
  type FreePair,
} from './soak-site';

const killsOfHalf = 70;
const longestMs = 700;

/** In two halves, each with a data folder and a site of its own. */
for (const half of [0, 1]) {
  test(`killed while it links, looks and saves, it loses nothing and tells no lies (half ${half + 1})`, async ({
    launch,
  }) => {
    skipWithoutKeychain();
    const site = await startSoakSite();
    const pairs = await findFreePairs(site, killsOfHalf);
    const options = { passwordStore: 'gnome-libsecret' as const };
    // Of hundreds of starts one finds the port of its practice site taken meanwhile: that says nothing about kills.
    const start = () => launch(options).catch(() => launch(options));
    let program = await start();
    const siteId = await useSoakSite(program.page, site.address);
    const saved = new Map<string, { customer: string; sinceAcknowledged: string[] }>();
    const problems: string[] = [];
    const states: Record<string, number> = {};
    for (let turn = 0; turn < killsOfHalf; turn += 1) {
      const pair = pairs[turn];
      if (!pair) throw new Error('There are too few pairs.');
      await begin(program, { siteId, pair, turn, address: site.address, saved });
      await wait(Math.random() * longestMs);
      const gone = once(program.app.process(), 'exit');
      program.app.process().kill('SIGKILL');
      await gone;
      program = await start();
      problems.push(...(await findLostSites(program.page, saved)));
    }
    const submits = await site.submits();
    const entries = await readEntries(program.page);
    for (const pair of pairs) {
      const truth = await readTruth(site, pair, submits);
      const own = entries.filter(
        ({ recordId, erpKey }) => recordId === pair.recordId && erpKey === pair.erpKey,
      );
      if (truth.sent > 0 && own.length === 0) problems.push(`lost: ${JSON.stringify(pair)}`);
      for (const { state, words } of own) {
        states[state] = (states[state] ?? 0) + 1;
        if (state === 'Sending') problems.push(`still Sending: ${JSON.stringify(pair)}`);
        problems.push(...findLies({ state, words }, truth).map((lie) => `${lie}: ${JSON.stringify(pair)}`));
      }
    }
    tellFigures({
      part: 'kills',
      half: half + 1,
      kills: killsOfHalf,
      sent: submits.length,
      states,
      sites: saved.size,
      problems: problems.length,
    });
    expect(problems).toEqual([]);
    // A soak in which hardly anything was sent has shown nothing.
    expect(submits.length).toBeGreaterThan(killsOfHalf / 4);
    await site.stop();
  });
}

interface Begun {
  siteId: string;
  pair: FreePair;
  turn: number;
  address: string;
  saved: Map<string, { customer: string; sinceAcknowledged: string[] }>;
}

/** Sends a link and saves sites, over and over, until it is killed; what was acknowledged is noted here. */
async function begin({ page }: Program, { siteId, pair, turn, address, saved }: Begun): Promise<void> {
  await page.exposeFunction('noteSaving', (kind: 'saving' | 'saved', name: string, customer: string) => {
    if (kind === 'saving') saved.get(name)?.sinceAcknowledged.push(customer);
    else saved.set(name, { customer, sinceAcknowledged: [] });
  });
  await page.evaluate(
    ([id, { recordId, erpKey }, form, from]) => {
      void window.actorlink.links.submit({
        siteId: id,
        submitId: `kill-${from}`,
        names: { erpConnection: 'Fjord Accounting', record: 'A company', erpActor: '' },
        write: {
          kind: 'link',
          record: { crmActorType: 'Contact', crmRecordId: recordId },
          actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey },
          values: [],
          seen: null,
        },
      });
      const note = Reflect.get(window, 'noteSaving') as (...words: string[]) => Promise<void>;
      const save = async () => {
        const siteIds = new Map<string, string>();
        const list = await window.actorlink.sites.list();
        if (list.ok) for (const one of list.data) siteIds.set(one.name, one.id);
        for (let count = 0; ; count += 1) {
          const name = `Kept ${count % 3}`;
          const customer = `${from}-${count}`;
          const known = siteIds.get(name);
          await note('saving', name, customer);
          const answer = await window.actorlink.sites.save({
            ...form,
            ...(known === undefined ? {} : { id: known }),
            name,
            customer,
          });
          if (!answer.ok) continue;
          siteIds.set(name, answer.data.id);
          void note('saved', name, customer);
        }
      };
      const look = async () => {
        const list = await window.actorlink.activity.list({ text: '', states: ['Unknown'], page: 0 });
        for (const entry of list.ok ? list.data.items : [])
          await window.actorlink.links.check({ activityId: entry.id });
      };
      void look();
      void save();
    },
    [siteId, pair, { ...formOf(address, ''), secrets: { password: sitePassword } }, turn] as const,
  );
}

/** Sites whose saving was acknowledged and that are not there, or not as they were saved, secret and all. */
async function findLostSites(page: Page, saved: Begun['saved']): Promise<string[]> {
  const sites = await page.evaluate(async () => {
    const list = await window.actorlink.sites.list();
    return list.ok ? list.data.map(({ name, customer, secret }) => ({ name, customer, secret })) : [];
  });
  return [...saved].flatMap(([name, { customer, sinceAcknowledged }]) => {
    const found = sites.filter((site) => site.name === name);
    const [one] = found;
    if (!one || found.length > 1) return [`${found.length} sites called ${name}`];
    const isRight = one.customer === customer || sinceAcknowledged.includes(one.customer);
    return isRight && one.secret === 'keychain' ? [] : [`${name} is ${JSON.stringify(one)}, not ${customer}`];
  });
}

interface Entry {
  recordId: number;
  erpKey: string;
  state: string;
  words: string;
}

/** All entries, after each that nobody knows the end of was looked after. */
async function readEntries(page: Page): Promise<Entry[]> {
  return page.evaluate(async () => {
    const entries: Entry[] = [];
    for (let number = 0; ; number += 1) {
      const list = await window.actorlink.activity.list({ text: '', states: [], page: number });
      if (!list.ok) throw new Error(list.error.code);
      for (const { id } of list.data.items) {
        const got = await window.actorlink.activity.get({ activityId: id });
        if (!got.ok) throw new Error(got.error.code);
        if (!('record' in got.data) || !('findings' in got.data)) continue;
        const { record, erpKey, state, findings } = got.data;
        entries.push({ recordId: record.crmRecordId, erpKey, state, words: JSON.stringify(findings) });
      }
      if (!list.data.more) return entries;
    }
  });
}
