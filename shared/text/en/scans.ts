import type { RowFinding } from '../../scan/scan-row';

/** What a scan says of a linked record: the same words on the screen and in a file. */
const finding: Record<RowFinding, string> = {
  'not-linked': 'Not linked',
  'orphan-record': 'Record gone',
  'orphan-actor': 'ERP actor gone',
  'double-key': 'Key on two records',
  'not-read': 'Not readable',
  different: 'Different',
  'list-value-unmapped': 'List value not mapped',
  'one-side-empty': 'One side empty',
  cosmetic: 'Cosmetic',
  equal: 'Equal',
  'other-kind': 'Kind not chosen',
};

/** The words of scans that both the screen and exported files use. */
export const scans = {
  finding,
  waiting: 'Not read yet',
  /** Instead of *Not linked* where a link was found that is there no more. */
  linkedNoMore: 'Not linked any more',
  /** Of a row that a write from here may have changed since. */
  readBefore: 'read before the last write from here',
  file: {
    sheet: 'Mismatches',
    name: 'actorlink-mismatches',
    csv: 'Text for spreadsheets (CSV)',
    xlsx: 'Excel workbook (XLSX)',
    jsonl: 'Raw values for programs (JSONL)',
    writtenSince: '{{state}}, after this was read',
    column: {
      finding: 'Finding',
      recordType: 'Record type',
      recordId: 'Record id',
      recordName: 'Record',
      recordNumber: 'Record number',
      actorType: 'ERP actor type',
      erpKey: 'ERP key',
      actorName: 'ERP actor',
      field: 'Field',
      outcome: 'How they stand',
      crm: 'SuperOffice',
      erp: 'ERP',
      why: 'Why it could not be read',
      at: 'Read at (UTC)',
      readAt: 'Address of the site then',
      lastWrite: 'Last write from here',
      writtenAt: 'Last write at (UTC)',
    },
  },
};
