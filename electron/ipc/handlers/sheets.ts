import type { MappingPresets } from '../../sheets/mapping-presets';
import { keepForSheet, proposeForSheet } from '../../sheets/propose';
import { readListing } from '../../plans/read-listing';
import type { Sheets } from '../../sheets/sheets';
import type { Sites } from '../../sites/sites';
import { listSelections } from '../../superoffice/record-list';
import type { HandlersOf } from './handlers';

export interface SheetsServices {
  sheets: Sheets;
  presets: MappingPresets;
  sites: Pick<Sites, 'connect'>;
  /** Null where the dialog was closed. */
  chooseFile: () => Promise<string | null>;
}

export function createSheetsHandlers(services: SheetsServices): HandlersOf<'sheets'> {
  const { sheets, sites, chooseFile } = services;
  return {
    'sheets.choose': async () => {
      const file = await chooseFile();
      return file === null ? null : sheets.openFile(file);
    },
    'sheets.openDropped': ({ path }) => sheets.openFile(path),
    'sheets.paste': ({ text }) => sheets.paste(text),
    'sheets.openListing': async ({ siteId, listing }) => {
      const { of, erpConnectionId, erpActorType, crmActorType } = listing;
      const rows = readListing(await sites.connect(siteId), listing);
      return sheets.openList({ of, erpConnectionId, erpActorType, crmActorType }, rows);
    },
    'sheets.listSelections': async ({ siteId, crmActorType }) =>
      listSelections((await sites.connect(siteId)).archive, crmActorType),
    'sheets.preview': ({ sheetId, changes }) => sheets.preview(sheetId, changes),
    'sheets.proposeMapping': (input) => proposeForSheet(services, input),
    'sheets.keepMapping': (input) => keepForSheet(services, input),
    'sheets.report': ({ sheetId, mapping }) => sheets.report(sheetId, mapping),
    'sheets.cancel': async ({ sheetId }) => {
      await sheets.close(sheetId);
      return null;
    },
  };
}
