import type { ErpSyncAgent } from '@superoffice/webapi/ErpSyncAgent.js';
import type {
  CrmActorType as VendorCrmActorType,
  ErpActorType as VendorErpActorType,
} from '@superoffice/webapi/Enums.js';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { ErpActorType } from '../../shared/record/actor-types';
import { fieldAccesses, fieldTypes } from '../../shared/value/field-value';
import type { ActorRef, RecordRef } from '../../shared/write/write';
import { readRemark, type AnswerRemark } from './answer';
import type { SiteClient } from './site-client';
import { lenientText, parseVendorAnswer, type CallOptions } from './vendor-client';

/** A field that has to be filled before an ERP actor can be created. */
export type NewActorField = z.infer<typeof newActorFieldsSchema>[number];

/**
 * The writing calls of the ErpSync agent beside `ConnectActor`. Each resolves with the HTTP status of an answer that
 * says that it is done, and throws the site's refusal or why nobody knows. Where each is documented stands in `calls.ts`.
 */
export interface ErpSyncWrites {
  createActorLink(record: RecordRef, actor: ActorRef, options: CallOptions): Promise<number>;
  breakActorLink(record: RecordRef, erpConnectionId: number, options: CallOptions): Promise<number>;
  /** Reads. */
  getFieldsForNewErpActor(
    erpConnectionId: number,
    erpActorType: ErpActorType,
    options: CallOptions,
  ): Promise<NewActorField[]>;
  /**
   * Creates an ERP actor from a record and links both. `erpValues` are by ERP field key, which stay as they are spelled.
   */
  createErpActorFromCrm(
    request: {
      record: RecordRef;
      erpConnectionId: number;
      erpActorType: ErpActorType;
      erpValues: Record<string, string>;
    },
    options: CallOptions,
  ): Promise<number>;
  /**
   * Carries the values of ERP actors into every other place that they are linked to. Never sent without keys, because no
   * keys mean all. Resolves also with what the site says beside "done".
   */
  forceResyncExternal(
    request: {
      erpConnectionId: number;
      erpActorType: ErpActorType;
      erpKeys: string[];
      blanks: 'keep' | 'overwrite';
    },
    options: CallOptions,
  ): Promise<{ status: number; remark: AnswerRemark | null }>;
  /**
   * Carries the values of CRM records, by their internal keys, into every ERP actor that they are linked to. Never sent
   * without keys, because no keys mean all. Resolves as above.
   */
  forceResyncFromCrm(
    request: { internalKeys: number[]; blanks: 'keep' | 'overwrite' },
    options: CallOptions,
  ): Promise<{ status: number; remark: AnswerRemark | null }>;
}

const newActorFieldsSchema = z.array(
  z.object({
    fieldKey: lenientText,
    displayName: lenientText,
    displayDescription: lenientText,
    listName: lenientText,
    fieldType: z.enum(fieldTypes).catch('Text'),
    defaultValue: lenientText,
    maxLength: z.number().int().catch(0),
    access: z.enum(fieldAccesses).catch('Normal'),
  }),
);

export function createErpSyncWrites(client: SiteClient, load: () => Promise<ErpSyncAgent>): ErpSyncWrites {
  return {
    createActorLink: (record, actor, options) =>
      send(options, async (call) => {
        const agent = await load();
        return agent.createActorLinkAsync({ ...toVendorRecordFirst(record, actor) }, call);
      }),
    breakActorLink: ({ crmRecordId, crmActorType }, erpConnectionId, options) =>
      send(options, async (call) => {
        const request = { erpConnectionId, crmRecordId, crmActorType: crmActorType as VendorCrmActorType };
        return (await load()).breakActorLinkAsync(request, call);
      }),
    async getFieldsForNewErpActor(erpConnectionId, erpActorType, options) {
      const request = { erpConnectionId, erpActorType: erpActorType as VendorErpActorType };
      const answer = await (await load()).getFieldsForNewErpActorAsync(request, options);
      return parseVendorAnswer(newActorFieldsSchema, answer, 'GetFieldsForNewErpActor', client);
    },
    createErpActorFromCrm: ({ record, erpConnectionId, erpActorType, erpValues }, options) =>
      send(options, async (call) => {
        const request = {
          connectionId: erpConnectionId,
          crmEntityId: record.crmRecordId,
          erpActorType: erpActorType as VendorErpActorType,
          crmActorType: record.crmActorType as VendorCrmActorType,
          erpFieldKeyValues: erpValues,
        };
        return (await load()).createErpActorFromCrmAsync(request, call);
      }),
    forceResyncExternal({ erpConnectionId, erpActorType, erpKeys, blanks }, options) {
      requireKeys(erpKeys);
      return sendTold(options, async (call) => {
        const agent = await load();
        const request = {
          erpConnectionId,
          erpActorType: erpActorType as VendorErpActorType,
          externalKeys: erpKeys,
        };
        return blanks === 'keep'
          ? agent.forceResyncExternalNoBlankValuesAsync(request, call)
          : agent.forceResyncExternalAsync(request, call);
      });
    },
    forceResyncFromCrm({ internalKeys, blanks }, options) {
      requireKeys(internalKeys.map((key) => (key > 0 ? String(key) : '')));
      return sendTold(options, async (call) => {
        const agent = await load();
        // No positive connection: CRM is the source (documented).
        const request = { erpConnectionId: 0, internalKeyIds: internalKeys };
        return blanks === 'keep'
          ? agent.forceResyncNoBlankValuesAsync(request, call)
          : agent.forceResyncAsync(request, call);
      });
    },
  };
}

/** Throws `bug`: whoever has no keys has nothing to resync, and must not ask for everything. */
function requireKeys(keys: readonly string[]): void {
  if (keys.length === 0 || keys.includes('')) {
    throw new AppError('bug', { detail: 'resync without a list of keys' });
  }
}

function toVendorRecordFirst({ crmRecordId, crmActorType }: RecordRef, actor: ActorRef) {
  return {
    erpConnectionId: actor.erpConnectionId,
    crmRecordId,
    crmActorType: crmActorType as VendorCrmActorType,
    erpKey: actor.erpKey,
    erpActorType: actor.erpActorType as VendorErpActorType,
  };
}

interface HeardOptions extends CallOptions {
  responseCallback: (response: { status: number; data: unknown }) => void;
}

async function send(
  options: CallOptions,
  work: (options: HeardOptions) => Promise<unknown>,
): Promise<number> {
  return (await sendTold(options, work)).status;
}

/**
 * One write. What its answer has to be stands in the table of calls; one that says that it is not done has thrown by
 * then. The remark is read from the answer itself: the vendor's client loses a status that it does not know.
 */
async function sendTold(
  options: CallOptions,
  work: (options: HeardOptions) => Promise<unknown>,
): Promise<{ status: number; remark: AnswerRemark | null }> {
  let told: { status: number; remark: AnswerRemark | null } = { status: 0, remark: null };
  await work({
    ...options,
    responseCallback: ({ status, data }) => {
      told = { status, remark: readRemark(data) };
    },
  });
  return told;
}
