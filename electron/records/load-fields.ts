import type { MissingHelp } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { LoadedFields } from '../../shared/ipc/contract';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import type { ListItem } from '../../shared/write/list-values';
import { describeValues, type FieldDescription } from '../../shared/write/plan';
import type { SiteConnection } from '../sites/site-connection';
import type { ActorTypeMapping, FieldListMapping } from '../superoffice/erp-sync-schemas';
import { knowledgeOf } from './connection-knowledge';
import { tryCall } from './try-call';

/** The record and the actor that a link would join. */
export interface LinkEnds {
  erpConnectionId: number;
  crmActorType: CrmActorType;
  crmRecordId: number;
  erpActorType: ErpActorType;
  erpKey: string;
}

/**
 * The fields that the connection maps, with what both sides hold. Each call that does not help is named in `missing`;
 * throws the first failure only where nothing at all could be learned.
 */
export async function loadFields(site: SiteConnection, ends: LinkEnds): Promise<LoadedFields> {
  const { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey } = ends;
  const missing: MissingHelp[] = [];
  const [mapping, crm, erp] = await Promise.all([
    readMapping(site, ends, missing),
    tryCall('GetFieldValuesFromCrm', missing, () =>
      site.erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId),
    ),
    tryCall('GetFieldValuesFromErp', missing, () =>
      site.erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey),
    ),
  ]);
  const firstMissing = missing[0];
  if (mapping === null && crm === null && erp === null && firstMissing) {
    throw new AppError(firstMissing.error.code, firstMissing.error);
  }
  const fields = mapping ? describeFields(mapping) : describeValues(crm, erp);
  return { plan: { erpConnectionId, erpActorType, fields }, crm, erp, missing };
}

interface KnownMapping {
  mapping: ActorTypeMapping;
  listMappings: FieldListMapping[] | null;
  maxLengths: Map<string, number> | null;
}

async function readMapping(
  site: SiteConnection,
  { erpConnectionId, erpActorType }: LinkEnds,
  missing: MissingHelp[],
): Promise<KnownMapping | null> {
  const knowledge = knowledgeOf(site);
  const [mapping, listMappings, maxLengths] = await Promise.all([
    tryCall('GetActorTypeMapping', missing, () => knowledge.mapping(erpConnectionId, erpActorType)),
    tryCall('GetConnectionListMappings', missing, () => knowledge.listMappings(erpConnectionId)),
    tryCall('GetArchiveListByColumns(ErpField)', missing, () =>
      knowledge.maxLengths(erpConnectionId, erpActorType),
    ),
  ]);
  return mapping && { mapping, listMappings, maxLengths };
}

function describeFields({ mapping, listMappings, maxLengths }: KnownMapping): FieldDescription[] {
  const items = new Map<number, ListItem[]>();
  for (const { erpFieldId, erpCrmListItemMappings } of listMappings ?? []) {
    const known = items.get(erpFieldId) ?? [];
    items.set(erpFieldId, [...known, ...erpCrmListItemMappings.map(toListItem)]);
  }
  return mapping.fieldMappings.map((field) => ({
    crmFieldKey: field.crmFieldKey,
    erpFieldKey: field.erpFieldKey,
    displayName: field.crmDisplayName || field.erpDisplayName || field.crmFieldKey,
    fieldType: field.fieldType,
    access: field.access,
    maxLength: maxLengths?.get(field.erpFieldKey) ?? 0,
    items: field.fieldType === 'List' ? (items.get(field.erpFieldId) ?? null) : null,
    syncToCrm: field.syncToCrm,
    syncToErp: field.syncToErp,
  }));
}

function toListItem(mapped: FieldListMapping['erpCrmListItemMappings'][number]): ListItem {
  const { erpListItemId, erpListItemName, crmListItem } = mapped;
  return {
    crmId: crmListItem?.id ?? null,
    crmName: crmListItem?.name ?? '',
    erpId: erpListItemId,
    erpName: erpListItemName,
  };
}
