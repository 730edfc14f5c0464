import { erpConnectors } from '../data/erp-connections';
import type { ErpConnection, ErpField } from '../data/model';
import type { PracticeStore } from '../data/store';
import { inLanguage, type Language } from '../http/language';
import { listReferenceOf } from '../rules/field-lookup';
import { createColumnFinder, type ArchiveTable, type Column } from './archive-table';
import type { Cell, ColumnType } from './archive-table';
import { fieldAccesses, fieldTypes } from '../../../shared/value/field-value';

type Spec<Row> = [name: string, type: ColumnType, read: (row: Row, language: Language) => Cell];

const createColumns = <Row>(specs: readonly Spec<Row>[]): Column<Row>[] =>
  specs.map(([name, type, read]) => ({ name, names: { NO: name, US: name }, type, listName: '', read }));

const createTable = <Row>(
  entityName: string,
  rows: readonly Row[],
  primaryKey: (row: Row) => number,
  specs: readonly Spec<Row>[],
): ArchiveTable<Row> => {
  const columns = createColumns(specs);
  return {
    entityName,
    rows: () => rows,
    primaryKey,
    columns,
    findColumn: createColumnFinder(columns),
    defaultColumns: columns.slice(0, 4).map((column) => column.name),
  };
};

const toBit = (flag: boolean): number => (flag ? 1 : 0);

/** `Label` is number 99 in the database; the others count from 0 in the order of the enumeration. */
const typeNumber = (type: ErpField['type']): number => (type === 'Label' ? 99 : fieldTypes.indexOf(type));

/** The archive `ErpField`: every ERP field of every connection, with its mapping. */
export function createErpFieldTable(store: PracticeStore) {
  const rows = store.connections.flatMap(({ actorTypes }) =>
    actorTypes.flatMap((mapping) => mapping.fields.map((field) => ({ mapping, field }))),
  );
  return createTable('erpfield', rows, ({ field }) => field.id, [
    ['Id', 'int', ({ field }) => field.id],
    ['ErpConnectionActorTypeId', 'int', ({ mapping }) => mapping.id],
    ['ErpFieldKey', 'string', ({ field }) => field.key],
    ['DisplayName', 'string', ({ field }, language) => inLanguage(field.names, language)],
    ['DisplayDescription', 'string', ({ field }, language) => inLanguage(field.tooltip, language)],
    ['FieldType', 'int', ({ field }) => typeNumber(field.type)],
    ['ListName', 'string', ({ field }) => field.listName ?? ''],
    ['DefaultValue', 'string', ({ field }) => field.firstSync.defaultValue],
    ['MaxLength', 'int', ({ field }) => field.maxLength],
    ['Access', 'int', ({ field }) => fieldAccesses.indexOf(field.access)],
    ['HasFirstSyncDefaultValue', 'bool', ({ field }) => field.firstSync.hasDefault],
    ['FirstSyncDefaultValue', 'string', ({ field }) => field.firstSync.defaultValue],
    ['PromptUser', 'bool', ({ field }) => field.firstSync.promptUser],
    ['Mandatory', 'bool', ({ field }) => field.firstSync.mandatory],
    ['CrmFieldKey', 'string', ({ field }) => field.mapping?.crmFieldKey ?? ''],
    ['SyncToCrm', 'int', ({ field }) => toBit(field.mapping?.syncToCrm ?? false)],
    ['SyncToErp', 'int', ({ field }) => toBit(field.mapping?.syncToErp ?? false)],
    ['ShowInGui', 'int', ({ field }) => toBit(field.showInGui)],
    ['ShowInSearch', 'int', ({ field }) => toBit(field.showInSearch)],
    ['Rank', 'int', ({ field }) => field.rank],
    ['ListReference', 'string', ({ field, mapping }) => listReferenceOf(field, mapping)],
    ['MissingInERP', 'bool', () => false],
    ['ConnectionId', 'int', ({ field }) => field.connectionId],
    ['ActorTypeErp', 'string', ({ field }) => field.actorType],
    [
      'PromptOrHasDefault',
      'bool',
      ({ field: { firstSync } }) => firstSync.promptUser || firstSync.hasDefault,
    ],
  ]);
}

const connectorOf = (connection: ErpConnection) =>
  erpConnectors.find((connector) => connector.id === connection.connectorId);

/** The archive `ErpConnection`. */
export function createErpConnectionTable(store: PracticeStore) {
  return createTable('erpConnection', store.connections, ({ id }) => id, [
    ['id', 'int', ({ id }) => id],
    ['name', 'string', ({ names }, language) => inLanguage(names, language)],
    ['description', 'string', ({ descriptions }, language) => inLanguage(descriptions, language)],
    ['active', 'bool', ({ active }) => active],
    ['erpId', 'string', ({ guid }) => guid],
    ['mostRecent', 'string', () => ''],
    ['allAccess', 'bool', () => true],
    ['deleted', 'bool', ({ deleted }) => deleted],
    ['connector/id', 'int', ({ connectorId }) => connectorId],
    ['connector/name', 'string', (connection) => connectorOf(connection)?.name ?? ''],
    ['connector/url', 'string', (connection) => connectorOf(connection)?.url ?? ''],
  ]);
}
