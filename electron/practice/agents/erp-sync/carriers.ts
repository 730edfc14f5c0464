import type { ActorTypeMapping, ErpConnection, ErpField } from '../../data/model';
import { findCrmField } from '../../data/crm-fields';
import type { PracticeStore } from '../../data/store';
import { toCarrier } from '../../http/answers';
import { inLanguage, type Language } from '../../http/language';
import { listReferenceOf } from '../../rules/field-lookup';

/** The carrier `ErpConnection`. Config fields hold credentials, so they go out only where they are asked for. */
export function toConnectionCarrier(
  connection: ErpConnection,
  language: Language,
  withConfigFields: boolean,
  mostRecentTimestamp: string,
) {
  return toCarrier({
    ErpConnectionId: connection.id,
    ErpConnectorId: connection.connectorId,
    DisplayName: inLanguage(connection.names, language),
    DisplayDescription: inLanguage(connection.descriptions, language),
    Active: connection.active,
    ConnectionId: connection.guid,
    MostRecentTimestamp: mostRecentTimestamp,
    ConfigFields: withConfigFields ? connection.configFields : {},
    Deleted: connection.deleted,
    AllAccess: true,
    UserGroupAccessIds: [],
    AssociateAccessIds: [],
  });
}

/** The carrier `FieldMetadata`. */
export function toFieldMetadata(field: ErpField, language: Language) {
  return toCarrier({
    FieldKey: field.key,
    Rank: field.rank,
    DisplayName: inLanguage(field.names, language),
    DisplayDescription: inLanguage(field.tooltip, language),
    FieldType: field.type,
    ListName: field.listName ?? '',
    DefaultValue: field.firstSync.defaultValue,
    MaxLength: field.maxLength,
    Access: field.access,
    ShowInSearch: field.showInSearch,
  });
}

/** True where another connection maps the same field of the same record type. */
function isMappedElsewhere(store: PracticeStore, mapping: ActorTypeMapping, field: ErpField): boolean {
  const key = field.mapping?.crmFieldKey;
  if (key === undefined) return false;
  return store.connections.some(
    ({ id, actorTypes }) =>
      id !== field.connectionId &&
      actorTypes.some(
        (other) =>
          other.crmType === mapping.crmType && other.fields.some((f) => f.mapping?.crmFieldKey === key),
      ),
  );
}

function toFieldMapping(
  store: PracticeStore,
  mapping: ActorTypeMapping,
  field: ErpField,
  language: Language,
) {
  const crmField = field.mapping ? findCrmField(mapping.crmType, field.mapping.crmFieldKey) : null;
  return toCarrier({
    ErpFieldId: field.id,
    CrmFieldKey: field.mapping?.crmFieldKey ?? '',
    CrmDisplayName: crmField ? inLanguage(crmField.names, language) : '',
    CrmDisplayTooltip: '',
    ErpFieldKey: field.key,
    FieldType: field.type,
    ErpDisplayName: inLanguage(field.names, language),
    ErpDisplayTooltip: inLanguage(field.tooltip, language),
    SyncToCrm: field.mapping?.syncToCrm ?? false,
    SyncToErp: field.mapping?.syncToErp ?? false,
    ShowInGui: field.showInGui,
    ShowInSearch: field.showInSearch,
    AlreadyMapped: isMappedElsewhere(store, mapping, field),
    MissingInERP: false,
    MissingInCRM: false,
    Access: field.access,
    ListReference: listReferenceOf(field, mapping),
  });
}

/** The carrier `ErpSyncActorTypeMapping`. */
export function toActorTypeMapping(
  store: PracticeStore,
  connection: ErpConnection,
  mapping: ActorTypeMapping,
  language: Language,
) {
  return toCarrier({
    ErpConnectionId: connection.id,
    IsActive: connection.active,
    FieldMappings: mapping.fields.map((field) => toFieldMapping(store, mapping, field, language)),
    ActorTypeErp: mapping.erpType,
    ActorTypeCrm: mapping.crmType,
  });
}
