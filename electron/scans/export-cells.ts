import { compare } from '../../shared/text/en/compare';
import { common } from '../../shared/text/en/common';
import { scans } from '../../shared/text/en/scans';
import { isLinkedNoMore, isOfBeforeWrite, type ScanField, type ScanRow } from '../../shared/scan/scan-row';
import { createProgramText } from '../../shared/text/program-text';
import { writeTimes } from '../../shared/value/moment';

const columns = Object.keys(scans.file.column) as (keyof typeof scans.file.column)[];
type Cells = Record<(typeof columns)[number], string>;

export const exportHeads: readonly string[] = columns.map((column) => scans.file.column[column]);

/**
 * The lines of one row in a sheet: one for each field that is not equal, so that a spreadsheet can filter them; one alone
 * where there is none. Keys and ids are text, and values are as a person sees them. `readAt`: the address of the site then.
 */
export function toLines(row: ScanRow, readAt: string): string[][] {
  const fields: (ScanField | null)[] = row.fields.length > 0 ? [...row.fields] : [null];
  return fields.map((field) => {
    const cells = { ...describeRow(row), ...describeField(field), readAt };
    return columns.map((column) => cells[column]);
  });
}

function describeRow(row: ScanRow): Omit<Cells, 'field' | 'outcome' | 'crm' | 'erp' | 'readAt'> {
  const { record, actor, findings, error, at, lastWrite } = row;
  return {
    // What was known before it was read stands all the same.
    finding: [
      ...findings.map((finding) =>
        finding === 'not-linked' && isLinkedNoMore(row) ? scans.linkedNoMore : scans.finding[finding],
      ),
      ...(at === null ? [scans.waiting] : []),
    ].join(', '),
    recordType: record ? common.crmActorType[record.crmActorType] : '',
    recordId: record ? String(record.crmRecordId) : '',
    recordName: record?.name ?? '',
    recordNumber: record?.number ?? '',
    actorType: actor?.erpActorType ? common.erpActorType[actor.erpActorType] : '',
    erpKey: actor?.erpKey ?? '',
    actorName: actor?.name ?? '',
    why: error === null ? '' : tellError(error),
    at: at ?? '',
    lastWrite: lastWrite === null ? '' : tellWrite(row, lastWrite),
    writtenAt: lastWrite?.at ?? '',
  };
}

const t = createProgramText();

/** As the list says it: whoever decides by the file must not take for a fact what nobody has seen. */
function tellWrite(row: ScanRow, { state }: NonNullable<ScanRow['lastWrite']>): string {
  const word = common.state[state];
  return isOfBeforeWrite(row) ? t('scans.file.writtenSince', { state: word }) : word;
}

/** As the screen says it, in one sentence or two. */
function tellError({ code, params, detail }: NonNullable<ScanRow['error']>): string {
  return t(`errors.${code}`, { what: common.something, reason: detail, ...writeTimes(params, 'utc') });
}

function describeField(field: ScanField | null): Pick<Cells, 'field' | 'outcome' | 'crm' | 'erp'> {
  if (!field) return { field: '', outcome: '', crm: '', erp: '' };
  const { displayName, outcome, crm, erp } = field;
  return { field: displayName, outcome: compare.result[outcome], crm: show(crm), erp: show(erp) };
}

function show(side: ScanField['crm']): string {
  if (side === null) return '';
  return side.displayValue === '' ? side.value : side.displayValue;
}

/** What a spreadsheet takes for the beginning of a formula, in narrow and in wide letters, also behind blanks. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/**
 * A text that no spreadsheet calculates: where it begins like a formula, an apostrophe stands before it.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function makeHarmless(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** One line of a file for spreadsheets; every cell in quotes, as it may hold anything. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${makeHarmless(cell).replaceAll('"', '""')}"`).join(';')}\r\n`;
}
