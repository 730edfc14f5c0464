import type { CellProblem, ColumnFindingCode } from '../../sheet/key-codes';

/** Why a cell is not taken as it stands, and how to put it right. */
const cells: Record<CellProblem, string> = {
  'shown-differs':
    'The sheet shows {{shown}} and holds the number {{stored}}: two different keys. Type the key; on reading a sheet, it can be said for the whole column which of them is meant.',
  'shown-unclear':
    'The sheet shows {{shown}} for the number {{stored}}, and more than zeros and words lie between them. Format the cell as text and type the key.',
  'too-many-digits':
    '{{stored}} is stored as a number of more than {{max}} digits. Spreadsheets put zeros in place of the last ones, so the key may not be the one that was entered. Take it from the ERP again, into a cell that is formatted as text.',
  decimals:
    'The cell holds the number {{stored}} with decimals, shown as {{shown}}. 10.1 and 10.10 are one number and two keys. Format the cell as text and type the key.',
  'digits-lost':
    '{{shown}} is a number in powers of ten: the other digits are gone. Take it from its source again, into a cell that is formatted as text.',
  date: 'The spreadsheet took this for a date, {{shown}}. What was entered is gone. Format the cell as text and type it again.',
  boolean: 'The cell holds {{shown}}, true or false, and no text. Format the cell as text and type it again.',
  'error-cell': 'The formula in this cell failed ({{error}}). Mend it, or type the value.',
  'error-text':
    '{{error}} is what a spreadsheet writes where a formula failed. Mend it in the sheet that this comes from.',
  'no-result':
    'The cell has a formula, and the file holds no result of it. Open the file in a spreadsheet program, save it, and open it here again.',
  'invisible-character':
    '{{key}} has a character in it that cannot be seen or told from a space ({{character}}). Type it again.',
  'edge-space':
    'There is a space before or behind {{key}}. With it, it is another key. Type the key; on reading a sheet, it can be said for the whole column whether such spaces belong to the keys.',
  'line-break': 'There is a line break in {{key}}. Take it out.',
  'formula-text':
    '{{text}} is a formula that was saved as text. Replace it by its result, in a cell that is formatted as text.',
  apostrophe:
    '{{text}} begins with an apostrophe. Spreadsheets use one to mark text, so {{key}} may be meant. Take it out if it is no part of the key.',
  'key-too-long': 'The key has {{length}} characters; {{max}} are allowed. Shorten it.',
  'not-an-id':
    '{{text}} is no id of a CRM record and no SuperOffice address. Enter the digits of the id alone, or paste the address of the record.',
  'id-too-large': '{{id}} is larger than any id of SuperOffice. Check which column holds the ids.',
  'other-record-type':
    '{{text}} is the address of a record of another type than this list is about. Take it out, or choose the other type.',
  'value-digits-lost':
    '{{stored}} is stored as a number of more than 15 digits. Spreadsheets put zeros in place of the last ones. Take it from its source again, into a cell that is formatted as text.',
};

/** What is odd about a column of keys, and what may have happened. */
const columns = {
  'shorter-keys_one':
    'Most keys have {{length}} digits, {{count}} has fewer: {{example}} in row {{row}}. A spreadsheet takes zeros away from the front: compare it with the ERP.',
  'shorter-keys_other':
    'Most keys have {{length}} digits, {{count}} have fewer, the first is {{example}} in row {{row}}. A spreadsheet takes zeros away from the front: compare a short one with the ERP.',
  exponents_one:
    '{{count}} key stands in powers of ten: {{example}} in row {{row}}. Its other digits are gone: take the column from the ERP again, as text.',
  exponents_other:
    '{{count}} keys stand in powers of ten, the first is {{example}} in row {{row}}. Their other digits are gone: take the column from the ERP again, as text.',
  'dates-among-keys_one':
    '{{count}} key looks like a date: {{example}} in row {{row}}. A spreadsheet makes dates of keys such as 3-1: compare it with the ERP.',
  'dates-among-keys_other':
    '{{count}} keys look like dates, the first is {{example}} in row {{row}}. A spreadsheet makes dates of keys such as 3-1: compare one with the ERP.',
  'rounded-keys_one':
    '{{count}} key has more than 15 digits and ends with zeros: {{example}} in row {{row}}. A spreadsheet does that to long numbers: compare it with the ERP.',
  'rounded-keys_other':
    '{{count}} keys have more than 15 digits and end with zeros, the first is {{example}} in row {{row}}. A spreadsheet does that to long numbers: compare one with the ERP.',
  'numbers-among-texts_one':
    'Some cells of this column hold text and {{count}} holds a number: {{example}} in row {{row}}. Zeros at its front may be lost: compare it with the ERP.',
  'numbers-among-texts_other':
    'Some cells of this column hold text and {{count}} hold numbers, the first is {{example}} in row {{row}}. Zeros at the front of those may be lost: compare one with the ERP.',
  'spaces-in-some_one':
    '{{count}} key has a space in it and the others none: {{example}} in row {{row}}. With it, it is another key.',
  'spaces-in-some_other':
    '{{count}} keys have a space in them and the others none, the first is {{example}} in row {{row}}. With it, it is another key.',
} satisfies Record<`${ColumnFindingCode}_${'one' | 'other'}`, string>;

/** Sheets that are opened for a plan. */
/** The columns of a list that a site gives, by names that are known again when it is read as a sheet. */
const listed = {
  recordId: 'CRM record id',
  erpKey: 'ERP key',
  name: 'Name',
  number: 'CRM number',
  orgNumber: 'Organisation number',
  email: 'E-mail',
  postcode: 'Postcode',
};

export const sheet = { cells, columns, listed };
