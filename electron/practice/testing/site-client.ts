import { create, type AxiosInstance } from 'axios';
import http from 'node:http';
import type { PracticeSite } from '../practice-site';

/** What a test looks at: status, parsed body, raw headers. */
export interface TestAnswer {
  status: number;
  data: unknown;
  headers: Record<string, unknown>;
}

export interface SiteClient {
  get(path: string, headers?: Record<string, string>): Promise<TestAnswer>;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>;
  /** Posts to `Agents/{call}` in English. */
  call(call: string, body?: unknown): Promise<TestAnswer>;
}

/** A plain client of a site under test: signed in, no status throws, nothing is followed or repeated. */
export function createSiteClient(site: PracticeSite): SiteClient {
  const client = createAxios(site);
  const send: SiteClient['send'] = async (method, path, body, headers = {}) => {
    const {
      status,
      data,
      headers: received,
    } = await client.request<unknown>({
      method,
      url: path,
      data: body,
      headers: { 'Content-Type': 'application/json', ...headers },
      validateStatus: () => true,
    });
    return { status, data, headers: { ...received } };
  };
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    call: (call, body = {}) => send('POST', `api/v1/Agents/${call}`, body, { 'Accept-Language': 'en' }),
  };
}

/** An axios instance of its own for one site, on Node's HTTP stack. */
export function createAxios(site: Pick<PracticeSite, 'url' | 'user' | 'password'>): AxiosInstance {
  return create({
    baseURL: site.url,
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    auth: { username: site.user, password: site.password },
    httpAgent: new http.Agent({ keepAlive: true }),
  });
}
