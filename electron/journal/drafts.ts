import { keptDraftSchema, type KeptDraft } from '../../shared/link/draft';
import type { Database } from '../storage/database';

/** The half-filled form of each site. */
export interface Drafts {
  load: (siteId: string) => KeptDraft | null;
  /** Null forgets it. Throws `storage-failed` or `storage-full`; the draft then lasts until the program closes. */
  save: (siteId: string, draft: KeptDraft | null) => void;
}

export function createDrafts(database: Database): Drafts {
  const unkept = new Map<string, KeptDraft | null>();
  const write = (siteId: string, draft: KeptDraft | null) => {
    if (draft === null) database.run('DELETE FROM drafts WHERE site_id = ?', [siteId]);
    else {
      database.run('INSERT OR REPLACE INTO drafts (site_id, draft) VALUES (?, ?)', [
        siteId,
        JSON.stringify(draft),
      ]);
    }
  };
  return {
    load: (siteId) => {
      const newer = unkept.get(siteId);
      if (newer !== undefined) return newer;
      const row = database.get('SELECT draft FROM drafts WHERE site_id = ?', [siteId]);
      if (!row) return null;
      // A draft of an older form is not worth a migration: whoever cannot be read is begun again.
      const parsed = keptDraftSchema.safeParse(JSON.parse(String(row['draft'])));
      return parsed.success ? parsed.data : null;
    },
    save: (siteId, draft) => {
      // Before it is tried: whoever looks at another site meanwhile finds it again.
      unkept.set(siteId, draft);
      write(siteId, draft);
      unkept.delete(siteId);
    },
  };
}
