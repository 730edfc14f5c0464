import { crmActorTypes } from '../../shared/record/actor-types';
import type { RecentRecord } from '../../shared/record/opened-record';
import type { RecordRef } from '../../shared/write/write';
import type { Database } from '../storage/database/database';

/** The installation that a record belongs to: the same site at another address is another place. */
export interface RecentPlace {
  siteId: string;
  /** Empty for the practice site, which has another address at each start and is the same place. */
  siteAddress: string;
}

/** The records that were opened lately, per site. Every call throws the database's errors. */
export interface RecentRecords {
  /** The latest first. */
  list: (place: RecentPlace) => Promise<RecentRecord[]>;
  note: (place: RecentPlace, record: RecentRecord) => Promise<void>;
  forget: (siteId: string, record: RecordRef) => Promise<void>;
  /** A site that is removed leaves no names behind. */
  forgetSite: (siteId: string) => Promise<void>;
}

export const maxRecentRecords = 30;

export function createRecentRecords(database: Database): RecentRecords {
  return {
    list: async ({ siteId, siteAddress }) => {
      const [rows = []] = await database.read([
        {
          sql: `SELECT record_type, record_id, name, number, at FROM recent_record
            WHERE site_id = ? AND site_address = ? ORDER BY at DESC LIMIT ?`,
          values: [siteId, siteAddress, maxRecentRecords],
        },
      ]);
      return rows.flatMap((row) => {
        const crmActorType = crmActorTypes.find((type) => type === row['record_type']);
        if (!crmActorType) return [];
        const texts = { name: String(row['name']), number: String(row['number']), at: String(row['at']) };
        return [{ crmActorType, crmRecordId: Number(row['record_id']), ...texts }];
      });
    },
    note: async ({ siteId, siteAddress }, { crmActorType, crmRecordId, name, number, at }) => {
      await database.write([
        {
          sql: 'INSERT OR REPLACE INTO recent_record (site_id, site_address, record_type, record_id, name, number, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
          values: [siteId, siteAddress, crmActorType, crmRecordId, name, number, at],
        },
        {
          // What lies at an address that the site had before goes the same way.
          sql: `DELETE FROM recent_record WHERE site_id = ? AND at < (
              SELECT min(at) FROM (SELECT at FROM recent_record WHERE site_id = ? ORDER BY at DESC LIMIT ?)
            )`,
          values: [siteId, siteId, maxRecentRecords],
        },
      ]);
    },
    forget: async (siteId, { crmActorType, crmRecordId }) => {
      await database.write([
        {
          sql: 'DELETE FROM recent_record WHERE site_id = ? AND record_type = ? AND record_id = ?',
          values: [siteId, crmActorType, crmRecordId],
        },
      ]);
    },
    forgetSite: async (siteId) => {
      await database.write([{ sql: 'DELETE FROM recent_record WHERE site_id = ?', values: [siteId] }]);
    },
  };
}
