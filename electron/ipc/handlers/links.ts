import type { JournalEntry } from '../../../shared/journal/entry';
import { hasLeft } from '../../../shared/journal/sent-requests';
import type { Write } from '../../../shared/write/write';
import type { Desktop } from '../../desktop';
import { listActorTypes } from '../../records/actor-types';
import { getCrmRecord, searchCrmRecords } from '../../records/crm-records';
import { lookUpErpKey, searchErpActors } from '../../records/erp-actors';
import { loadFields } from '../../records/load-fields';
import { makeRecordPage } from '../../records/record-page';
import type { Sites } from '../../sites/sites';
import { checkEntry } from '../../writes/check-entry';
import type { InFlight } from '../../writes/in-flight';
import { createSinglePermit, requireConfirmation } from '../../writes/permit';
import { runWrite, type WriteTools } from '../../writes/run-write';
import type { HandlersOf } from './handlers';

export interface LinkServices {
  sites: Sites;
  inFlight: InFlight;
  clock: () => Date;
  /** The reference with which a production site was unlocked; null = it is locked. */
  ticketOf: (siteId: string) => string | null;
  openRecordPage: Desktop['openRecordPage'];
  /** Before anything is read for a write. Throws `too-many-writes`. */
  countTry: (siteId: string) => void;
  /** For the number that stands beside an open lock: only what left is a write. */
  noteSent: (siteId: string) => void;
  /** Asks the person, in a window that no page reaches, whether to send although the last one got no answer. */
  confirmDespiteSilence: (siteName: string, write: Write) => Promise<boolean>;
  /** Late: the database opens at its first use. */
  tools: () => Promise<WriteTools>;
  /** Somebody looked at what became of an entry of a run. */
  noteLooked: (entry: JournalEntry) => Promise<void>;
}

export function createLinksHandlers(services: LinkServices): HandlersOf<'links'> {
  const { sites, inFlight, clock, ticketOf, countTry, confirmDespiteSilence, tools } = services;
  const connect = (input: { siteId: string }) => sites.connect(input.siteId);
  return {
    'links.listConnections': async (input) => (await connect(input)).erpSync.getAllConnections(),
    'links.listActorTypes': async (input) => listActorTypes(await connect(input), input.erpConnectionId),
    'links.searchCrmRecords': async (input) => searchCrmRecords(await connect(input), input),
    'links.getCrmRecord': async (input) =>
      getCrmRecord(await connect(input), input.crmActorType, input.crmRecordId),
    'links.openRecord': async (input) => {
      const { address } = (await connect(input)).client;
      const page = makeRecordPage(address, input.crmActorType, input.crmRecordId);
      await services.openRecordPage(page, address.origin);
      return null;
    },
    'links.searchErpActors': async (input) => searchErpActors(await connect(input), input),
    'links.lookUpErpKey': async (input) => lookUpErpKey(await connect(input), input),
    'links.loadFields': async (input) => loadFields(await connect(input), input, clock),
    'links.submit': async ({ submitId, write, names, select = '', ...input }) => {
      const site = await connect(input);
      const permit = createSinglePermit(site, ticketOf);
      permit.require(site.siteId);
      requireConfirmation(site, input.confirmedSiteName);
      countTry(site.siteId);
      const isDespiteSilence =
        input.despiteSilence === true && (await confirmDespiteSilence(site.name, write));
      return runWrite(site, write, {
        ...(await tools()),
        permit,
        names,
        submitId,
        select,
        readBack: 'now',
        isDespiteSilence,
        onAnswered: (entry) => {
          if (hasLeft(entry)) services.noteSent(site.siteId);
        },
      });
    },
    'links.cancel': async ({ submitId }) => {
      inFlight.cancel(submitId);
      return null;
    },
    'links.running': async ({ siteId }) => inFlight.ofSite(siteId),
    'links.check': async ({ activityId }) => {
      const writeTools = await tools();
      const entry = await writeTools.journal.getWrite(activityId);
      const looked = await checkEntry(await connect(entry), activityId, writeTools);
      if (looked.runId !== null) await services.noteLooked(looked);
      return looked;
    },
  };
}
