import { siteRights } from '../../shared/text/en/site-rights';
import { addText, type Text } from '../../shared/text/text';

addText({ sites: siteRights });

type NamedCall = keyof typeof siteRights.rights.call;

/** What a helping call is for, with its WebAPI name behind for whoever looks it up; one that has no words is its name. */
export function nameCall(call: string, t: Text): string {
  // The agent may stand before the call.
  const name = call.slice(call.indexOf('/') + 1);
  const archive = /^GetArchiveListByColumns\((\w+)\)$/.exec(name)?.[1];
  const known = archive === undefined ? name : `archive ${archive}`;
  return isNamed(known) ? `${t(`sites.rights.call.${known}`)} (${name})` : call;
}

function isNamed(call: string): call is NamedCall {
  return Object.hasOwn(siteRights.rights.call, call);
}
