import { keptDraftSchema, type KeptDraft } from '../../shared/link/draft';
import type { Database } from '../storage/database/database';

/** The half-filled form of each site. */
export interface Drafts {
  load: (siteId: string) => Promise<KeptDraft | null>;
  /** Null forgets it. Throws the database's errors; the draft then lasts until the program closes. */
  save: (siteId: string, draft: KeptDraft | null) => Promise<void>;
}

export function createDrafts(database: Database): Drafts {
  const unkept = new Map<string, { draft: KeptDraft | null }>();
  const write = (siteId: string, draft: KeptDraft | null) =>
    database.write([
      draft === null
        ? { sql: 'DELETE FROM drafts WHERE site_id = ?', values: [siteId] }
        : {
            sql: 'INSERT OR REPLACE INTO drafts (site_id, draft) VALUES (?, ?)',
            values: [siteId, JSON.stringify(draft)],
          },
    ]);
  return {
    load: async (siteId) => {
      const newer = unkept.get(siteId);
      if (newer) return newer.draft;
      const [rows] = await database.read([
        { sql: 'SELECT draft FROM drafts WHERE site_id = ?', values: [siteId] },
      ]);
      return readDraft(rows?.[0]?.['draft']);
    },
    save: async (siteId, draft) => {
      // Before it is tried: whoever looks at another site meanwhile finds it again.
      const saving = { draft };
      unkept.set(siteId, saving);
      await write(siteId, draft);
      if (unkept.get(siteId) === saving) unkept.delete(siteId);
    },
  };
}

/** A draft of an older form is not worth a migration: whoever cannot be read is begun again. */
function readDraft(text: unknown): KeptDraft | null {
  if (typeof text !== 'string') return null;
  try {
    const parsed = keptDraftSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
