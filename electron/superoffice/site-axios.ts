import {
  Axios,
  AxiosHeaders,
  type AxiosDefaults,
  type AxiosRequestConfig,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';

/** Whether a URL names its own host. */
const absolute = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

/** What axios carries along for its own adapters, its transforming and browsers: a copy of it for each request is felt. */
const unused = new Set([
  'adapter',
  'env',
  'headers',
  'transformRequest',
  'transformResponse',
  'xsrfCookieName',
  'xsrfHeaderName',
]);

/** What is set for each request has its place from the start: an object that grows is made anew several times. */
const setLater = ['method', 'url', 'data', 'params', 'headers', 'signal', 'transport'];

/**
 * axios with one straight way from a call to `exchange`: no merging of settings member by member, no chain of
 * interceptors, no transforming. The config that `exchange` is given is its own, with empty headers.
 */
export class SiteAxios extends Axios {
  readonly #settings: InternalAxiosRequestConfig;

  constructor(
    defaults: AxiosDefaults<unknown>,
    private readonly exchange: (config: InternalAxiosRequestConfig) => Promise<AxiosResponse<unknown>>,
  ) {
    super();
    const kept = Object.entries(defaults).filter(([name]) => !unused.has(name));
    const places = setLater.map((name) => [name, undefined]);
    this.#settings = Object.fromEntries([...kept, ...places]) as InternalAxiosRequestConfig;
    this.defaults = defaults;
  }

  override async request<T = unknown, R = AxiosResponse<T>, D = unknown>(
    config: AxiosRequestConfig<D>,
  ): Promise<R> {
    return (await this.exchange(this.#takeOver(config))) as R;
  }

  override async get<T = unknown, R = AxiosResponse<T>, D = unknown>(
    url: string,
    config?: AxiosRequestConfig<D>,
  ): Promise<R> {
    const own = this.#takeOver(config);
    own.method = 'get';
    own.url = url;
    return (await this.exchange(own)) as R;
  }

  override async post<T = unknown, R = AxiosResponse<T>, D = unknown>(
    url: string,
    data?: D,
    config?: AxiosRequestConfig<D>,
  ): Promise<R> {
    const own = this.#takeOver(config);
    own.method = 'post';
    own.url = url;
    if (data !== undefined) own.data = data;
    return (await this.exchange(own)) as R;
  }

  #takeOver(config: AxiosRequestConfig | undefined): InternalAxiosRequestConfig {
    // One object is spread as quickly as it is copied; two of many members into one take ten times as long.
    const own = Object.assign({ ...this.#settings }, config);
    // A caller's headers are left out: the client alone says what is sent.
    own.headers = new AxiosHeaders();
    return own;
  }

  override getUri(config: AxiosRequestConfig): string {
    const { baseURL = '', url = '', params } = config;
    const isPlain = url !== '' && !absolute.test(url) && Object.keys(params ?? {}).length === 0;
    if (!isPlain) return super.getUri(config);
    return `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
  }
}
