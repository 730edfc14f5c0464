import { erpActorTypes, type ErpActorType } from '../../../shared/record/actor-types';
import type { ErpActor, ErpConnection, ErpField, MultiText } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { refuse } from '../http/refusal';
import { readDate, readDouble, readInteger } from '../rules/encoded-values';
import { requireActiveConnection, requireActorType } from '../rules/field-lookup';
import { displayErpValue } from '../rules/field-values';
import { createColumnFinder, type ArchiveTable, type Column, type IndexValue } from './archive-table';
import type { ColumnType } from './archive-table';
import { listRequired, withoutColumns, type Condition } from './condition';

type ActorColumn = Column<ErpActor>;

/** The restrictions that carry parameters to the provider instead of filtering its rows. */
const parameterColumns = new Set(['connectionid', 'erpactortype', 'searchtext', 'onlyparentconnected']);

interface SearchParameters {
  connection: ErpConnection;
  actorTypes: ErpActorType[];
  searchText: string;
  onlyParentConnected: boolean;
}

const findParameter = (condition: Condition | null, name: string): string | null =>
  listRequired(condition).find(({ column }) => column.toLowerCase() === name)?.values[0] ?? null;

/** Both an enumeration's name and its number are taken, bare or in brackets. */
function readActorType(value: string): ErpActorType {
  const number = readInteger(value);
  const type =
    number === null
      ? erpActorTypes.find((name) => name.toLowerCase() === value.trim().toLowerCase())
      : erpActorTypes[number - 1];
  if (!type) throw refuse(`'${value}' is not an ERP actor type.`);
  return type;
}

function readParameters(store: PracticeStore, condition: Condition | null): SearchParameters {
  const id = readInteger(findParameter(condition, 'connectionid') ?? '');
  if (id === null) throw refuse('FindErpEntity needs a restriction on ConnectionId.');
  const connection = requireActiveConnection(store, id);
  const type = findParameter(condition, 'erpactortype');
  const onlyParent = findParameter(condition, 'onlyparentconnected');
  return {
    connection,
    actorTypes:
      type === null
        ? connection.actorTypes.map((mapping) => mapping.erpType)
        : [requireActorType(connection, readActorType(type)).erpType],
    searchText: (findParameter(condition, 'searchtext') ?? '').trim().toLowerCase(),
    onlyParentConnected: ['1', '[i:1]', 'true'].includes((onlyParent ?? '').trim().toLowerCase()),
  };
}

/** The simple search: the text stands somewhere in the key or in a field that is shown in search. */
function createTextTest({ connection, searchText }: SearchParameters): (actor: ErpActor) => boolean {
  if (searchText === '') return () => true;
  const shownKeys = new Map(
    connection.actorTypes.map(({ erpType, fields }) => [
      erpType,
      fields.filter((field) => field.showInSearch).map((field) => field.key),
    ]),
  );
  const hasText = (value: string): boolean => value.toLowerCase().includes(searchText);
  return (actor) =>
    hasText(actor.key) || (shownKeys.get(actor.type) ?? []).some((key) => hasText(storedValue(actor, key)));
}

function isParentConnected(store: PracticeStore, actor: ErpActor): boolean {
  const { parent, connectionId } = actor;
  return parent !== null && store.findLinkOfActor(connectionId, parent.type, parent.key) !== null;
}

const columnTypes: Partial<Record<ErpField['type'], ColumnType>> = {
  Integer: 'int',
  Double: 'decimal',
  Date: 'date',
  Checkbox: 'bool',
};

function fieldColumn(connection: ErpConnection | null, field: ErpField): ActorColumn {
  const stored = (row: ErpActor): string => storedValue(row, field.key);
  const base = {
    name: field.key,
    names: field.names,
    listName: '',
    type: columnTypes[field.type] ?? 'string',
  };
  switch (field.type) {
    case 'Integer':
      return { ...base, read: (row) => readInteger(stored(row)) };
    case 'Double':
      return { ...base, read: (row) => readDouble(stored(row)) };
    case 'Date':
      return { ...base, read: (row) => readDate(stored(row)) };
    case 'Checkbox':
      return { ...base, read: (row) => readInteger(stored(row)) === 1 };
    case 'List':
      return {
        ...base,
        read: (row, language) =>
          connection ? displayErpValue(connection, field, stored(row), language) : stored(row),
      };
    default:
      return { ...base, read: stored };
  }
}

const title = (no: string, us: string): MultiText => ({ NO: no, US: us });

const fixedColumn = (
  name: string,
  type: ColumnType,
  names: MultiText,
  read: ActorColumn['read'],
): ActorColumn => ({ name, names, type, listName: '', read });

/** The six documented columns of FindErpEntity and ErpEntity. */
function createFixedColumns(store: PracticeStore, lookUpKeys?: ActorColumn['lookUp']): ActorColumn[] {
  const isConnected = (row: ErpActor): boolean =>
    store.findLinkOfActor(row.connectionId, row.type, row.key) !== null;
  return [
    fixedColumn('ConnectionId', 'int', title('Tilkobling', 'Connection'), (row) => row.connectionId),
    fixedColumn('SearchText', 'string', title('Søketekst', 'Search text'), () => ''),
    fixedColumn('ErpActorType', 'string', title('Type', 'Type'), (row) => row.type),
    fixedColumn('Connected', 'bool', title('Koblet', 'Connected'), isConnected),
    fixedColumn('OnlyParentConnected', 'bool', title('Eier koblet', 'Parent connected'), (row) =>
      isParentConnected(store, row),
    ),
    {
      ...fixedColumn('ErpKey', 'string', title('ERP-nøkkel', 'ERP key'), (row) => row.key),
      ...(lookUpKeys && { lookUp: lookUpKeys }),
    },
  ];
}

/** Fields of several actor types can share a key; the first one that has it names the column. */
function uniqueFields(connections: readonly ErpConnection[], types: readonly ErpActorType[]): ErpField[] {
  const byKey = new Map<string, ErpField>();
  for (const { actorTypes } of connections)
    for (const { erpType, fields } of actorTypes)
      if (types.includes(erpType))
        for (const field of fields) if (!byKey.has(field.key)) byKey.set(field.key, field);
  return [...byKey.values()];
}

export interface ErpSearch {
  table: ArchiveTable<ErpActor>;
  /** What is left to filter by, after the parameters were taken out. */
  condition: Condition | null;
}

/** The archive over the ERP actors that a search means. Throws a refusal where the connection cannot be searched. */
export function createErpSearch(store: PracticeStore, condition: Condition | null): ErpSearch {
  const parameters = readParameters(store, condition);
  const { connection, actorTypes, onlyParentConnected } = parameters;
  const hasText = createTextTest(parameters);
  const fields = uniqueFields([connection], actorTypes);
  const lookUpKeys = (keys: readonly IndexValue[]): ErpActor[] =>
    keys.flatMap((key) =>
      actorTypes.flatMap((type) => store.listActorsOfKey(connection.id, type, String(key))),
    );
  const columns = [
    ...createFixedColumns(store, lookUpKeys),
    ...fields.map((field) => fieldColumn(connection, field)),
  ];
  const table: ArchiveTable<ErpActor> = {
    entityName: 'ErpEntity',
    rows: () => actorTypes.flatMap((type) => store.listActors(connection.id, type)),
    isShown: (actor) => hasText(actor) && (!onlyParentConnected || isParentConnected(store, actor)),
    primaryKey: (row) => row.rowId,
    orderOf: (row) => actorTypes.indexOf(row.type) * store.countActors() + row.rowId,
    columns,
    findColumn: createColumnFinder(columns),
    defaultColumns: ['ErpActorType', 'ErpKey', 'Connected'],
  };
  return { table, condition: withoutColumns(condition, parameterColumns) };
}

/** The columns a search can ask for, over all connections that are in use. */
export function listErpSearchColumns(store: PracticeStore): ActorColumn[] {
  const active = store.connections.filter((connection) => connection.active);
  const shown = uniqueFields(active, erpActorTypes).filter((field) => field.showInSearch);
  return [...createFixedColumns(store), ...shown.map((field) => fieldColumn(null, field))];
}
