import { shell } from 'electron';

/** The documentation that the program links to. Exact hosts: no subdomains, no patterns. */
const allowedHosts = new Set(['docs.superoffice.com', 'community.superoffice.com']);

/** May this address be handed to the system's browser? https, a listed host, no port and no user in it. */
export function isAllowedOutside(address: string): boolean {
  // Printable ASCII without the backslash: everything else means different things to different parsers.
  if (!/^[!-[\]-~]+$/.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  return (
    protocol === 'https:' && allowedHosts.has(hostname) && port === '' && username === '' && password === ''
  );
}

/** The one door to the system's browser. An address that is not allowed is ignored. */
export async function openExternal(address: string): Promise<void> {
  if (isAllowedOutside(address)) await shell.openExternal(address);
}

/** Shows a folder of the program in the system's file manager. Never called with an address of the page. */
export async function openFolder(folder: string): Promise<void> {
  await shell.openPath(folder);
}
