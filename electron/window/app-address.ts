export const appScheme = 'app';
const appHost = 'actorlink';

/**
 * Where the page is served from: the vite server in development, otherwise the bundle. `import.meta.env.DEV`
 * is a constant of the build, so a built program contains no address but its own.
 */
export const pageAddress =
  (import.meta.env?.DEV && process.env['ELECTRON_RENDERER_URL']) || `${appScheme}://${appHost}/`;

/**
 * Is this an address of our own page? Compares protocol and host, never `URL.origin`: that is the text
 * "null" for every opaque origin.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const own = new URL(pageAddress);
  const { protocol, host } = new URL(address);
  return protocol === own.protocol && host === own.host;
}
