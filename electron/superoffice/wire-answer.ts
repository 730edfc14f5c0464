import { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';

type GivenHeaders = Record<string, string | string[] | undefined>;

/** Of these the first one counts, as Node has it. */
const singles = new Set([
  'age',
  'authorization',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
]);

/** Several of one name as Node's stack tells them: cookies as a list, the others in one text. */
export function readHeaders(given: GivenHeaders): AxiosResponse['headers'] {
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (name === 'set-cookie') given[name] = [value ?? []].flat();
    else if (Array.isArray(value)) given[name] = singles.has(name) ? value[0] : value.join(', ');
  }
  return given as AxiosResponse['headers'];
}

export function readText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The error of a status that is none of success, as axios has it; null where it is one. */
export function requireStatus(
  response: AxiosResponse<string>,
  config: InternalAxiosRequestConfig,
): AxiosError | null {
  const { status } = response;
  if (!config.validateStatus || config.validateStatus(status)) return null;
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  const words = `Request failed with status code ${status}`;
  return new AxiosError(words, code, config, undefined, response);
}

/** What broke, in the codes of Node's stack and the words of axios; `response` as far as it has come. */
export function describeFailure(
  error: Error,
  config: InternalAxiosRequestConfig,
  response: AxiosResponse<string> | null,
): AxiosError {
  const isBroken = error.name === 'HTTPParserError';
  if (response === null || isBroken) return AxiosError.from(toNodeError(error), undefined, config);
  const words = 'stream has been aborted';
  return new AxiosError(words, AxiosError.ERR_BAD_RESPONSE, config, undefined, response);
}

/** The library has codes of its own for what is no HTTP and for connections that ended. */
function toNodeError(error: Error): Error {
  const code = 'code' in error ? error.code : '';
  const told = (message: string, nodeCode: string) =>
    Object.assign(new Error(message, { cause: error }), { code: nodeCode });
  if (error.name === 'HTTPParserError') return told(`Parse Error: ${reasonIn(error.message)}`, 'HPE_INVALID');
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return told('Parse Error: Header overflow', 'HPE_HEADER_OVERFLOW');
  return code === 'UND_ERR_SOCKET' ? told('socket hang up', 'ECONNRESET') : error;
}

/** Of "Response does not match the HTTP/1.1 protocol (Expected HTTP/)" what is in brackets. */
function reasonIn(message: string): string {
  return /\((.*)\)$/s.exec(message)?.[1] ?? message;
}
