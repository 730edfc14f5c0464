import type { MappingPresets } from '../../sheets/mapping-presets';
import { keepForSheet, proposeForSheet } from '../../sheets/propose';
import type { Sheets } from '../../sheets/sheets';
import type { HandlersOf } from './handlers';

export interface SheetsServices {
  sheets: Sheets;
  presets: MappingPresets;
  /** Null where the dialog was closed. */
  chooseFile: () => Promise<string | null>;
}

export function createSheetsHandlers(services: SheetsServices): HandlersOf<'sheets'> {
  const { sheets, chooseFile } = services;
  return {
    'sheets.choose': async () => {
      const file = await chooseFile();
      return file === null ? null : sheets.openFile(file);
    },
    'sheets.openDropped': ({ path }) => sheets.openFile(path),
    'sheets.paste': ({ text }) => sheets.paste(text),
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
