import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  model: string;
  id: string;
  payload: AdapterPayload;
}

/** What the provider keeps, in memory and within reach of a test: it can let things expire without waiting for it. */
export class ProviderRecords {
  private readonly kept = new Map<string, Kept>();

  adapter(model: string): Adapter {
    const keyOf = (id: string) => `${model}:${id}`;
    const find = (fits: (kept: Kept) => boolean) =>
      Promise.resolve([...this.kept.values()].find((kept) => kept.model === model && fits(kept))?.payload);
    return {
      upsert: async (id, payload) => {
        this.kept.set(keyOf(id), { model, id, payload });
      },
      find: (id) => find((kept) => kept.id === id),
      findByUid: (uid) => find((kept) => kept.payload.uid === uid),
      findByUserCode: (userCode) => find((kept) => kept.payload.userCode === userCode),
      consume: async (id) => {
        const kept = this.kept.get(keyOf(id));
        if (kept) kept.payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => {
        this.kept.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, kept] of this.kept) if (kept.payload.grantId === grantId) this.kept.delete(key);
      },
    };
  }

  /** Everything of these kinds is over from now on. */
  expire(...models: string[]): void {
    const past = Math.floor(Date.now() / 1_000) - 3_600;
    for (const { model, payload } of this.kept.values()) if (models.includes(model)) payload.exp = past;
  }

  forget(...models: string[]): void {
    for (const [key, { model }] of this.kept) if (models.includes(model)) this.kept.delete(key);
  }
}
