import type { Axios, InternalAxiosRequestConfig } from 'axios';
import { AppError } from '../../shared/errors';
import type { ApiAddress } from './api-address';
import { describeCall, type WebApiCall } from './calls';
import { readTarget, type RequestTarget } from './request-target';

/** What is known of a request before anything of it is made: where it goes, and which call it is. */
export interface RequestPlan {
  target: RequestTarget;
  call: WebApiCall;
}

/** The requests of one site: each that has no parameters is worked out once, because a run sends thousands of them alike. */
export interface RequestPlans {
  /** Throws `other-origin` for one that would leave the site, and Node's `ERR_INVALID_URL`. */
  find: (config: InternalAxiosRequestConfig) => RequestPlan;
}

interface KnownPlan {
  method: string | undefined;
  baseURL: string | undefined;
  allowAbsoluteUrls: boolean | undefined;
  plan: RequestPlan;
}

/** Calls and their methods are few; what comes beyond that is none of ours. */
const maxKnown = 100;

export function createRequestPlans(axios: Pick<Axios, 'getUri'>, address: ApiAddress): RequestPlans {
  const known = new Map<string | undefined, KnownPlan>();
  const make = (config: InternalAxiosRequestConfig): RequestPlan => {
    const url = new URL(axios.getUri(config));
    pinToSite(url, address);
    return { target: readTarget(url), call: describeCall(config.method ?? 'get', url.pathname) };
  };
  return {
    find: (config) => {
      const { method, baseURL, url, allowAbsoluteUrls, params } = config;
      if (Object.keys(params ?? {}).length > 0) return make(config);
      const found = known.get(url);
      const isSame =
        found?.baseURL === baseURL &&
        found?.method === method &&
        found?.allowAbsoluteUrls === allowAbsoluteUrls;
      if (found && isSame) return found.plan;
      const plan = make(config);
      if (known.size < maxKnown) known.set(url, { method, baseURL, allowAbsoluteUrls, plan });
      return plan;
    },
  };
}

/** Nothing of a site, least of all its credentials, goes to another address than its own. */
function pinToSite(url: URL, address: ApiAddress): void {
  const isOwn =
    url.origin === address.origin && `${url.pathname}/`.startsWith(`${new URL(address.url).pathname}/`);
  if (!isOwn) throw new AppError('other-origin', { params: { host: url.host } });
}
