import library, { type InternalAxiosRequestConfig } from 'axios';
import { beforeEach, describe, expect, it } from 'vitest';
import { SiteAxios } from './site-axios';

const { defaults } = library;
let seen: InternalAxiosRequestConfig[];
let axios: SiteAxios;
beforeEach(() => {
  seen = [];
  axios = new SiteAxios({ ...defaults, timeout: 7, maxRedirects: 0 }, async (config) => {
    seen.push(config);
    return { data: 'answer', status: 200, statusText: '', headers: {}, config };
  });
});

describe('the client that the vendor’s agents are given', () => {
  it('hands every call on as it is, with the settings of the site and no header of the caller', async () => {
    const settings = { headers: { Authorization: 'Basic foreign', Cookie: 'foreign' }, params: { a: '1' } };
    await axios.get('v1/User/currentPrincipal', settings);
    const answer = await axios.post('v1/Agents/ErpSync/ConnectActor', { ErpKey: '00012' }, settings);
    expect(answer.data).toBe('answer');
    expect(seen.map(({ method, url, data }) => [method, url, data])).toEqual([
      ['get', 'v1/User/currentPrincipal', undefined],
      ['post', 'v1/Agents/ErpSync/ConnectActor', { ErpKey: '00012' }],
    ]);
    for (const config of seen) {
      expect(config).toMatchObject({ timeout: 7, maxRedirects: 0, params: { a: '1' } });
      expect({ ...config.headers }).toEqual({});
    }
  });

  it('gives each call a config of its own: what one call changes no other sees', async () => {
    const shared = { params: { a: '1' } };
    await axios.get('one', shared);
    const [first] = seen;
    first?.headers.set('Authorization', 'Basic x');
    if (first) first.timeout = 99;
    await axios.get('two', shared);
    expect(seen[1]?.timeout).toBe(7);
    expect(seen[1]?.headers.has('Authorization')).toBe(false);
    expect(shared).toEqual({ params: { a: '1' } });
  });

  it('lets errors through as they are', async () => {
    const failing = new SiteAxios({ ...defaults }, () => Promise.reject(new Error('as it was')));
    await expect(failing.get('x')).rejects.toThrow('as it was');
  });

  it.each([
    [{ baseURL: 'https://crm.test/api/', url: '/v1/x' }, 'https://crm.test/api/v1/x'],
    [{ baseURL: 'https://crm.test/api', url: 'v1/x' }, 'https://crm.test/api/v1/x'],
    [
      { baseURL: 'https://crm.test/api', url: 'v1/x', params: { a: 'å b' } },
      'https://crm.test/api/v1/x?a=%C3%A5+b',
    ],
    [{ baseURL: 'https://crm.test/api', url: 'https://other.test/x' }, 'https://other.test/x'],
  ])('spells the address of %j', (config, address) => {
    expect(axios.getUri(config)).toBe(address);
  });
});
