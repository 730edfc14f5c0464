import { AppError } from '../../shared/errors';
import { keptDraftSchema, type KeptDraft } from '../../shared/link/draft';
import type { Database } from '../storage/database/database';

/** The half-filled form of each site. */
export interface Drafts {
  load: (siteId: string) => Promise<KeptDraft | null>;
  /**
   * Null forgets it. Throws `draft-too-large`, where nothing is kept, and the database's errors; after those the draft
   * lasts until the program closes.
   */
  save: (siteId: string, draft: KeptDraft | null) => Promise<void>;
}

export function createDrafts(database: Database): Drafts {
  const unkept = new Map<string, { draft: KeptDraft | null }>();
  const write = (siteId: string, draft: string | null) =>
    database.write([
      draft === null
        ? { sql: 'DELETE FROM drafts WHERE site_id = ?', values: [siteId] }
        : {
            // The room is asked for in the same step: what comes as the program closes must not wait for two.
            sql: `INSERT OR REPLACE INTO drafts (site_id, draft) SELECT ?, ?
              WHERE (SELECT coalesce(sum(octet_length(draft)), 0) FROM drafts WHERE site_id <> ?) + ? <= ?`,
            values: [siteId, draft, siteId, Buffer.byteLength(draft), maxAllDraftsBytes],
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
      const text = draft === null ? null : JSON.stringify(draft);
      if (text !== null && Buffer.byteLength(text) > maxDraftBytes) throw new AppError('draft-too-large');
      // Before it is tried: whoever looks at another site meanwhile finds it again.
      const saving = { draft };
      unkept.set(siteId, saving);
      const [kept] = await write(siteId, text);
      if (unkept.get(siteId) === saving) unkept.delete(siteId);
      if (text !== null && kept === 0) throw new AppError('draft-too-large');
    },
  };
}

/** A form of a thousand fields with long texts is smaller; what is larger was not typed. */
const maxDraftBytes = 2 * 1024 * 1024;
const maxAllDraftsBytes = 32 * 1024 * 1024;

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
