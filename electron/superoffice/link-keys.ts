import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { erpActorTypes } from '../../shared/record/actor-types';
import type { Archive, ArchiveQuery } from './archive';

/** Database numbers of the tables that a link can point to, as the vendor documents them. */
const tableNumbers: Record<CrmActorType, number> = { Contact: 5, Person: 6, Project: 11, Sale: 13 };

const key = 'erpexternalkey.erpkey';
const actorType = 'erpexternalkey.actortype';
const connection = 'erpexternalkey.erpconnectionid';
const table = 'erpexternalkey:erpinternalkeyid.tableid';
const record = 'erpexternalkey:erpinternalkeyid.recordid';

/**
 * INFERENCE. No method of the ErpSync agent tells the ERP key of a link. The tables that hold it are documented and so
 * is the Dynamic archive; that it may read these tables is not. Null = no link there. Throws where the site refuses.
 */
export async function readKeyOfLink(
  archive: Archive,
  erpConnectionId: number,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<string | null> {
  const rows = await archive.list({
    ...dynamicQuery([key, actorType]),
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      { name: table, operator: '=', values: [`[I:${tableNumbers[crmActorType]}]`] },
      { name: record, operator: '=', values: [`[I:${crmRecordId}]`] },
    ],
  });
  return rows[0]?.text(key) ?? null;
}

export interface KeyHolder {
  crmActorType: CrmActorType;
  crmRecordId: number;
}

/** INFERENCE, as above: the record that holds an ERP key in a connection. Null = nobody. Throws where the site refuses. */
export async function readHolderOfKey(
  archive: Archive,
  erpConnectionId: number,
  erpActorType: ErpActorType,
  erpKey: string,
): Promise<KeyHolder | null> {
  const rows = await archive.list({
    ...dynamicQuery([key, actorType, table, record]),
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      { name: key, operator: '=', values: [erpKey] },
    ],
  });
  const holder = rows.find(
    (row) => isActorType(row.text(actorType), erpActorType) && row.text(key) === erpKey,
  );
  if (!holder) return null;
  const crmActorType = crmTypes.find((type) => tableNumbers[type] === holder.integer(table));
  const crmRecordId = holder.integer(record);
  return crmActorType && crmRecordId !== null ? { crmActorType, crmRecordId } : null;
}

const crmTypes: readonly CrmActorType[] = ['Contact', 'Person', 'Project', 'Sale'];

// The column may come as the enumeration's number (Customer = 1) or its name.
function isActorType(text: string, erpActorType: ErpActorType): boolean {
  return text === erpActorType || text === String(erpActorTypes.indexOf(erpActorType) + 1);
}

function dynamicQuery(columns: string[]): Omit<ArchiveQuery, 'restrictions'> {
  return { provider: 'Dynamic', columns, page: 0, pageSize: 10 };
}
