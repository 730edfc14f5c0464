import { createSecretMatcher, type SecretMatcher } from './secret-matcher';

/** Every secret that this program has had in its hands, so that no log, error or record shows one. In memory only. */
export interface KnownSecrets {
  /** What a person entered or a site keeps: known until the program ends. */
  note: (secret: string) => void;
  /** What comes and goes by itself: of each site the newest few are known. */
  noteToken: (siteId: string, token: string) => void;
  replaceIn: SecretMatcher['replaceIn'];
  /** Runs each time before a token is forgotten: what still has to be redacted by it is redacted now. */
  beforeForgetting: (run: () => void) => void;
}

/** An access token of SuperOffice Online ends after an hour: the last ones alone can still be repeated by anybody. */
const maxTokensPerSite = 8;

export function createKnownSecrets(): KnownSecrets {
  const matcher = createSecretMatcher();
  const lasting = new Set<string>();
  const tokens = new Map<string, string[]>();
  const runs: (() => void)[] = [];
  const forget = (token: string) => {
    for (const run of runs) run();
    matcher.remove(token);
  };
  return {
    note: (secret) => {
      if (lasting.has(secret)) return;
      lasting.add(secret);
      matcher.add(secret);
    },
    noteToken: (siteId, token) => {
      const known = tokens.get(siteId) ?? [];
      if (known.at(-1) === token) return;
      if (!known.includes(token)) matcher.add(token);
      // Once more, so that it is the newest and the last to go.
      const newest = [...known.filter((one) => one !== token), token];
      if (newest.length > maxTokensPerSite) forget(newest.shift() ?? '');
      tokens.set(siteId, newest);
    },
    replaceIn: matcher.replaceIn,
    beforeForgetting: (run) => void runs.push(run),
  };
}
