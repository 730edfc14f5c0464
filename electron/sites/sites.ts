import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import {
  practiceSiteId,
  type SignInReport,
  type Site,
  type SiteForm,
  type SiteView,
} from '../../shared/site';
import type { SignInSettings } from '../../shared/sign-in-schemes';
import type { SecretStore } from '../storage/secret-store';
import type { AddNotice } from '../storage/set-aside';
import { requireSecureAddress, toApiAddress } from '../superoffice/api-address';
import { basicAuthorization, readWhoAmI } from '../superoffice/sign-in';
import { describePracticeSite } from './practice-site';
import type { PracticeSite } from './practice-site-process';
import { connectSite, type ConnectionSettings, type SiteConnection } from './site-connection';
import type { SiteFile } from './site-file';

/** The sites that we know, and the way to them. */
export interface Sites {
  /** The practice site first. */
  list: () => Promise<SiteView[]>;
  /** Throws `invalid-input`, `insecure-address` or a storage error. */
  save: (form: SiteForm) => Promise<SiteView>;
  /** Forgets the site and its secret. */
  remove: (siteId: string) => void;
  /** Signs in with the form's values; with the stored secret only where the form still leads to its origin. */
  testSignIn: (form: SiteForm) => Promise<SignInReport>;
  /** The same connection until the site is changed. Throws `not-found` or `practice-site-down`. */
  connect: (siteId: string) => Promise<SiteConnection>;
}

export interface SitesOptions {
  file: SiteFile;
  secrets: SecretStore;
  practiceSite: PracticeSite;
  settings: ConnectionSettings;
  addNotice: AddNotice;
}

export function createSites(options: SitesOptions): Sites {
  const { file, secrets, practiceSite } = options;
  const connections = new Map<string, SiteConnection>();
  const noteUnreadable = createUnreadableNotices(options.addNotice);
  const forget = (siteId: string) => {
    connections.get(siteId)?.client.close();
    connections.delete(siteId);
  };
  return {
    list: async () => {
      // A practice site that will not start must not hide the others.
      const access = await practiceSite.access().catch(() => null);
      const views = await Promise.all(file.read().sites.map((site) => viewSite(site, secrets)));
      noteUnreadable(views);
      return [describePracticeSite(access), ...views];
    },
    save: async (form) => {
      const site = await saveSite(form, file, secrets);
      forget(site.id);
      return viewSite(site, secrets);
    },
    remove: (siteId) => {
      findSite(siteId, file);
      file.write({ sites: file.read().sites.filter((site) => site.id !== siteId) });
      secrets.remove(siteId);
      forget(siteId);
    },
    testSignIn: (form) => testSignIn(form, options),
    connect: async (siteId) => {
      const connection =
        siteId === practiceSiteId
          ? await connectPracticeSite(() => connections.get(siteId), options)
          : (connections.get(siteId) ?? connectOwnSite(findSite(siteId, file), options));
      connections.set(siteId, connection);
      return connection;
    },
  };
}

/** A practice site that was started anew has another address and password. */
async function connectPracticeSite(
  findKnown: () => SiteConnection | undefined,
  { practiceSite, settings }: SitesOptions,
): Promise<SiteConnection> {
  const { url, user, password } = await practiceSite.access();
  const known = findKnown();
  if (known?.client.address.url === toApiAddress(url).url) return known;
  const { id, name, environment, requests, allowHttp } = describePracticeSite(null);
  const language = requests.acceptLanguage;
  const authorization = async () => basicAuthorization(user, password);
  const target = { siteId: id, name, environment, language, allowHttp, address: url, userName: user };
  return connectSite({ ...target, authorization }, settings);
}

function connectOwnSite(site: Site, { secrets, settings }: SitesOptions): SiteConnection {
  const { origin } = toApiAddress(site.address);
  const authorization = async () => {
    const secret = await readSecret(site, origin, secrets);
    return basicAuthorization(userNameOf(site.signIn), secret);
  };
  const language = site.requests.acceptLanguage;
  const userName = userNameOf(site.signIn);
  return connectSite({ ...site, siteId: site.id, language, userName, authorization }, settings);
}

async function readSecret(
  site: { id: string; name: string },
  origin: string,
  secrets: SecretStore,
): Promise<string> {
  try {
    const secret = await secrets.get(site.id, origin);
    if (secret !== null) return secret;
  } catch (error) {
    // The store knows sites by id only; the sentence wants the name.
    if (error instanceof AppError)
      throw new AppError(error.code, { params: { site: site.name }, cause: error });
    throw error;
  }
  throw new AppError('no-sign-in', { params: { site: site.name } });
}

async function viewSite(site: Site, secrets: SecretStore): Promise<SiteView> {
  const { origin } = toApiAddress(site.address);
  const secret = await secrets.state(site.id, origin);
  return {
    ...site,
    secret,
    secretsSet: secret === 'none' ? [] : ['password'],
    builtIn: false,
    signInState: {
      scheme: site.signIn.scheme,
      userName: userNameOf(site.signIn),
      expiresAt: null,
      renewsItself: false,
      tenant: null,
    },
    unlockedUntil: null,
  };
}

function userNameOf(signIn: SignInSettings): string {
  return signIn.scheme === 'basic' ? signIn.userName : '';
}

/** Tells once per site that its secret cannot be read, however often the list is asked for. */
function createUnreadableNotices(addNotice: AddNotice): (views: readonly SiteView[]) => void {
  const told = new Set<string>();
  return (views) => {
    for (const { id, name, secret } of views) {
      if (secret !== 'unreadable' || told.has(id)) continue;
      told.add(id);
      addNotice({ id: randomUUID(), kind: 'secret-unreadable', params: { site: name } });
    }
  };
}

function findSite(siteId: string, file: SiteFile): Site {
  const site = file.read().sites.find(({ id }) => id === siteId);
  if (!site) throw new AppError('not-found', { params: { what: siteId } });
  return site;
}

async function saveSite(form: SiteForm, file: SiteFile, secrets: SecretStore): Promise<Site> {
  const { secrets: entered, id, ...fields } = form;
  const secret = entered?.password;
  const address = toApiAddress(fields.address);
  requireSecureAddress(address, fields.allowHttp);
  const lastUsedAt = id === undefined ? null : findSite(id, file).lastUsedAt;
  const site: Site = { id: id ?? randomUUID(), ...fields, lastUsedAt };
  // The secret first: a site is never saved beside a secret that could not be kept.
  if (secret !== undefined) await secrets.set(site.id, address.origin, secret);
  const { sites } = file.read();
  file.write({
    sites: id === undefined ? [...sites, site] : sites.map((other) => (other.id === id ? site : other)),
  });
  return site;
}

async function testSignIn(form: SiteForm, options: SitesOptions): Promise<SignInReport> {
  const startedAtMs = performance.now();
  const connection =
    form.id === practiceSiteId
      ? await connectPracticeSite(() => undefined, options)
      : connectForm(form, options);
  try {
    const whoAmI = await readWhoAmI(connection.client);
    return {
      ...whoAmI,
      address: connection.client.address.url,
      milliseconds: Math.round(performance.now() - startedAtMs),
      scheme: form.signIn.scheme,
      tenant: null,
      expiresAt: null,
      associateId: null,
      rights: { at: new Date().toISOString(), calls: [] },
    };
  } finally {
    connection.client.close();
  }
}

function connectForm(form: SiteForm, { secrets, settings }: SitesOptions): SiteConnection {
  const { id = '', name, secrets: entered } = form;
  const secret = entered?.password;
  const address = toApiAddress(form.address);
  const authorization = async () => {
    const password = secret ?? (await readSecret({ id, name }, address.origin, secrets));
    return basicAuthorization(userNameOf(form.signIn), password);
  };
  // The secret of a form is in nobody's store yet, so its redaction has to be told here.
  const redact = (text: string) =>
    secret === undefined ? settings.redact(text) : settings.redact(text).replaceAll(secret, '');
  const language = form.requests.acceptLanguage;
  const target = { ...form, siteId: id, language, userName: userNameOf(form.signIn), authorization };
  return connectSite(target, { ...settings, redact });
}
