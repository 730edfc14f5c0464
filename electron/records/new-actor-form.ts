import type { NewActorForm, NewActorFormField } from '../../shared/record/new-actor-form';
import type { MissingHelp } from '../../shared/journal/entry';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { ListChoice } from '../../shared/value/field-value';
import type { SiteConnection } from '../sites/site-connection';
import type { NewActorField } from '../superoffice/erp-sync-writes';
import type { FieldListMapping } from '../superoffice/erp-sync-schemas';
import { knowledgeOf } from './connection-knowledge';
import { tryCall } from './try-call';

/**
 * The form for an ERP actor that is to be created: what the ERP asks a person for. Throws where the site does not name
 * the fields, because then it is not known what it asks for.
 */
export async function readNewActorForm(
  site: SiteConnection,
  { erpConnectionId, erpActorType }: { erpConnectionId: number; erpActorType: ErpActorType },
): Promise<NewActorForm> {
  const asked = await site.erpSync.getFieldsForNewErpActor(erpConnectionId, erpActorType, {});
  const hasList = asked.some(({ fieldType }) => fieldType === 'List');
  const missing: MissingHelp[] = [];
  const lists = hasList
    ? await tryCall('GetConnectionListMappings', missing, () =>
        knowledgeOf(site).listMappings(erpConnectionId),
      )
    : [];
  return { fields: asked.map((field) => toFormField(field, lists)), listsError: missing[0]?.error ?? null };
}

function toFormField(field: NewActorField, lists: readonly FieldListMapping[] | null): NewActorFormField {
  const { fieldKey, displayName, displayDescription, fieldType, access, maxLength, defaultValue } = field;
  return {
    fieldKey,
    displayName: displayName === '' ? fieldKey : displayName,
    description: displayDescription,
    fieldType,
    access,
    maxLength,
    defaultValue,
    choices: fieldType === 'List' ? choicesOfList(lists, field.listName) : null,
  };
}

/**
 * INFERENCE. No method of the ErpSync agent tells the items of an ERP list as such; the mapping of lists names each list
 * of the ERP and its items, so the items are found by the list's name. What is sent is the ERP's own id of an item.
 * https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent/v1ErpSyncAgent_GetConnectionListMappings.html
 */
function choicesOfList(lists: readonly FieldListMapping[] | null, listName: string): ListChoice[] | null {
  const items = (lists ?? [])
    .filter((list) => listName !== '' && list.erpListName === listName)
    .flatMap(({ erpCrmListItemMappings }) => erpCrmListItemMappings);
  const names = new Map(items.map(({ erpListItemId, erpListItemName }) => [erpListItemId, erpListItemName]));
  if (names.size === 0) return null;
  return [...names].map(([value, name]) => ({ value, name: name === '' ? value : name }));
}
