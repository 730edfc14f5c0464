/** Every secret that this program has had in its hands, so that no log, error or record shows one. In memory only. */
export interface KnownSecrets {
  note: (secret: string) => void;
  list: () => string[];
}

/** Access tokens come and go: more than this many are not remembered. */
const maxSecrets = 100;

export function createKnownSecrets(): KnownSecrets {
  const secrets = new Set<string>();
  return {
    note: (secret) => {
      if (secret === '') return;
      // Once more, so that it is the newest and the last to go.
      secrets.delete(secret);
      secrets.add(secret);
      const [oldest] = secrets;
      if (secrets.size > maxSecrets && oldest !== undefined) secrets.delete(oldest);
    },
    list: () => [...secrets],
  };
}
