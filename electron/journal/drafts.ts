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
      await requireRoom(database, siteId, draft);
      // Before it is tried: whoever looks at another site meanwhile finds it again.
      const saving = { draft };
      unkept.set(siteId, saving);
      await write(siteId, draft);
      if (unkept.get(siteId) === saving) unkept.delete(siteId);
    },
  };
}

/** A form of a thousand fields with long texts is smaller; what is larger was not typed. */
const maxDraftBytes = 2 * 1024 * 1024;
const maxAllDraftsBytes = 32 * 1024 * 1024;
/** So many small ones as there are sites do no harm, and are not worth asking for the others each time. */
const smallDraftBytes = 4 * 1024;

async function requireRoom(database: Database, siteId: string, draft: KeptDraft | null): Promise<void> {
  const bytes = draft === null ? 0 : Buffer.byteLength(JSON.stringify(draft));
  if (bytes <= smallDraftBytes) return;
  const others = bytes > maxDraftBytes ? 0 : await sumOthers(database, siteId);
  if (bytes > maxDraftBytes || bytes + others > maxAllDraftsBytes) throw new AppError('draft-too-large');
}

async function sumOthers(database: Database, siteId: string): Promise<number> {
  const [rows] = await database.read([
    { sql: 'SELECT sum(octet_length(draft)) AS bytes FROM drafts WHERE site_id <> ?', values: [siteId] },
  ]);
  return Number(rows?.[0]?.['bytes'] ?? 0);
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
