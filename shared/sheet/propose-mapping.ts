import { hasCheckDigit, normalizeCompanyNumber } from '../write/company-identity';
import { normalizeFieldKey } from '../value/field-key';
import { cellAt, type SheetRow } from './cell';
import type { MappedColumn, SheetMapping, SingleUse } from './column-use';
import { normalizeHeader, findUseByHeader } from './header-names';
import { nothingChosen } from './read-key-cell';

/** A field that the connection maps: what a column may be called after. */
export interface KnownField {
  crmFieldKey: string;
  displayName: string;
}

/** How a column came to its use: what is only likely is shown as a proposal. */
export type ProposedBy = 'header' | 'field' | 'content';

export interface ProposedMapping {
  mapping: SheetMapping;
  /** By column, for each that was given a use. */
  by: Record<number, ProposedBy>;
}

const leastShare = 0.8;
const leastFilled = 3;

/**
 * Proposes what each column is for: by its header, then by the names of the fields that the connection maps, then by
 * what stands in it. Two columns for one use get the first one only; keys are never guessed from content alone.
 */
export function proposeMapping(
  headers: readonly string[],
  rows: readonly SheetRow[],
  fields: readonly KnownField[] = [],
): ProposedMapping {
  const columns: MappedColumn[] = [];
  const by: Record<number, ProposedBy> = {};
  const used = new Set<SingleUse>();
  const take = (column: number, use: SingleUse, because: ProposedBy) => {
    if (used.has(use) || by[column] !== undefined) return;
    used.add(use);
    by[column] = because;
    columns.push({ use, column, header: headers[column] ?? '' });
  };
  headers.forEach((header, column) => {
    const use = findUseByHeader(header);
    if (use !== null) take(column, use, 'header');
  });
  const fieldOf = new Map(
    fields.flatMap((field) => [
      [normalizeHeader(field.displayName), field] as const,
      [normalizeHeader(field.crmFieldKey), field] as const,
    ]),
  );
  const takenFields = new Set<string>();
  headers.forEach((header, column) => {
    const field = header.trim() === '' ? undefined : fieldOf.get(normalizeHeader(header));
    if (!field || by[column] !== undefined || takenFields.has(normalizeFieldKey(field.crmFieldKey))) return;
    takenFields.add(normalizeFieldKey(field.crmFieldKey));
    by[column] = 'field';
    columns.push({ use: 'field', column, header, crmFieldKey: field.crmFieldKey, direction: 'as-mapped' });
  });
  headers.forEach((_header, column) => {
    const use = findUseByContent(rows, column);
    if (use !== null) take(column, use, 'content');
  });
  columns.sort((a, b) => a.column - b.column);
  return {
    mapping: { columns, erpConnectionId: null, crmActorType: null, erpActorType: null, keys: nothingChosen },
    by,
  };
}

/** What a column is for by its cells: only what has a shape of its own. */
function findUseByContent(rows: readonly SheetRow[], column: number): SingleUse | null {
  const texts = rows.map((row) => cellAt(row, column).shown.trim()).filter((text) => text !== '');
  if (texts.length < leastFilled) return null;
  const share = (fits: (text: string) => boolean) => texts.filter(fits).length / texts.length;
  if (share((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) >= leastShare) return 'email';
  if (share((text) => /[?&#;](?:contact|person|project|sale)_id=\d/i.test(text)) >= leastShare)
    return 'crm-record';
  return share(looksLikeOrgNumber) >= leastShare ? 'org-number' : null;
}

/** A number that checks as one of Norway, Sweden, Denmark or Finland; chance alone lets one in ten pass. */
function looksLikeOrgNumber(text: string): boolean {
  if (/^\d{7}-\d$/.test(text)) return isWeighted(text.replace('-', ''), [7, 9, 10, 5, 8, 4, 2, 1]);
  const number = normalizeCompanyNumber(text);
  return /^\d{8}$/.test(number) ? isWeighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) : hasCheckDigit(number);
}

function isWeighted(digits: string, weights: readonly number[]): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}
