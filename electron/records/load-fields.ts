import type { MissingHelp } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { LoadedFields } from '../../shared/ipc/contract';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { parseEncoded } from '../../shared/value/encoded-value';
import type { FieldValue, ListChoice } from '../../shared/value/field-value';
import { joinFields, type FieldMapping } from '../../shared/write/join-fields';
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
  return { fields: joinFields(mapping && describeFields(mapping, crm, erp), crm, erp), missing };
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

function describeFields(
  { mapping, listMappings, maxLengths }: KnownMapping,
  crm: readonly FieldValue[] | null,
  erp: readonly FieldValue[] | null,
): FieldMapping[] {
  return mapping.fieldMappings.map((field) => {
    const examples = [...(crm ?? []), ...(erp ?? [])]
      .filter(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey)
      .map(({ value }) => value);
    const lists = listMappings?.filter(({ erpFieldId }) => erpFieldId === field.erpFieldId);
    return {
      crmFieldKey: field.crmFieldKey,
      displayName: field.crmDisplayName || field.erpDisplayName || field.crmFieldKey,
      fieldType: field.fieldType,
      access: field.access,
      maxLength: maxLengths?.get(field.erpFieldKey) ?? 0,
      choices: field.fieldType === 'List' && lists ? listChoices(lists, examples) : null,
      syncToCrm: field.syncToCrm,
      syncToErp: field.syncToErp,
    };
  });
}

/**
 * INFERENCE. Whether a list value travels as the id of SuperOffice's item (`[I:5]`, `5`) or as the ERP's item id is not
 * documented, so the choices are written as the values that the site gave for this field are. Null where it named none.
 */
export function listChoices(
  lists: readonly FieldListMapping[],
  examples: readonly string[],
): ListChoice[] | null {
  const items = lists.flatMap(({ erpCrmListItemMappings }) => erpCrmListItemMappings);
  const example = examples.find((value) => value !== '');
  const isErpId = example !== undefined && items.some(({ erpListItemId }) => erpListItemId === example);
  const isBare = example !== undefined && parseEncoded(example).marker === null;
  const choices = items.flatMap(({ erpListItemId, erpListItemName, crmListItem }) => {
    if (isErpId && isBare) return [{ value: erpListItemId, name: erpListItemName }];
    if (!crmListItem) return [];
    return [{ value: isBare ? String(crmListItem.id) : `[I:${crmListItem.id}]`, name: crmListItem.name }];
  });
  const unique = [...new Map(choices.map((choice) => [choice.value, choice])).values()];
  return unique.length === 0 ? null : unique;
}
