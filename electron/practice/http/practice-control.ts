import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../../../shared/record/actor-types';
import { describeStore } from '../data/describe-store';
import type { PracticeStore } from '../data/store';
import { answerJson, answerNothing, type Answer } from './answers';
import { faultListSchema, type FaultQueue } from './faults';
import { signInOrderSchema, type IssuedSignIns } from './issued-sign-ins';
import { parseJsonBody, type PracticeRequest } from './practice-request';
import { refuseBinding, refuseMissingEntity, refuseUnknownAddress } from './refusal';
import type { RequestLog } from './request-log';

/** The parts of the site that `/practice/…` looks at and sets. */
export interface ControlledSite {
  faults: FaultQueue;
  log: RequestLog;
  signIns: IssuedSignIns;
  store: PracticeStore;
  now: () => Date;
  reset(): void;
}

const countQuery = z.strictObject({
  call: z.string().min(1).optional(),
  key: z.string().optional(),
  connectionId: z.coerce.number().int().optional(),
});

const recordChange = z.strictObject({
  crmActorType: z.enum(crmActorTypes),
  recordId: z.number().int(),
  change: z.enum(['delete', 'retire']),
});

const actorReference = {
  connectionId: z.number().int(),
  erpActorType: z.enum(erpActorTypes),
  erpKey: z.string(),
};
const actorChange = z.strictObject({ ...actorReference, change: z.literal('delete') });
const fieldTexts = z.record(z.string(), z.string());
const valueChange = z.union([
  z.strictObject({ crmActorType: z.enum(crmActorTypes), recordId: z.number().int(), values: fieldTexts }),
  z.strictObject({ ...actorReference, values: fieldTexts }),
]);

const stateQuery = z.object({
  connectionId: z.coerce.number().int().optional(),
  crmActorType: z.enum(crmActorTypes).optional(),
  recordId: z.coerce.number().int().optional(),
  erpActorType: z.enum(erpActorTypes).optional(),
  erpKey: z.string().optional(),
});

function addFaults(request: PracticeRequest, faults: FaultQueue): Answer {
  const parsed = faultListSchema.safeParse(parseJsonBody(request));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  faults.add(parsed.data);
  return answerJson(faults.list(), 201);
}

function issueSignIn(request: PracticeRequest, signIns: IssuedSignIns): Answer {
  const parsed = signInOrderSchema.safeParse(parseJsonBody(request));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  return answerJson(signIns.issue(parsed.data), 201);
}

/** Without a call: every call and how often it came. With a call alone: its keys too. */
function countRequests(request: PracticeRequest, log: RequestLog): Answer {
  const parsed = countQuery.safeParse(Object.fromEntries(request.query));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  const { call, key, connectionId } = parsed.data;
  if (call === undefined) return answerJson(log.counts.listCalls());
  if (key !== undefined) return answerJson({ count: log.countOf(call, key, connectionId) });
  return answerJson({ count: log.countOf(call), keys: log.counts.listKeys(call, connectionId) });
}

function changeRecord(request: PracticeRequest, store: PracticeStore): Answer {
  const parsed = recordChange.safeParse(parseJsonBody(request));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  const { crmActorType, recordId, change } = parsed.data;
  const isDone =
    change === 'delete' ? store.deleteRecord(crmActorType, recordId) : store.retire(crmActorType, recordId);
  if (!isDone) throw refuseMissingEntity(`${crmActorType} id ${recordId} not found`);
  return answerNothing();
}

function changeActor(request: PracticeRequest, store: PracticeStore): Answer {
  const parsed = actorChange.safeParse(parseJsonBody(request));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  const { connectionId, erpActorType, erpKey } = parsed.data;
  if (!store.deleteActor(connectionId, erpActorType, erpKey))
    throw refuseMissingEntity(`${erpActorType} ${erpKey} not found`);
  return answerNothing();
}

/** Stores values as they stand, by the field keys of their own side: nothing checks them. */
function changeValues(request: PracticeRequest, store: PracticeStore, now: Date): Answer {
  const parsed = valueChange.safeParse(parseJsonBody(request));
  if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
  const { data } = parsed;
  if ('recordId' in data) {
    const record = store.findRecord(data.crmActorType, data.recordId);
    if (!record) throw refuseMissingEntity(`${data.crmActorType} id ${data.recordId} not found`);
    Object.assign(record.values, data.values);
    record.updatedAt = now.toISOString();
    return answerNothing();
  }
  const actor = store.findActor(data.connectionId, data.erpActorType, data.erpKey);
  if (!actor) throw refuseMissingEntity(`${data.erpActorType} ${data.erpKey} not found`);
  Object.assign(actor.values, data.values);
  return answerNothing();
}

/** Answers `/practice/{actors,faults,log,records,reset,sign-ins,state,values}`: the controls of rehearsals and tests, no part of the WebAPI. */
export function controlSite(request: PracticeRequest, site: ControlledSite): Answer {
  const call = `${request.method} ${request.path.toLowerCase().replace(/\/+$/, '')}`;
  switch (call) {
    case 'POST /practice/faults':
      return addFaults(request, site.faults);
    case 'GET /practice/faults':
      return answerJson(site.faults.list());
    case 'DELETE /practice/faults':
      site.faults.clear();
      return answerNothing();
    case 'GET /practice/log':
      return answerJson(site.log.list());
    case 'GET /practice/log/counts':
      return countRequests(request, site.log);
    case 'DELETE /practice/log':
      site.log.clear();
      return answerNothing();
    case 'POST /practice/records':
      return changeRecord(request, site.store);
    case 'POST /practice/actors':
      return changeActor(request, site.store);
    case 'POST /practice/values':
      return changeValues(request, site.store, site.now());
    case 'POST /practice/sign-ins':
      return issueSignIn(request, site.signIns);
    case 'DELETE /practice/sign-ins':
      site.signIns.revokeAll();
      return answerNothing();
    case 'POST /practice/reset':
      site.reset();
      return answerNothing();
    case 'GET /practice/state': {
      const parsed = stateQuery.safeParse(Object.fromEntries(request.query));
      if (!parsed.success) throw refuseBinding(z.prettifyError(parsed.error), 400);
      return answerJson(describeStore(site.store, parsed.data));
    }
    default:
      throw refuseUnknownAddress(request.path);
  }
}
