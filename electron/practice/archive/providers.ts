import type { CrmActorType } from '../../../shared/record/actor-types';
import type { CallContext } from '../http/call-context';
import { refuse } from '../http/refusal';
import type { ArchivePage, ArchiveQuery, Column } from './archive-table';
import type { Condition } from './condition';
import { createRecordTable } from './crm-record-tables';
import { createDynamicTable } from './dynamic-table';
import { createErpSearch, listErpSearchColumns } from './erp-entity-table';
import { queryArchive } from './query-archive';
import { createSelectionTable, selectionMemberProviders, selectionTable } from './selection-tables';
import { createErpConnectionTable, createErpFieldTable } from './erp-setup-tables';

/** Documented oddities: there is no FindPerson, and no provider called plain Project. */
const recordProviders: Record<string, CrmActorType> = {
  contact: 'Contact',
  simplecontact: 'Contact',
  findcontact: 'Contact',
  person: 'Person',
  simpleperson: 'Person',
  findproject: 'Project',
  simpleproject: 'Project',
  sale: 'Sale',
  findsale: 'Sale',
  simplesale: 'Sale',
};

export const providerNames = [
  'Contact',
  'SimpleContact',
  'FindContact',
  'Person',
  'SimplePerson',
  'FindProject',
  'SimpleProject',
  'Sale',
  'FindSale',
  'SimpleSale',
  'FindSelection',
  'ContactSelection',
  'ContactPersonSelectionV2',
  'ProjectSelection',
  'FindErpEntity',
  'ErpEntity',
  'ErpField',
  'ErpConnection',
  'Dynamic',
];

const unknownProvider = (name: string): Error => refuse(`There is no archive provider called '${name}'.`);

const listConditionColumns = (condition: Condition | null): string[] => {
  if (condition === null) return [];
  return condition.kind === 'compare' ? [condition.column] : condition.parts.flatMap(listConditionColumns);
};

/** Answers an archive query over the named provider. Throws a refusal for everything it cannot answer. */
export function runQuery(provider: string, query: ArchiveQuery, context: CallContext): ArchivePage {
  const { store, language } = context;
  const name = provider.toLowerCase();
  const recordType = Object.hasOwn(recordProviders, name) ? recordProviders[name] : undefined;
  if (recordType) return queryArchive(createRecordTable(store, recordType), query, language);
  const memberType = selectionMemberProviders[name];
  if (memberType) return queryArchive(createSelectionTable(store, memberType), query, language);
  switch (name) {
    case 'finderpentity':
    case 'erpentity': {
      const { table, condition } = createErpSearch(store, query.condition);
      return queryArchive(table, { ...query, condition }, language);
    }
    case 'findselection':
      return queryArchive(selectionTable, query, language);
    case 'erpfield':
      return queryArchive(createErpFieldTable(store), query, language);
    case 'erpconnection':
      return queryArchive(createErpConnectionTable(store), query, language);
    case 'dynamic': {
      const sorted = query.sort.map(({ column }) => column);
      const names = [...new Set([...query.columns, ...listConditionColumns(query.condition), ...sorted])];
      return queryArchive(createDynamicTable(store, names), query, language);
    }
    default:
      throw unknownProvider(provider);
  }
}

/** A column without its rows. */
export type ColumnHead = Pick<Column<never>, 'name' | 'names' | 'type' | 'listName'>;

/** The columns of a provider, and the name of its entity. */
export function describeProvider(
  provider: string,
  { store }: CallContext,
): { entityName: string; columns: readonly ColumnHead[] } {
  const name = provider.toLowerCase();
  const recordType = Object.hasOwn(recordProviders, name) ? recordProviders[name] : undefined;
  if (recordType) return createRecordTable(store, recordType);
  const memberType = selectionMemberProviders[name];
  if (memberType) return createSelectionTable(store, memberType);
  if (name === 'findselection') return selectionTable;
  if (name === 'finderpentity' || name === 'erpentity')
    return { entityName: 'ErpEntity', columns: listErpSearchColumns(store) };
  if (name === 'erpfield') return createErpFieldTable(store);
  if (name === 'erpconnection') return createErpConnectionTable(store);
  if (name === 'dynamic') return { entityName: 'dynamic', columns: [] };
  throw unknownProvider(provider);
}
