import { AppError } from '../../shared/errors';
import type { Page } from '../../shared/ipc/contract';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { ErpActor, ErpKeyFinding } from '../../shared/record/erp-actor';
import type { FieldValue } from '../../shared/value/field-value';
import type { SiteConnection } from '../sites/site-connection';
import type { ArchiveRow } from '../superoffice/archive';
import { findCrmRecordById } from '../superoffice/crm-records';
import type { ActorTypeMapping } from '../superoffice/erp-sync-schemas';
import { readHolderOfKey } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';

const pageSize = 50;

interface ShownField {
  fieldKey: string;
  label: string;
  isName: boolean;
}

/** Searches the ERP for actors of one type. An empty text lists what the ERP gives. */
export async function searchErpActors(
  site: SiteConnection,
  query: { erpConnectionId: number; erpActorType: ErpActorType; text: string; page: number },
): Promise<Page<ErpActor>> {
  // Without the mapping the search still finds keys; it only shows less.
  const mapping = await knowledgeOf(site)
    .mapping(query.erpConnectionId, query.erpActorType)
    .catch(() => null);
  const shown = shownFields(mapping);
  const fieldKeys = shown.map(({ fieldKey }) => fieldKey);
  const rows = await site.searchErpEntities({ ...query, fieldKeys, pageSize });
  return {
    items: rows.map((row) => toErpActor(row, query.erpActorType, shown)),
    more: rows.length === pageSize,
  };
}

/** Is there such an actor, what is it called, and does a record hold it already? */
export async function lookUpErpKey(
  site: SiteConnection,
  query: { erpConnectionId: number; erpActorType: ErpActorType; erpKey: string },
): Promise<ErpKeyFinding> {
  const [values, holder] = await Promise.all([readErpActor(site, query), findHolder(site, query)]);
  return { found: values !== null, name: values ? nameOf(values) : '', holder };
}

/**
 * INFERENCE. That `GetFieldValuesFromErp` tells an unknown key by refusing it, or by answering without values, is not
 * documented. Null = the site answered, and there is no such actor.
 */
async function readErpActor(
  site: SiteConnection,
  {
    erpConnectionId,
    erpActorType,
    erpKey,
  }: { erpConnectionId: number; erpActorType: ErpActorType; erpKey: string },
): Promise<FieldValue[] | null> {
  try {
    const values = await site.erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey);
    return values.length === 0 ? null : values;
  } catch (error) {
    if (error instanceof AppError && error.code === 'rejected') return null;
    throw error;
  }
}

async function findHolder(
  site: SiteConnection,
  {
    erpConnectionId,
    erpActorType,
    erpKey,
  }: { erpConnectionId: number; erpActorType: ErpActorType; erpKey: string },
): Promise<ErpKeyFinding['holder']> {
  try {
    const holder = await readHolderOfKey(site.archive, erpConnectionId, erpActorType, erpKey);
    if (!holder) return 'free';
    const row = await findCrmRecordById(site.archive, holder.crmActorType, holder.crmRecordId).catch(
      () => null,
    );
    return { ...holder, name: row?.name ?? `${holder.crmActorType} ${holder.crmRecordId}` };
  } catch (error) {
    if (error instanceof AppError) return 'unknown';
    throw error;
  }
}

const nameKeys = new Set(['NAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME']);

function nameOf(values: readonly FieldValue[]): string {
  return values
    .filter(({ crmFieldKey }) => nameKeys.has(crmFieldKey.toUpperCase()))
    .map(({ displayValue, value }) => (displayValue === '' ? value : displayValue))
    .filter((part) => part !== '')
    .join(' ');
}

/** The fields that the connection shows in search, and those that make the name even where it does not show them. */
function shownFields(mapping: ActorTypeMapping | null): ShownField[] {
  return (mapping?.fieldMappings ?? [])
    .map((field) => ({ ...field, isName: nameKeys.has(field.crmFieldKey.toUpperCase()) }))
    .filter(({ erpFieldKey, showInSearch, isName }) => erpFieldKey !== '' && (showInSearch || isName))
    .map(({ erpFieldKey, erpDisplayName, isName }) => ({
      fieldKey: erpFieldKey,
      label: erpDisplayName === '' ? erpFieldKey : erpDisplayName,
      isName,
    }));
}

function toErpActor(row: ArchiveRow, erpActorType: ErpActorType, shown: readonly ShownField[]): ErpActor {
  const name = shown
    .filter(({ isName }) => isName)
    .map(({ fieldKey }) => row.text(fieldKey))
    .filter((part) => part !== '')
    .join(' ');
  return {
    erpActorType,
    erpKey: row.text('ErpKey'),
    name,
    details: shown
      .filter(({ isName }) => !isName)
      .map(({ fieldKey, label }) => ({ label, value: row.text(fieldKey) }))
      .filter(({ value }) => value !== ''),
    connected: row.text('Connected') === '' ? null : row.flag('Connected'),
  };
}
