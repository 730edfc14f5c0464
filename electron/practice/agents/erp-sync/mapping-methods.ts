import { crmLists, findCrmListItem } from '../../data/crm-lists';
import { findCrmField } from '../../data/crm-fields';
import type { ActorTypeMapping, ErpConnection, ErpField } from '../../data/model';
import { toCarrier } from '../../http/answers';
import { inLanguage, type Language } from '../../http/language';
import { carrierSchema, id } from '../../http/member-binding';
import { refuse } from '../../http/refusal';
import { requireActorType, requireConnection } from '../../rules/field-lookup';
import { requireErpType } from '../../rules/field-lookup';
import { tellsListOf } from '../../assumptions';
import { agentMethod, type AgentMethod } from '../agent-method';
import { toListItem } from '../mdo';
import { toActorTypeMapping } from './carriers';
import { erpTypeMember, ofConnection } from './members';

function toListMapping(
  connection: ErpConnection,
  mapping: ActorTypeMapping,
  field: ErpField,
  language: Language,
) {
  const crmListName = findCrmField(mapping.crmType, field.mapping?.crmFieldKey ?? '')?.listName ?? '';
  const listId = Object.keys(crmLists).indexOf(crmListName) + 1;
  return toCarrier({
    CrmList: toListItem({ Id: listId, Name: crmListName }),
    ErpListName: field.listName ?? '',
    ErpCrmListItemMappings: (connection.lists[field.listName ?? ''] ?? []).map((item) => {
      const crmItem = findCrmListItem(crmListName, field.listMapping.get(item.id) ?? 0);
      return toCarrier({
        ErpListItemId: item.id,
        ErpListItemName: inLanguage(item.name, language),
        CrmListItem: crmItem
          ? toListItem({ Id: crmItem.id, Name: inLanguage(crmItem.name, language) })
          : null,
      });
    }),
    ErpActorTypeName: mapping.erpType,
    ErpFieldId: field.id,
  });
}

/** The calls that tell which type, field and list item belongs to which. */
export const mappingMethods: Record<string, AgentMethod> = {
  GetActorTypeMapping: agentMethod(
    'The field mappings of one ERP actor type of a connection',
    carrierSchema({ ErpConnectionId: id, ActorType: erpTypeMember }),
    (input, { store, language }) => {
      const connection = requireConnection(store, input.ErpConnectionId);
      const mapping = requireActorType(connection, requireErpType(input.ActorType));
      return toActorTypeMapping(store, connection, mapping, language);
    },
  ),
  GetCrmActorType: agentMethod(
    'The CRM type that a connection maps to an ERP actor type; Unknown where it maps none',
    carrierSchema({ ErpConnectionId: id, ErpActorType: erpTypeMember }),
    (input, { store }) => {
      const { actorTypes } = requireConnection(store, input.ErpConnectionId);
      return actorTypes.find((mapping) => mapping.erpType === input.ErpActorType)?.crmType ?? 'Unknown';
    },
  ),
  GetConnectionListMappings: agentMethod(
    'Which ERP list item belongs to which CRM list item',
    ofConnection,
    (input, { store, language }) => {
      const connection = requireConnection(store, input.ErpConnectionId);
      return toCarrier({
        ErpConnectionId: connection.id,
        ErpConnectionName: inLanguage(connection.names, language),
        ErpListItemMappings: connection.actorTypes.flatMap((mapping) =>
          mapping.fields
            .filter((field) => tellsListOf(field))
            .map((field) => toListMapping(connection, mapping, field, language)),
        ),
      });
    },
  ),
  GetDefaultValueInfo: agentMethod(
    'Default value and question of one ERP field',
    carrierSchema({ ErpFieldId: id }),
    (input, { store }) => {
      const field = store.findErpField(input.ErpFieldId);
      if (!field) throw refuse(`ERP field ${input.ErpFieldId} was not found.`, 'SoNotFoundException');
      return toCarrier({
        ErpFieldId: field.id,
        DefaultValue: field.firstSync.defaultValue,
        HasFirstSyncDefaultValue: field.firstSync.hasDefault,
        FirstSyncDefaultValue: field.firstSync.defaultValue,
        PromptUser: field.firstSync.promptUser,
        Mandatory: field.firstSync.mandatory || field.access === 'Mandatory',
        ErpFieldKey: field.key,
        FieldType: field.type,
        ListName: field.listName ?? '',
        Access: field.access,
      });
    },
  ),
};
