import type { RecentRecords } from '../../journal/recent-records';
import type { Journal } from '../../journal/journal';
import { compareTexts } from '../../records/compare-texts';
import { readNewActorForm } from '../../records/new-actor-form';
import { openRecord } from '../../records/open-record';
import type { SiteConnection } from '../../sites/site-connection';
import type { Sites } from '../../sites/sites';
import { planRestore } from '../../writes/plan-restore';
import type { HandlersOf } from './handlers';

export interface OpenRecordServices {
  sites: Pick<Sites, 'connect'>;
  clock: () => Date;
  /** Late: the database opens at its first use. */
  records: () => Promise<{ journal: Journal; recentRecords: RecentRecords }>;
  noteProblem: (event: string, error: unknown) => void;
}

/** One record: opening, finding, what was opened lately, and the forms of what can be done with it. */
export function createOpenRecordHandlers(services: OpenRecordServices): HandlersOf<'records'> {
  const { sites, clock, records, noteProblem } = services;
  return {
    'records.open': async ({ siteId, crmActorType, crmRecordId }) => {
      const site = await sites.connect(siteId);
      const opened = await openRecord(site, { crmActorType, crmRecordId }, clock);
      if (opened.record.read) {
        const { name, number } = opened.record.value;
        const recent = { crmActorType, crmRecordId, name, number, at: opened.at };
        // Neither the disk nor a list of recent records that cannot be kept is a reason to withhold the record.
        void records()
          .then(({ recentRecords }) => recentRecords.note(placeOf(site), recent))
          .catch((error: unknown) => noteProblem('recent-records', error));
      }
      return opened;
    },
    'records.find': async ({ siteId, text }) => {
      // Only here: it brings the numbering plans of all countries, and nobody pastes before the window shows.
      const { findRecords } = await import('../../records/find-records');
      return findRecords(await sites.connect(siteId), text);
    },
    'records.compareTexts': async ({ pairs, rulesOff }) => compareTexts(pairs, rulesOff),
    'records.listRecent': async ({ siteId }) =>
      (await records()).recentRecords.list(placeOf(await sites.connect(siteId))),
    'records.forgetRecent': async ({ siteId, ...record }) => {
      await (await records()).recentRecords.forget(siteId, record);
      return null;
    },
    'records.newActorFields': async ({ siteId, ...form }) =>
      readNewActorForm(await sites.connect(siteId), form),
    'records.planRestore': async ({ activityId }) => {
      const { journal } = await records();
      const entry = await journal.getWrite(activityId);
      return planRestore(await sites.connect(entry.siteId), entry, { journal, clock });
    },
  };
}

function placeOf({ siteId, environment, client }: SiteConnection): { siteId: string; siteAddress: string } {
  return { siteId, siteAddress: environment === 'practice' ? '' : client.address.url };
}
