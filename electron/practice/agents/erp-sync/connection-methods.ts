import { z } from 'zod';
import { erpConnectors } from '../../data/erp-connections';
import { toCarrier } from '../../http/answers';
import { inLanguage } from '../../http/language';
import { carrierSchema, id, optionalFlag } from '../../http/member-binding';
import { refuse } from '../../http/refusal';
import { requireActorType, requireConnection } from '../../rules/field-lookup';
import { requireErpType } from '../../rules/field-lookup';
import { agentMethod, bodilessMethod, type AgentMethod } from '../agent-method';
import type { CallContext } from '../../http/call-context';
import type { ActorTypeMapping } from '../../data/model';
import { toConnectionCarrier } from './carriers';
import { erpTypeMember, ofConnection } from './members';

/** The newest actor of a connection that SuperOffice has seen; '' where it has seen none. */
function findMostRecent({ store }: CallContext, connectionId: number): string {
  let newest = '';
  for (const link of store.links.values())
    if (link.connectionId === connectionId && link.mostRecentTimestamp > newest)
      newest = link.mostRecentTimestamp;
  return newest;
}

const describeMappings = (mapping: ActorTypeMapping): string =>
  mapping.fields
    .flatMap(({ key, mapping: to }) => {
      if (!to) return [];
      const arrow = to.syncToCrm && to.syncToErp ? '<>' : to.syncToCrm ? '<' : to.syncToErp ? '>' : '-';
      return [`${to.crmFieldKey} ${arrow} ${key}`];
    })
    .join(', ');

const describeDefaults = (mapping: ActorTypeMapping): string =>
  mapping.fields
    .filter(({ firstSync }) => firstSync.hasDefault)
    .map(({ key, firstSync }) => `${key} = ${firstSync.defaultValue}`)
    .join(', ');

/** The calls that tell about connectors and connections. */
export const connectionMethods: Record<string, AgentMethod> = {
  GetAllConnections: agentMethod(
    'All connections, without their config fields',
    carrierSchema({ IncludeDeleted: optionalFlag }),
    (input, context) =>
      context.store.connections
        .filter((connection) => input.IncludeDeleted || !connection.deleted)
        .map((connection) =>
          toConnectionCarrier(connection, context.language, false, findMostRecent(context, connection.id)),
        ),
  ),
  GetConnection: agentMethod('One connection', ofConnection, (input, context) => {
    const connection = requireConnection(context.store, input.ErpConnectionId);
    return toConnectionCarrier(connection, context.language, true, findMostRecent(context, connection.id));
  }),
  GetErpConnectionConfigFields: agentMethod(
    'The config fields of a connection; they hold credentials',
    ofConnection,
    (input, { store }) => requireConnection(store, input.ErpConnectionId).configFields,
  ),
  GetAllConnectors: bodilessMethod('Id, name and URL of all connectors', () =>
    erpConnectors.map(({ id: Id, name: Name, url: ToolTip }) => ({ Id, Name, ToolTip })),
  ),
  GetErpSyncConnectionSummary: agentMethod(
    'A readable summary of the set-up of a connection',
    carrierSchema({ ErpSyncConnectionId: id }),
    (input, context) => {
      const connection = requireConnection(context.store, input.ErpSyncConnectionId);
      return toCarrier({
        DisplayName: inLanguage(connection.names, context.language),
        DisplayDescription: inLanguage(connection.descriptions, context.language),
        Active: connection.active,
        Deleted: connection.deleted,
        LastSync: findMostRecent(context, connection.id).replace(/\.\d+Z$/, ''),
        Actors: connection.actorTypes.map((mapping) =>
          toCarrier({
            ActorType: mapping.erpType,
            HasMappings: mapping.fields.some((field) => field.mapping !== null),
            Defaults: describeDefaults(mapping),
            Mappings: describeMappings(mapping),
          }),
        ),
      });
    },
  ),
  SupportsAdvancedSearch: agentMethod(
    'Can the ERP search by criteria for this actor type?',
    carrierSchema({ ErpConnectionId: id, ErpActorType: erpTypeMember }),
    (input, { store }) => {
      const connection = requireConnection(store, input.ErpConnectionId);
      requireActorType(connection, requireErpType(input.ErpActorType));
      return connection.supportsAdvancedSearch;
    },
  ),
  TestConnectionById: agentMethod(
    'Can the ERP be reached with the stored config fields?',
    ofConnection,
    (input, { store }) => requireConnection(store, input.ErpConnectionId).active,
  ),
  TestConnectionByConfig: agentMethod(
    'Can the ERP be reached with these config fields? (the id is that of the connector)',
    carrierSchema({ ErpConnectionId: id, ConfigFields: z.record(z.string(), z.string().nullable()) }),
    (input) => {
      if (!erpConnectors.some((connector) => connector.id === input.ErpConnectionId))
        throw refuse(`ERP connector ${input.ErpConnectionId} was not found.`, 'SoNotFoundException');
      const values = Object.values(input.ConfigFields);
      return values.length > 0 && values.every((value) => (value ?? '').trim() !== '');
    },
  ),
};
