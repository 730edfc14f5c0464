import type { Page } from '@playwright/test';
import { fillSiteForm, keepSite, shortTimeouts } from '../keep-site';
import { startPractice, type ExternalPractice, type LoggedRequest } from '../practice';

/** Of a link that nobody has made yet, on the practice site. */
export interface FreePair {
  recordId: number;
  erpKey: string;
}

/** A line of figures, for whoever runs the soak. */
export function tellFigures(figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

export const siteUser = 'kari';
export const sitePassword = 'soak-passord-1';

/** What the site itself knows of a pair, whatever the program believes. */
export interface Truth {
  /** How often ConnectActor came for it. */
  sent: number;
  /** Whether one of them was carried out. */
  isDone: boolean;
  isLinked: boolean;
}

/** A practice site in a process of its own, the judge of what is said. */
export async function startSoakSite(): Promise<ExternalPractice> {
  return startPractice(siteUser, sitePassword);
}

/** The form of that site, or of another address with its user. */
export function formOf(address: string, name: string): ReturnType<typeof fillSiteForm> {
  return fillSiteForm({ address, user: siteUser, password: sitePassword }, { name, requests: shortTimeouts });
}

/** Keeps the site and makes it the one in use; returns its id. */
export function useSoakSite(page: Page, address: string): Promise<string> {
  return keepSite(page, formOf(address, 'Soak'));
}

interface State {
  record: unknown;
  actor: unknown;
  links: { recordId: number; erpKey: string }[];
}

/** Companies and customers of connection 1 that are linked nowhere in it, each used once. */
export async function findFreePairs(site: ExternalPractice, count: number): Promise<FreePair[]> {
  const { links } = (await site.state({ connectionId: 1 })) as State;
  const takenRecords = new Set(links.map(({ recordId }) => recordId));
  const takenKeys = new Set(links.map(({ erpKey }) => erpKey));
  const recordIds: number[] = [];
  for (let recordId = 1; recordIds.length < count && recordId < 20_000; recordId += 1) {
    if (takenRecords.has(recordId)) continue;
    const { record } = (await site.state({ crmActorType: 'Contact', recordId })) as State;
    if (record) recordIds.push(recordId);
  }
  const keys: string[] = [];
  for (let number = 10_000; keys.length < count && number < 30_000; number += 1) {
    const erpKey = String(number);
    if (takenKeys.has(erpKey)) continue;
    const { actor } = (await site.state({ connectionId: 1, erpActorType: 'Customer', erpKey })) as State;
    if (actor) keys.push(erpKey);
  }
  return recordIds.slice(0, keys.length).map((recordId, index) => ({ recordId, erpKey: keys[index] ?? '' }));
}

export async function readTruth(
  site: ExternalPractice,
  pair: FreePair,
  submits?: readonly LoggedRequest[],
): Promise<Truth> {
  const own = (submits ?? (await site.submits())).filter((request) => isOf(request, pair));
  const { links } = (await site.state({
    connectionId: 1,
    crmActorType: 'Contact',
    recordId: pair.recordId,
  })) as State;
  return {
    sent: own.length,
    isDone: own.some(({ work }) => work === 'done'),
    isLinked: links.some(({ erpKey }) => erpKey === pair.erpKey),
  };
}

function isOf({ body }: LoggedRequest, { recordId, erpKey }: FreePair): boolean {
  const text = body.text ?? '';
  return text.includes(`"CrmRecordId":${recordId},`) && text.includes(`"ErpKey":"${erpKey}"`);
}

/** What is false in what was said of a pair, given what the site knows; empty = nothing. */
export function findLies({ state, words }: { state: string; words: string }, truth: Truth): string[] {
  const lies: string[] = [];
  const claim = (isSaid: boolean, isTrue: boolean, what: string) => {
    if (isSaid && !isTrue) lies.push(what);
  };
  claim(true, truth.sent <= 1, `sent ${truth.sent} times`);
  claim(state === 'Verified', truth.isLinked, 'Verified, and not linked');
  claim(state === 'Sent', truth.isDone, 'Sent, and not carried out');
  claim(state === 'Cancelled', truth.sent === 0, 'Cancelled, and sent');
  claim(/nothing was changed|link was not made/i.test(words), !truth.isDone, 'changed, and said not to be');
  claim(
    /is not linked|link is not there|no such link/i.test(words),
    !truth.isLinked,
    'linked, and said not to be',
  );
  claim(/link exists|is linked to Customer/i.test(words), truth.isLinked, 'said to be linked, and is not');
  claim(/inside ActorLink/.test(words), false, 'a bug');
  return lies;
}
