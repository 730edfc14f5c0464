import type { CrmActorType } from '../../shared/record/actor-types';
import type { Outputs } from '../../shared/ipc/contract';
import { submitStates, type SubmitState } from '../../shared/write/states';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { newestFirst, type EntryOrder, type EntrySort } from '../../shared/journal/entry-query';
import { decodeHead, type KeptHead } from './entry-schema';

export const activityPageSize = 50;

export interface JournalQuery {
  /** Every word must be in the entry, as it is or as a part of a word; case does not count. */
  text: string;
  /** Empty = all. */
  states: readonly SubmitState[];
  page: number;
  /** What the entry is about; what is left out does not narrow. */
  about?: JournalFilter;
  /** Of these alone. */
  ids?: readonly string[];
  /** Without it the newest come first. */
  order?: EntryOrder;
}

export interface JournalFilter {
  siteId?: string;
  kind?: string;
  user?: string;
  runId?: string;
  record?: { crmActorType: CrmActorType; crmRecordId: number };
  actor?: { erpConnectionId: number; erpKey: string };
  /** ISO 8601, UTC, both included. */
  between?: { from: string; to: string };
}

/** A page of entries, newest first, and how many there are of each state within the search. */
export async function listEntries(
  database: Database,
  query: JournalQuery,
): Promise<Outputs['activity.list']> {
  const [rows = [], counted = []] = await database.read([pageOf(query), countsOf(query)]);
  const countOf = new Map(counted.map((row) => [row['state'], Number(row['entries'])]));
  return {
    items: rows.slice(0, activityPageSize).map((row) => decodeHead(toKeptHead(row))),
    more: rows.length > activityPageSize,
    counts: Object.fromEntries(
      submitStates.map((state) => [state, countOf.get(state) ?? 0]),
    ) as Outputs['activity.list']['counts'],
  };
}

export function toKeptHead(row: Row): KeptHead {
  return {
    id: String(row['id']),
    at: String(row['at']),
    state: String(row['state']),
    connectionId: typeof row['connection_id'] === 'number' ? row['connection_id'] : null,
    head: String(row['head']),
  };
}

interface Condition {
  sql: string;
  values: readonly SqlValue[];
}

const inHead = (name: string) => `iif(json_valid(head), head ->> '$.${name}', '')`;
/** Text without a difference between large and small letters. */
const asText = (value: string) => `ifnull(${value}, '') COLLATE NOCASE`;
const sorts: Record<Exclude<EntrySort, 'at'>, string> = {
  state: 'state',
  crm: asText(inHead('record.name')),
  // As the list shows it: the key where no name is known.
  erp: asText(`coalesce(nullif(${inHead('erpName')}, ''), ${inHead('erpKey')})`),
  // Where it was not counted, there is none to show.
  changes: `ifnull(${inHead('changes')}, -1)`,
  site: asText(inHead('siteName')),
  user: asText('user'),
};

function orderBy({ by, isDescending }: EntryOrder): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  return by === 'at' ? `seq ${direction}` : `${sorts[by]} ${direction}, seq DESC`;
}

function pageOf({ text, states, page, about = {}, ids, order = newestFirst }: JournalQuery): Statement {
  const found = [...ofWords(text), ...ofStates(states), ...ofSubject(about), ...ofIds(ids)];
  const isByTime = order.by === 'at';
  const numbers = select('seq', found);
  // The numbers of the page first, from the narrow tables; then the rows of these numbers alone.
  return {
    sql: `SELECT entry.id, entry.at, entry.state, entry.connection_id, entry.head FROM entry WHERE seq IN (
        ${isByTime ? numbers : `SELECT seq FROM entry WHERE seq IN (${numbers})`} ORDER BY ${orderBy(order)} LIMIT ? OFFSET ?
      ) ORDER BY ${orderBy(order)}`,
    values: [...found.flatMap(({ values }) => values), activityPageSize + 1, page * activityPageSize],
  };
}

function countsOf({ text, about = {} }: JournalQuery): Statement {
  const found = [...ofWords(text), ...ofSubject(about)];
  return {
    sql: `${select('state, count(*) AS entries', found)} GROUP BY state`,
    values: found.flatMap(({ values }) => values),
  };
}

/** By the index of the states where nothing else is asked for; else along the texts, which are read in order. */
function select(what: string, found: readonly Condition[]): string {
  const table = found.length === 0 ? 'entry' : 'entry_search';
  const where = found.length === 0 ? '' : ` WHERE ${found.map(({ sql }) => sql).join(' AND ')}`;
  return `SELECT ${what} FROM ${table}${where}`;
}

export function ofWords(text: string): Condition[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return words.map((word) => ({ sql: 'instr(text, ?) > 0', values: [word] }));
}

function ofIds(ids: readonly string[] | undefined): Condition[] {
  if (ids === undefined) return [];
  const marks = ids.map(() => '?').join(', ');
  return [{ sql: `seq IN (SELECT seq FROM entry WHERE id IN (${marks}))`, values: ids }];
}

export function ofStates(states: readonly SubmitState[]): Condition[] {
  if (states.length === 0) return [];
  return [{ sql: `state IN (${states.map(() => '?').join(', ')})`, values: states }];
}

function ofSubject(about: JournalFilter): Condition[] {
  const conditions = conditionsOf(about);
  if (conditions.length === 0) return [];
  return [
    {
      sql: `seq IN (SELECT seq FROM entry WHERE ${conditions.map(({ sql }) => sql).join(' AND ')})`,
      values: conditions.flatMap(({ values }) => values),
    },
  ];
}

/** What of the table of entries has to be so. */
export function conditionsOf(about: JournalFilter): Condition[] {
  const { siteId, kind, user, runId, record, actor, between } = about;
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: SqlValue[]) => conditions.push({ sql, values });
  if (siteId !== undefined) add('site_id = ?', siteId);
  if (kind !== undefined) add('kind = ?', kind);
  if (user !== undefined) add('user = ?', user);
  if (runId !== undefined) add('run_id = ?', runId);
  if (record) add('record_id = ? AND record_type = ?', record.crmRecordId, record.crmActorType);
  if (actor) add('erp_key = ? AND connection_id = ?', actor.erpKey, actor.erpConnectionId);
  if (between) add('at BETWEEN ? AND ?', between.from, between.to);
  return conditions;
}
