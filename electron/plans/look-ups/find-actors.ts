import { AppError } from '../../../shared/errors';
import type { LookUp } from '../../../shared/link-plan/judge-row';
import type { ErpActorType } from '../../../shared/record/actor-types';
import type { FieldValue } from '../../../shared/value/field-value';
import { knowledgeOf } from '../../records/connection-knowledge';
import { isRefusal } from '../../records/refusal';
import { orNull } from '../../records/try-call';
import { archivePageSize, type ArchiveRow } from '../../superoffice/archive';
import { askInPieces, askSingly, type Asked } from './asked';

export interface FoundActor {
  name: string;
  companyNumbers: string[];
  /** By CrmFieldKey in capitals: what the ERP holds, as far as it was asked for. */
  values: Map<string, string>;
  /** The ERP archive's own word for "some record holds it"; null where it does not say. */
  isConnected: boolean | null;
}

export interface ActorQuery {
  erpConnectionId: number;
  erpActorType: ErpActorType;
  erpKeys: readonly string[];
  /** CrmFieldKeys whose values in the ERP are wanted as well. */
  crmFieldKeys: readonly string[];
}

const nameKeys = new Set(['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME']);
const numberKeys = new Set(['VATNO', 'ORGNR']);
/** So many keys that the archive did not find are asked for once more in the way that a single link asks. */
export const confirmedKeys = 25;

export type FoundActors = Map<string, LookUp<FoundActor | null>>;

/** The ERP actors of these keys; null = the ERP knows no such key. In bulk where the site grants it, else one by one. */
export async function findActors(asked: Asked, query: ActorQuery): Promise<FoundActors> {
  const keys = [...new Set(query.erpKeys)].filter((erpKey) => erpKey !== '');
  if (keys.length === 0) return new Map();
  const fields = await readFields(asked, query);
  const { done, singly } = asked.tell;
  const { found, refused } = await askInPieces(
    keys,
    archivePageSize,
    (piece) => findPiece(asked, { ...query, erpKeys: piece }, fields),
    done,
  );
  const alone = (erpKey: string) => findAlone(asked, query, erpKey);
  if (refused) {
    const listed = await listAll(asked, query, fields, keys);
    if (listed) return listed;
    await singly('keys', keys.length);
    return askSingly(keys, alone, done);
  }
  const missing = keys.filter((erpKey) => {
    const actor = found.get(erpKey);
    return actor?.read === true && actor.value === null;
  });
  const again = await askSingly(missing.slice(0, confirmedKeys), alone);
  const isTrusted = [...again.values()].every((actor) => !actor.read || actor.value === null);
  // An archive that does not find what is there says nothing about the others.
  for (const erpKey of isTrusted ? [] : missing) found.set(erpKey, { read: false, error: null });
  for (const [erpKey, actor] of again) found.set(erpKey, actor);
  return found;
}

/** ERP field keys to ask for along with the key, each with the CRM field that the connection maps it to. */
type Fields = readonly { erpFieldKey: string; crmFieldKey: string }[];

async function readFields(
  { site, ask }: Asked,
  { erpConnectionId, erpActorType, crmFieldKeys }: ActorQuery,
): Promise<Fields> {
  const mapping = await orNull(() => ask(() => knowledgeOf(site).mapping(erpConnectionId, erpActorType)));
  const wanted = new Set([...nameKeys, ...numberKeys, ...crmFieldKeys.map((key) => key.toUpperCase())]);
  return (mapping?.fieldMappings ?? [])
    .map(({ erpFieldKey, crmFieldKey }) => ({ erpFieldKey, crmFieldKey: crmFieldKey.toUpperCase() }))
    .filter(({ erpFieldKey, crmFieldKey }) => erpFieldKey !== '' && wanted.has(crmFieldKey));
}

async function findPiece(
  { site, ask }: Asked,
  { erpConnectionId, erpActorType, erpKeys }: ActorQuery,
  fields: Fields,
): Promise<Map<string, FoundActor | null>> {
  const query = { erpConnectionId, erpActorType, erpKeys, text: '', page: 0, pageSize: archivePageSize };
  const rows = await ask(() => site.searchErpEntities({ ...query, fieldKeys: keysOf(fields) }));
  const wanted = new Set(erpKeys.map((erpKey) => erpKey.toLowerCase()));
  // A site that does not know the restriction may leave it out: then the answer is about other keys.
  if (rows.some((row) => !wanted.has(row.text('ErpKey').toLowerCase()))) {
    throw new AppError('broken-answer', { params: { call: 'GetArchiveListByColumns(FindErpEntity)' } });
  }
  const byKey = indexRows(rows, fields);
  return new Map(erpKeys.map((erpKey) => [erpKey, byKey.get(erpKey) ?? null]));
}

/** How many pages of all actors of a type are gone through, where so many keys are wanted. */
export function mostListedPages(keys: number): number {
  return 2 + 2 * Math.ceil(keys / archivePageSize);
}

/** Goes through all actors of a type where there are not many more than are wanted; null where there are, or it is refused. */
async function listAll(
  { site, ask }: Asked,
  { erpConnectionId, erpActorType }: ActorQuery,
  fields: Fields,
  keys: readonly string[],
): Promise<FoundActors | null> {
  const maxPages = mostListedPages(keys.length);
  const rows: ArchiveRow[] = [];
  try {
    for (let page = 0; page < maxPages; page += 1) {
      const query = { erpConnectionId, erpActorType, text: '', page, pageSize: archivePageSize };
      const more = await ask(() => site.searchErpEntities({ ...query, fieldKeys: keysOf(fields) }));
      rows.push(...more);
      if (more.length < archivePageSize) {
        const byKey = indexRows(rows, fields);
        return new Map(keys.map((erpKey) => [erpKey, { read: true, value: byKey.get(erpKey) ?? null }]));
      }
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return null;
}

function keysOf(fields: Fields): string[] {
  return fields.map(({ erpFieldKey }) => erpFieldKey);
}

function indexRows(rows: readonly ArchiveRow[], fields: Fields): Map<string, FoundActor> {
  return new Map(
    rows.map((row) => [
      row.text('ErpKey'),
      describe(
        fields.map(({ erpFieldKey, crmFieldKey }) => [crmFieldKey, row.text(erpFieldKey)]),
        row.text('Connected') === '' ? null : row.flag('Connected'),
      ),
    ]),
  );
}

/**
 * Not by the reader of records: there need be no record, and only whether the actor is there, what it is called and which
 * fields are empty is asked. INFERENCE, as in the look-up of a single key: what the ERP does not know has no values, or is
 * refused by the documented error.
 */
async function findAlone(
  { site, ask }: Asked,
  { erpConnectionId, erpActorType }: ActorQuery,
  erpKey: string,
): Promise<FoundActor | null> {
  try {
    const values: FieldValue[] = await ask(() =>
      site.erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey),
    );
    if (values.length === 0) return null;
    return describe(
      values.map(({ crmFieldKey, value }) => [crmFieldKey.toUpperCase(), value]),
      null,
    );
  } catch (error) {
    if (isRefusal(error) && /^SoNotFoundException$/m.test(error.detail)) return null;
    throw error;
  }
}

function describe(
  values: readonly (readonly [crmFieldKey: string, value: string])[],
  isConnected: boolean | null,
): FoundActor {
  const pick = (keys: ReadonlySet<string>) =>
    values.filter(([key, value]) => keys.has(key) && value !== '').map(([, value]) => value);
  return {
    name: pick(nameKeys).join(' '),
    companyNumbers: pick(numberKeys),
    values: new Map(values),
    isConnected,
  };
}
