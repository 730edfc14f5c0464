import type { SheetMapping } from '../../shared/sheet/column-use';
import { applyPreset, describeShape } from '../../shared/sheet/mapping-preset';
import type { Database } from '../storage/database/database';

/** How sheets were read on each site, by the names of their columns. Throws the database's errors. */
export interface MappingPresets {
  /** Put on the columns of this sheet; null where none fits. */
  find: (siteId: string, headers: readonly string[]) => Promise<SheetMapping | null>;
  keep: (siteId: string, headers: readonly string[], mapping: SheetMapping) => Promise<void>;
  forgetSite: (siteId: string) => Promise<void>;
}

const maxPerSite = 200;

export function createMappingPresets(
  database: () => Promise<Pick<Database, 'read' | 'write'>>,
  clock: () => Date,
): MappingPresets {
  return {
    find: async (siteId, headers) => {
      const shape = describeShape(headers);
      if (shape === '') return null;
      const [rows] = await (
        await database()
      ).read([
        { sql: 'SELECT mapping FROM sheet_mapping WHERE site_id = ? AND shape = ?', values: [siteId, shape] },
      ]);
      return applyPreset(parse(rows?.[0]?.['mapping']), headers);
    },
    keep: async (siteId, headers, mapping) => {
      const shape = describeShape(headers);
      if (shape === '') return;
      await (
        await database()
      ).write([
        {
          sql: 'INSERT OR REPLACE INTO sheet_mapping (site_id, shape, used_at, mapping) VALUES (?, ?, ?, ?)',
          values: [siteId, shape, clock().toISOString(), JSON.stringify(mapping)],
        },
        {
          sql: `DELETE FROM sheet_mapping WHERE site_id = ? AND shape NOT IN
            (SELECT shape FROM sheet_mapping WHERE site_id = ? ORDER BY used_at DESC LIMIT ?)`,
          values: [siteId, siteId, maxPerSite],
        },
      ]);
    },
    forgetSite: async (siteId) => {
      await (
        await database()
      ).write([{ sql: 'DELETE FROM sheet_mapping WHERE site_id = ?', values: [siteId] }]);
    },
  };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    // Whoever cannot read an old one asks again.
    return null;
  }
}
