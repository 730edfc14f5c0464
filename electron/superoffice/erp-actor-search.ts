import { AppError } from '../../shared/errors';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { Archive, ArchiveQuery, ArchiveRow } from './archive';

export interface ErpActorQuery {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  text: string;
  /** Only actors with one of these keys: an INFERENCE of its own, that the archive can be restricted by its key column. */
  erpKeys?: readonly string[];
  /** ERP field keys to read along with the key. */
  fieldKeys: string[];
  page: number;
  pageSize: number;
}

/** One way in which a search for ERP actors may have to be written. */
interface RequestForm {
  provider: string;
  connection: (id: number) => string;
  actorType: (type: ErpActorType) => string;
  operator: string;
  textOperator: string;
}

const actorTypeNumbers: Record<ErpActorType, number> = {
  Customer: 1,
  Supplier: 2,
  Partner: 3,
  Person: 4,
  Project: 5,
  Employee: 6,
  Sale: 7,
};

const first: RequestForm = {
  provider: 'FindErpEntity',
  connection: (id) => `[I:${id}]`,
  actorType: (type) => type,
  operator: '=',
  textOperator: '=',
};

// In the order in which they are worth trying: the archive framework's own encoding first.
const requestForms: readonly RequestForm[] = [
  first,
  { ...first, connection: String },
  { ...first, actorType: (type) => `[I:${actorTypeNumbers[type]}]` },
  { ...first, operator: 'equals', textOperator: 'contains' },
  { ...first, provider: 'ErpEntity' },
];

/** Searches the ERP by way of the site; remembers per connection which form of the request the site understood. */
export type SearchErpEntities = (query: ErpActorQuery) => Promise<ArchiveRow[]>;

/**
 * INFERENCE. The vendor documents the archive `FindErpEntity` and its columns, but not how its restrictions must be
 * written. We try the likely forms once per connection and stay with the first that the site does not refuse; a form
 * that is understood and finds nothing counts as understood.
 */
export function createErpActorSearch(archive: Archive): SearchErpEntities {
  const understood = new Map<number, RequestForm>();
  return async (query) => {
    const known = understood.get(query.erpConnectionId);
    if (known) return archive.list(toArchiveQuery(query, known));
    const { form, rows } = await tryForms(archive, query);
    understood.set(query.erpConnectionId, form);
    return rows;
  };
}

async function tryForms(
  archive: Archive,
  query: ErpActorQuery,
): Promise<{ form: RequestForm; rows: ArchiveRow[] }> {
  let firstRefusal: unknown;
  for (const form of requestForms) {
    try {
      return { form, rows: await archive.list(toArchiveQuery(query, form)) };
    } catch (error) {
      if (!isRefusalOfForm(error)) throw error;
      firstRefusal ??= error;
    }
  }
  throw firstRefusal;
}

/** A refusal that another way of writing the same request may avoid; no sign-in or network trouble. */
function isRefusalOfForm(error: unknown): boolean {
  return (
    error instanceof AppError &&
    [
      'rejected',
      'site-error',
      'site-not-found',
      'broken-answer',
      'call-failed',
      'unexpected-status',
    ].includes(error.code)
  );
}

function toArchiveQuery(query: ErpActorQuery, form: RequestForm): ArchiveQuery {
  return {
    provider: form.provider,
    columns: ['ErpKey', 'ErpActorType', 'Connected', ...query.fieldKeys],
    restrictions: [
      { name: 'ConnectionId', operator: form.operator, values: [form.connection(query.erpConnectionId)] },
      { name: 'ErpActorType', operator: form.operator, values: [form.actorType(query.erpActorType)] },
      { name: 'SearchText', operator: form.textOperator, values: [query.text] },
      ...(query.erpKeys ? [{ name: 'ErpKey', operator: 'oneOf', values: [...query.erpKeys] }] : []),
    ],
    entities: ['ErpEntity'],
    page: query.page,
    pageSize: query.pageSize,
  };
}
