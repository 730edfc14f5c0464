import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { UnlockEntry } from '../../shared/journal/entry';
import { asksEachTime } from '../../shared/sign-in-fields';
import { readSiteAddress } from '../../shared/site-address';
import { practiceSiteId, siteSchema, type Site, type SiteForm } from '../../shared/site';
import type { AskedPassword } from '../sign-in/basic-credential';
import type { OnlineSessions } from './online-sessions';
import type { SiteCredentials } from './site-credentials';
import type { KeptAuthorities } from './kept-authorities';
import type { KeptSites } from './kept-sites';
import type { EnteredSecrets, SiteSecrets } from './site-secrets';

export interface SaveSiteTools {
  list: KeptSites;
  secrets: SiteSecrets;
  credentials: SiteCredentials;
  online: OnlineSessions;
  authorities: KeptAuthorities;
  clock: () => Date;
  recordUnlock: (entry: UnlockEntry) => Promise<void>;
}

/**
 * Keeps a form as a site. The secret is in a file of its own: it is staged there under the mark of the new record and
 * counts once that record is kept. Where the program ends in between, the record that is found at the next start
 * decides. `noteKept` is called in the moment in which the new record holds. Throws `invalid-input`,
 * `insecure-address`, `not-found` and storage errors; site and secret are as they were then.
 */
export async function saveSite(
  form: SiteForm,
  tools: SaveSiteTools & { hasConfirmed: boolean },
  noteKept: (site: Site) => void,
): Promise<Site> {
  const { list, secrets, credentials, online, authorities } = tools;
  if (form.id === practiceSiteId) throw new AppError('not-found', { params: { what: form.id } });
  secrets.finish();
  const { authority } = form.network;
  // A page can name only what a person has chosen.
  if (authority !== null) await authorities.read(authority);
  const leaves = leavesProduction(form, list);
  if (leaves && !tools.hasConfirmed) throw new AppError('still-production', { params: { site: form.name } });
  const prepared = list.prepare(form);
  const site = leaves === 'itself' ? await leaveProduction(prepared, tools) : prepared;
  const signedIn = online.findSignedIn({ ...form, id: form.id ?? '' });
  const sealed = await sealSecrets(site, form.secrets ?? {}, signedIn?.sealed ?? null, tools);
  const staged = sealed === undefined ? null : await secrets.stage(site, sealed, markOf(site));
  try {
    list.put(site);
  } catch (error) {
    staged?.discard();
    throw error;
  }
  staged?.commit();
  noteKept(site);
  const password = form.secrets?.password;
  if (asksEachTime(site.signIn) && password !== undefined)
    noteAsked(credentials.askedPassword(site), password);
  await signedIn?.adopt(site);
  return site;
}

/**
 * Does this form make a production site something else: the site itself, or another way to the same address? Then a
 * person is asked, for it would be written to without its lock.
 */
export function leavesProduction(form: SiteForm, list: KeptSites): 'itself' | 'address' | null {
  if (form.environment === 'production') return null;
  const before = list.all().find(({ id }) => id === form.id);
  if (before?.environment === 'production') return 'itself';
  const url = readSiteAddress(form.address)?.url;
  if (url === undefined || (before && urlOf(before) === url)) return null;
  const isProduction = list.all().some((site) => site.environment === 'production' && urlOf(site) === url);
  return isProduction ? 'address' : null;
}

/** Of thousands of sites, read once each, not at every save. */
const urls = new WeakMap<Site, string>();

function urlOf(site: Site): string {
  const url = urls.get(site) ?? readSiteAddress(site.address)?.url ?? '';
  urls.set(site, url);
  return url;
}

/** On record before it holds. Throws a storage error. */
async function leaveProduction(
  site: Site,
  { list, credentials, clock, recordUnlock }: SaveSiteTools,
): Promise<Site> {
  const before = list.find(site.id);
  const at = clock().toISOString();
  const { userName } = await credentials.describe(before);
  await recordUnlock({
    id: randomUUID(),
    kind: 'unlock',
    at,
    siteId: before.id,
    siteName: before.name,
    environment: before.environment,
    user: userName,
    ticket: '',
    event: 'left-production',
    until: null,
    reason: null,
  });
  return { ...site, productionUntil: at };
}

/** Forgets a site and its secret, both or neither. Throws `not-found` and storage errors. */
export async function removeSite(
  siteId: string,
  { list, secrets }: Pick<SaveSiteTools, 'list' | 'secrets'>,
): Promise<void> {
  secrets.finish();
  const staged = await secrets.stage(list.find(siteId), null, markOf(undefined));
  try {
    list.remove(siteId);
  } catch (error) {
    staged.discard();
    throw error;
  }
  staged.commit();
}

/** Tells the record that a staged secret goes with from any other. When a site was used makes no other of it. */
export function markOf(site: Site | undefined): string {
  if (!site) return 'no site';
  const { lastUsedAt: _lastUsedAt, ...record } = siteSchema.parse(site);
  return createHash('sha256').update(JSON.stringify(record)).digest('base64');
}

/** What is to be kept for the site; undefined = what is kept already. */
async function sealSecrets(
  site: Site,
  entered: EnteredSecrets,
  signedIn: string | null,
  { secrets, credentials }: SaveSiteTools,
): Promise<string | null | undefined> {
  // A password that was kept until it was to be asked for each time goes, whatever was entered.
  if (!asksEachTime(site.signIn) && Object.keys(entered).length === 0) return signedIn ?? undefined;
  const sealed = await secrets.merge(site, entered, signedIn);
  if (sealed !== null) await credentials.requireUsable(site, sealed);
  return sealed;
}

function noteAsked(asked: AskedPassword, password: string): void {
  if (password === '') asked.forget();
  else asked.provide(password);
}
