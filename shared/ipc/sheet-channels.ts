/** The methods and events about opened sheets. No imports: the sandboxed preload bundles this file. */
export const sheetMethods = [
  'sheets.choose',
  'sheets.openDropped',
  'sheets.paste',
  'sheets.openListing',
  'sheets.listSelections',
  'sheets.preview',
  'sheets.proposeMapping',
  'sheets.keepMapping',
  'sheets.report',
  'sheets.cancel',
] as const;
export type SheetMethod = (typeof sheetMethods)[number];

export const sheetEvents = ['sheets.progress'] as const;
export type SheetEvent = (typeof sheetEvents)[number];
