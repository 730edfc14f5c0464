import { listActorTypes } from '../../records/actor-types';
import { getCrmRecord, searchCrmRecords } from '../../records/crm-records';
import { lookUpErpKey, searchErpActors } from '../../records/erp-actors';
import { loadFields } from '../../records/load-fields';
import { checkEntry, submitLink, type SubmitTools } from '../../writes/submit-link';
import type { RunningSubmits } from '../../writes/running-submits';
import type { Sites } from '../../sites/sites';
import type { HandlersOf } from './handlers';

export interface LinkServices {
  sites: Sites;
  running: RunningSubmits;
  /** Late: the database opens at its first use. */
  tools: () => Promise<SubmitTools>;
}

export function createLinksHandlers({ sites, running, tools }: LinkServices): HandlersOf<'links'> {
  const connect = (input: { siteId: string }) => sites.connect(input.siteId);
  return {
    'links.listConnections': async (input) => (await connect(input)).erpSync.getAllConnections(),
    'links.listActorTypes': async (input) => listActorTypes(await connect(input), input.erpConnectionId),
    'links.searchCrmRecords': async (input) => searchCrmRecords(await connect(input), input),
    'links.getCrmRecord': async (input) =>
      getCrmRecord(await connect(input), input.crmActorType, input.crmRecordId),
    'links.searchErpActors': async (input) => searchErpActors(await connect(input), input),
    'links.lookUpErpKey': async (input) => lookUpErpKey(await connect(input), input),
    'links.loadFields': async (input) => loadFields(await connect(input), input),
    'links.submit': async (input) => submitLink(await connect(input), input, await tools()),
    'links.cancel': async ({ submitId }) => {
      running.cancel(submitId);
      return null;
    },
    'links.running': async ({ siteId }) => running.ofSite(siteId),
    'links.check': async ({ activityId }) => {
      const submitTools = await tools();
      const entry = await submitTools.journal.getWrite(activityId);
      return checkEntry(await connect(entry), entry, submitTools);
    },
  };
}
