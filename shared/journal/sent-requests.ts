import type { ActorRef, RecordRef, Write, WriteOf } from '../write/write';
import type { FieldValue } from '../value/field-value';
import { connectActorBody, toWireBody } from '../write/wire-body';
import type { JournalEntry, SentCall } from './entry';

/** One request of a write, as it was put on the wire; its sign-in is not part of it. */
export interface SentRequest extends Pick<SentCall, 'call' | 'ended'> {
  /** With the documented names in the documented order; null where the entry does not keep enough to say. */
  body: unknown;
}

/** The requests of a write, in their order: made again from the write, which is kept whole, for each call that is kept. */
export function listSentRequests({ write, calls }: Pick<JournalEntry, 'write' | 'calls'>): SentRequest[] {
  return calls.map(({ call, ended }, index) => ({ call, ended, body: bodyOf(write, call, index) }));
}

/** Did the request that carries the values leave, or may it have? Of two halves it is the second. */
export function mayHaveSentValues({ calls }: Pick<JournalEntry, 'calls'>): boolean {
  return calls.some(
    ({ call, ended }) => call === 'ConnectActor' && ended !== 'not-sent' && ended !== 'cancelled',
  );
}

/** Something of the write was sent, or nobody knows that nothing was. */
export function hasLeft({ calls }: Pick<JournalEntry, 'calls'>): boolean {
  return calls.some(({ ended }) => ended !== 'not-sent' && ended !== 'cancelled');
}

function bodyOf(write: Write, call: string, index: number): unknown {
  switch (write.kind) {
    case 'link':
      return linkBodyOf(call, write.record, write.actor, write.values);
    case 'unlink':
      return breakBodyOf(write.record, write.erpConnectionId);
    case 'relink':
      return moveBodyOf(call, index, write);
    case 'change-values':
    case 'restore':
      return moveBodyOf(call, index, { ...write, from: write.actor, to: write.actor });
    case 'create':
      return {
        ConnectionId: write.erpConnectionId,
        CrmEntityId: write.record.crmRecordId,
        ErpActorType: write.erpActorType,
        CrmActorType: write.record.crmActorType,
        ErpFieldKeyValues: write.erpValues,
      };
    case 'resync':
      return resyncBodyOf(write);
  }
}

function breakBodyOf({ crmRecordId, crmActorType }: RecordRef, erpConnectionId: number): unknown {
  return { ErpConnectionId: erpConnectionId, CrmRecordId: crmRecordId, CrmActorType: crmActorType };
}

/** `CreateActorLink` takes what `ConnectActor` takes, without values. */
function linkBodyOf(
  call: string,
  record: RecordRef,
  actor: ActorRef,
  fieldValues: readonly FieldValue[],
): unknown {
  const body = call === 'CreateActorLink' ? {} : { fieldValues };
  return toWireBody({ ...record, ...actor, ...body }, connectActorBody);
}

interface Move extends Pick<WriteOf<'relink'>, 'record' | 'from' | 'to' | 'values'> {}

/** The link is broken, then made; what comes after that puts the old one back. */
function moveBodyOf(call: string, index: number, { record, from, to, values }: Move): unknown {
  if (call === 'BreakActorLink') return breakBodyOf(record, from.erpConnectionId);
  return linkBodyOf(call, record, index < 2 ? to : from, values);
}

/** From CRM the WebAPI is given a key of its own table, which is looked up for the request and not kept. */
function resyncBodyOf({ actor, source }: WriteOf<'resync'>): unknown {
  if (source === 'crm') return null;
  const { erpConnectionId, erpActorType, erpKey } = actor;
  return { ErpConnectionId: erpConnectionId, ErpActorType: erpActorType, ExternalKeys: [erpKey] };
}
