import type { ErpSyncAgent } from '@superoffice/webapi/ErpSyncAgent.js';
import type {
  CrmActorType as VendorCrmActorType,
  ErpActorType as VendorErpActorType,
} from '@superoffice/webapi/Enums.js';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import type { ErpConnection } from '../../shared/record/erp-actor';
import type { FieldValue } from '../../shared/value/field-value';
import type { LinkRequest } from '../../shared/write/link-request';
import {
  actorTypeMappingSchema,
  connectionsSchema,
  connectionStatesSchema,
  crmActorTypeSchema,
  listMappingsSchema,
  type ActorTypeMapping,
  type ConnectionState,
  type FieldListMapping,
} from './erp-sync-schemas';
import { localizeNames } from './localize-names';
import { createErpSyncWrites, type ErpSyncWrites } from './erp-sync-writes';
import { createFieldValueReader } from './field-values';
import type { SiteClient } from './site-client';
import { createVendorOptions, parseVendorAnswer, type CallOptions } from './vendor-client';

/** The calls of the WebAPI's ErpSync agent that linking needs; names and members as documented there. */
export interface ErpSync extends ErpSyncWrites {
  getAllConnections(): Promise<ErpConnection[]>;
  /** Null where the connection does not map this ERP actor type. */
  getCrmActorType(erpConnectionId: number, erpActorType: ErpActorType): Promise<CrmActorType | null>;
  getActorTypeMapping(erpConnectionId: number, erpActorType: ErpActorType): Promise<ActorTypeMapping>;
  getConnectionsAndDisplayFields(
    crmActorType: CrmActorType,
    crmRecordId: number,
    options?: CallOptions,
  ): Promise<ConnectionState[]>;
  getConnectionListMappings(erpConnectionId: number): Promise<FieldListMapping[]>;
  getFieldValuesFromCrm(
    crmActorType: CrmActorType,
    crmRecordId: number,
    options?: CallOptions,
  ): Promise<FieldValue[]>;
  getFieldValuesFromErp(
    erpConnectionId: number,
    erpActorType: ErpActorType,
    erpKey: string,
    options?: CallOptions,
  ): Promise<FieldValue[]>;
  /**
   * Writes. Resolves with the HTTP status of an empty 2xx answer, 204 as documented. `select` is the documented query
   * parameter `$select`, sent as it is; it changes nothing in an answer without content.
   */
  connectActor(request: LinkRequest, options: CallOptions & { select?: string }): Promise<number>;
}

/**
 * The ErpSync agent of one site. The vendor's client is loaded at the first call. `languages`, as in `Accept-Language`:
 * which one counts where the site gives a name in several at once.
 */
export function createErpSync(client: SiteClient, languages = ''): ErpSync {
  let agent: Promise<ErpSyncAgent> | null = null;
  const load = () => (agent ??= loadAgent(client));
  return {
    ...createConnectionCalls(client, load, languages),
    ...createRecordCalls(client, load, languages),
    ...createErpSyncWrites(client, load),
  };
}

async function loadAgent(client: SiteClient, params: Record<string, string> = {}): Promise<ErpSyncAgent> {
  const { ErpSyncAgent } = await import('@superoffice/webapi/ErpSyncAgent.js');
  return new ErpSyncAgent(createVendorOptions(client, params));
}

type LoadAgent = () => Promise<ErpSyncAgent>;

function createConnectionCalls(
  client: SiteClient,
  load: LoadAgent,
  languages: string,
): Pick<
  ErpSync,
  'getAllConnections' | 'getCrmActorType' | 'getActorTypeMapping' | 'getConnectionListMappings'
> {
  return {
    async getAllConnections() {
      const answer = await (await load()).getAllConnectionsAsync({ includeDeleted: false });
      const parsed = parseVendorAnswer(connectionsSchema, answer, 'GetAllConnections', client);
      return localizeNames(parsed, languages)
        .filter((connection) => !connection.deleted)
        .map(({ erpConnectionId, displayName, displayDescription, active }) => ({
          erpConnectionId,
          name: displayName,
          description: displayDescription,
          active,
        }));
    },
    async getCrmActorType(erpConnectionId, erpActorType) {
      const request = { erpConnectionId, erpActorType: erpActorType as VendorErpActorType };
      const answer = await (await load()).getCrmActorTypeAsync(request);
      return parseVendorAnswer(crmActorTypeSchema, answer, 'GetCrmActorType', client);
    },
    async getActorTypeMapping(erpConnectionId, erpActorType) {
      const request = { erpConnectionId, actorType: erpActorType as VendorErpActorType };
      const answer = await (await load()).getActorTypeMappingAsync(request);
      return localizeNames(
        parseVendorAnswer(actorTypeMappingSchema, answer, 'GetActorTypeMapping', client),
        languages,
      );
    },
    async getConnectionListMappings(erpConnectionId) {
      const answer = await (await load()).getConnectionListMappingsAsync({ erpConnectionId });
      const parsed = parseVendorAnswer(listMappingsSchema, answer, 'GetConnectionListMappings', client);
      return localizeNames(parsed, languages).erpListItemMappings;
    },
  };
}

function createRecordCalls(
  client: SiteClient,
  load: LoadAgent,
  languages: string,
): Pick<
  ErpSync,
  'getConnectionsAndDisplayFields' | 'getFieldValuesFromCrm' | 'getFieldValuesFromErp' | 'connectActor'
> {
  const readFieldValues = createFieldValueReader(client, languages);
  return {
    async getConnectionsAndDisplayFields(crmActorType, crmRecordId, options) {
      const request = { crmActorType: crmActorType as VendorCrmActorType, entityId: crmRecordId };
      const answer = await (await load()).getConnectionsAndDisplayFieldsAsync(request, options);
      return localizeNames(
        parseVendorAnswer(connectionStatesSchema, answer, 'GetConnectionsAndDisplayFields', client),
        languages,
      );
    },
    async getFieldValuesFromCrm(crmActorType, crmRecordId, options) {
      const request = { recordId: crmRecordId, actorTypeCrm: crmActorType as VendorCrmActorType };
      const answer = await (await load()).getFieldValuesFromCrmAsync(request, options);
      return readFieldValues(answer, 'GetFieldValuesFromCrm');
    },
    async getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey, options) {
      const request = { erpConnectionId, actorTypeErp: erpActorType as VendorErpActorType, erpKey };
      const answer = await (await load()).getFieldValuesFromErpAsync(request, options);
      return readFieldValues(answer, 'GetFieldValuesFromErp');
    },
    async connectActor(request, { abortController, select = '' }) {
      let status = 0;
      const agent = select === '' ? await load() : await loadAgent(client, { $select: select });
      await agent.connectActorAsync(toVendorRequest(request), {
        ...(abortController ? { abortController } : {}),
        responseCallback: (response: { status: number }) => {
          status = response.status;
        },
      });
      return status;
    },
  };
}

/** As the vendor's client types it: its enumerations are the same words. */
function toVendorRequest(request: LinkRequest) {
  const { erpConnectionId, crmRecordId, crmActorType, erpKey, erpActorType, fieldValues } = request;
  return {
    erpConnectionId,
    crmRecordId,
    crmActorType: crmActorType as VendorCrmActorType,
    erpKey,
    erpActorType: erpActorType as VendorErpActorType,
    fieldValues,
  };
}
