import type { ArchiveAgent } from '@superoffice/webapi/ArchiveAgent.js';
import type { InterRestrictionOperator, OrderBySortType } from '@superoffice/webapi/Enums.js';
import { z } from 'zod';
import { parseDate, parseEncoded } from '../../shared/value/encoded-value';
import type { SiteClient } from './site-client';
import { createVendorOptions, parseVendorAnswer } from './vendor-client';

/** Rows of one answer where many are read: what is asked for by lists of values has no more of them. */
export const archivePageSize = 200;

export interface Restriction {
  name: string;
  operator: string;
  values: string[];
}

/** One request to `GetArchiveListByColumns`. */
export interface ArchiveQuery {
  provider: string;
  columns: string[];
  /** All of them hold; of `anyOf`, which is not empty, at least one. */
  restrictions: (Restriction | { anyOf: Restriction[] })[];
  entities?: string[];
  orderBy?: string;
  /** 0 = the first. */
  page: number;
  pageSize: number;
}

/** One row of an archive. */
export interface ArchiveRow {
  primaryKey: number;
  /** What the archive calls this kind of row, such as `person` or `retiredPerson`; empty where it does not say. */
  entityName: string;
  /**
   * A column as text, without the marker that archives put around everything but text (`[I:5]`), dates as `yyyy-mm-dd`.
   * Empty where absent.
   */
  text: (column: string) => string;
  /** A column of whole numbers; null where it holds none. */
  integer: (column: string) => number | null;
  flag: (column: string) => boolean;
}

export interface Archive {
  /** Reads one page. Throws the site's refusal where the provider, a column or a restriction is not known there. */
  list(query: ArchiveQuery): Promise<ArchiveRow[]>;
}

const rowsSchema = z.array(
  z.object({
    primaryKey: z.coerce.number().catch(0),
    entityName: z.string().catch(''),
    columnData: z.unknown().transform(readColumns),
  }),
);

type Columns = ReadonlyMap<string, string>;

/** In one pass: the columns of many rows are most of what a check reads. */
function readColumns(columns: unknown, context: z.RefinementCtx): Columns {
  const read = new Map<string, string>();
  if (columns === null || columns === undefined) return read;
  for (const [name, column] of Object.entries(columns)) {
    const value = readDisplayValue(column);
    if (value === null) {
      context.addIssue({ code: 'custom', message: 'expected a display value', path: [name] });
      return z.NEVER;
    }
    // Sites differ in the case of column names.
    read.set(name.toLowerCase(), value);
  }
  return read;
}

/** Empty where there is nothing; null where it is no column as the vendor documents it. */
function readDisplayValue(column: unknown): string | null {
  if (column === null || column === undefined) return '';
  if (typeof column !== 'object') return null;
  const value: unknown = 'displayValue' in column ? column.displayValue : undefined;
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : null;
}

/** The Archive agent of one site. The vendor's client is loaded at the first call. */
export function createArchive(client: SiteClient): Archive {
  let agent: Promise<ArchiveAgent> | null = null;
  return {
    async list(query) {
      agent ??= loadAgent(client);
      const answer = await (
        await agent
      ).getArchiveListByColumnsAsync({
        providerName: query.provider,
        columns: query.columns,
        sortOrder: query.orderBy === undefined ? [] : [toSortOrder(query.orderBy)],
        restriction: query.restrictions.flatMap(toVendorRestrictions),
        entities: query.entities ?? [],
        page: query.page,
        pageSize: query.pageSize,
      });
      const rows = parseVendorAnswer(
        rowsSchema,
        answer,
        `GetArchiveListByColumns(${query.provider})`,
        client,
      );
      return rows.map(createRow);
    },
  };
}

async function loadAgent(client: SiteClient): Promise<ArchiveAgent> {
  const { ArchiveAgent } = await import('@superoffice/webapi/ArchiveAgent.js');
  return new ArchiveAgent(createVendorOptions(client));
}

/**
 * Only active restrictions count. Brackets and "or" as in `ArchiveRestrictionInfo`:
 * https://docs.superoffice.com/en/api/search/iarchiveagent/iarchiveagent.html
 */
function toVendorRestrictions(part: ArchiveQuery['restrictions'][number]) {
  if (!('anyOf' in part)) return [{ ...part, isActive: true }];
  const last = part.anyOf.length - 1;
  return part.anyOf.map((restriction, index) => ({
    ...restriction,
    isActive: true,
    interParenthesis: last === 0 ? 0 : index === 0 ? 1 : index === last ? -1 : 0,
    interOperator: (index === last ? 'And' : 'Or') as InterRestrictionOperator,
  }));
}

// As a type only: importing the member would load every enumeration of the vendor's client.
function toSortOrder(name: string) {
  return { name, direction: 'ASC' as OrderBySortType };
}

function createRow({ primaryKey, entityName, columnData }: z.infer<typeof rowsSchema>[number]): ArchiveRow {
  const text = (column: string) => toPlainText(columnData.get(column.toLowerCase()) ?? '');
  return {
    primaryKey,
    entityName,
    text,
    integer: (column) => (/^-?\d+$/.test(text(column)) ? Number(text(column)) : null),
    flag: (column) => ['1', 'true'].includes(text(column).toLowerCase()),
  };
}

function toPlainText(value: string): string {
  if (!value.startsWith('[')) return value;
  const { marker, content } = parseEncoded(value);
  return marker === 'D' || marker === 'DT' ? (parseDate(value)?.isoDate ?? content) : content;
}
