/** Page and main process both have it; the types of neither reach here. */
declare const URL: {
  canParse: (text: string) => boolean;
  new (
    text: string,
  ): Record<'protocol' | 'hostname' | 'host' | 'origin' | 'username' | 'password' | 'pathname', string>;
};

/** Where a site's WebAPI answers. */
export interface SiteAddress {
  /** Ends in `/api`, without a closing slash. */
  url: string;
  origin: string;
  host: string;
  /** On this computer. */
  isHere: boolean;
  /**
   * Nobody vouches for who answers there, so a person has to say that it is meant: plain http, on which passwords and
   * data travel in clear, and this computer, where any program may be listening.
   */
  needsConsent: boolean;
  /** More was typed than the site's own address: a page of its web client, or a call of the WebAPI. */
  isCut: boolean;
}

/**
 * Reads an address as a person types or copies it: with or without scheme, in quotes, with a closing `/`, with the call
 * of the WebAPI or the page of the web client that it was copied from. Null where it is none.
 */
export function readSiteAddress(typed: string): SiteAddress | null {
  const text = typed.trim().replace(/^["'<]+|["'>]+$/g, '');
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(withScheme)) return null;
  const { protocol, hostname, host, origin, username, password, pathname } = new URL(withScheme);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  // A password inside the address would be stored in clear with the site.
  if (!isWeb || hostname === '' || username !== '' || password !== '') return null;
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const { own, behind } = splitPath(segments);
  const isHere = isLoopback(hostname);
  return {
    url: [origin, ...own, 'api'].join('/'),
    origin,
    host,
    isHere,
    needsConsent: protocol === 'http:' || isHere,
    isCut: behind.length > 0 && !/^api(\/v1)?$/i.test(behind.join('/')),
  };
}

/** True for the addresses of this computer itself. */
export function isLoopback(hostname: string): boolean {
  return (
    /^(.+\.)?localhost\.?$/.test(hostname) ||
    /^(127(\.\d{1,3}){3}|0\.0\.0\.0)$/.test(hostname) ||
    /^\[(::1?|::ffff:(7f[\da-f]{2}:[\da-f]{1,4}|0:0))\]$/.test(hostname)
  );
}

/**
 * INFERENCE, from addresses as people have them: parts of the web client and of Customer Service stand in folders of
 * these names below the site, the WebAPI below `api`, and pages end in the names of their kinds.
 */
const folders = /^(cs|admin|remote)$/i;
const pages = /\.(aspx|ashx|asmx|svc|fcgi|html?)$/i;
const belowApi = /^(v\d+|agents|swagger)$/i;

function splitPath(segments: readonly string[]): { own: string[]; behind: string[] } {
  const end = segments.findIndex((segment, index) => {
    const next = segments[index + 1];
    const isApi = /^api$/i.test(segment) && (next === undefined || belowApi.test(next));
    return isApi || folders.test(segment) || pages.test(segment);
  });
  return end === -1
    ? { own: [...segments], behind: [] }
    : { own: segments.slice(0, end), behind: segments.slice(end) };
}
