import { z } from 'zod';
import { isDueForSync, isWarned } from '../../assumptions';
import type { ErpLink } from '../../data/model';
import { toCarrier } from '../../http/answers';
import type { CallContext } from '../../http/call-context';
import { carrierSchema, id, optionalList } from '../../http/member-binding';
import { requireActiveConnection, requireActorType, tableNames } from '../../rules/field-lookup';
import { requireErpType } from '../../rules/field-lookup';
import { createReport, resyncFromCrm, resyncFromErp, type ResyncReport } from '../../rules/resync';
import { agentMethod, bodilessMethod, silentMethod, type AgentMethod } from '../agent-method';
import { erpTypeMember } from './members';

const byInternalKey = carrierSchema({ ErpConnectionId: id, InternalKeyIds: optionalList(z.number().int()) });
const byExternalKey = carrierSchema({
  ErpConnectionId: id,
  ErpActorType: erpTypeMember,
  ExternalKeys: optionalList(z.string()),
});

function toPluginResponse(report: ResyncReport) {
  const { updated, updatedActors, skipped, passedOver } = report;
  const changed = updated.size + updatedActors.size;
  const changes = {
    AddedRecords: [],
    UpdatedRecords: [...updated].map((record) =>
      toCarrier({ Tablename: tableNames[record.type], RecordId: record.id }),
    ),
    DeletedRecords: [],
  };
  return toCarrier({
    IsOk: true,
    UserExplanation: [
      skipped === 0
        ? ''
        : skipped === 1
          ? '1 value could not be carried over and stays as it was.'
          : `${skipped} values could not be carried over and stay as they were.`,
      passedOver === 0
        ? ''
        : `${passedOver} links lead to a record or actor that is gone or not in use, and were passed over.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    TechExplanation: `${updated.size} CRM records and ${updatedActors.size} ERP actors changed.`,
    ErrorCode: '',
    Changes: changed === 0 ? null : toCarrier(changes),
    Status: isWarned(report) ? 'Warning' : 'Ok',
  });
}

/** A positive connection id makes that ERP the source, every other id makes CRM the source (documented). */
function resync(
  context: CallContext,
  connectionId: number,
  keepNonBlank: boolean,
  links: Iterable<ErpLink>,
): ResyncReport {
  const { store, now } = context;
  if (connectionId > 0) requireActiveConnection(store, connectionId);
  const settings = { keepNonBlank, now: now() };
  const report = createReport();
  for (const link of links) {
    if (connectionId <= 0) resyncFromCrm(store, link, settings, report);
    else if (link.connectionId === connectionId) resyncFromErp(store, link, settings, report);
  }
  return report;
}

function resyncInternal(input: z.output<typeof byInternalKey>, context: CallContext, keepNonBlank: boolean) {
  const { store } = context;
  const ids = new Set(input.InternalKeyIds);
  const links =
    ids.size === 0 ? store.links.values() : [...ids].flatMap((key) => store.listLinksOfInternalKey(key));
  return resync(context, input.ErpConnectionId, keepNonBlank, links);
}

function resyncExternal(input: z.output<typeof byExternalKey>, context: CallContext, keepNonBlank: boolean) {
  const type = requireErpType(input.ErpActorType);
  if (input.ErpConnectionId > 0)
    requireActorType(requireActiveConnection(context.store, input.ErpConnectionId), type);
  const { store } = context;
  const keys = new Set(input.ExternalKeys);
  const links =
    keys.size === 0
      ? [...store.links.values()]
      : [...keys].flatMap((key) => store.listLinksOfKey(key).filter(({ erpKey }) => erpKey === key));
  const ofType = links.filter(({ erpType }) => erpType === type);
  return resync(context, input.ErpConnectionId, keepNonBlank, ofType);
}

function syncAll({ store, now }: CallContext, isForced: boolean): ResyncReport {
  const settings = { keepNonBlank: false, now: now() };
  const report = createReport();
  for (const link of store.links.values()) {
    const actor = store.findActor(link.connectionId, link.erpType, link.erpKey);
    if (actor && (isForced || isDueForSync(actor, link))) resyncFromErp(store, link, settings, report);
  }
  return report;
}

/** The calls that carry values over existing links, and the state of the engine that does so by itself. */
export const resyncMethods: Record<string, AgentMethod> = {
  ForceResync: agentMethod(
    'Carry values from CRM or one ERP connection to all others',
    byInternalKey,
    (input, context) => toPluginResponse(resyncInternal(input, context, false)),
  ),
  ForceResyncNoBlankValues: agentMethod(
    'The same, but blanks never overwrite',
    byInternalKey,
    (input, context) => toPluginResponse(resyncInternal(input, context, true)),
  ),
  ForceResyncBatchTask: silentMethod('The same as a batch task', byInternalKey, (input, context) => {
    resyncInternal(input, context, false);
  }),
  ForceResyncExternal: agentMethod(
    'Carry values over the links of these ERP keys',
    byExternalKey,
    (input, context) => toPluginResponse(resyncExternal(input, context, false)),
  ),
  ForceResyncExternalNoBlankValues: agentMethod(
    'The same, but blanks never overwrite',
    byExternalKey,
    (input, context) => toPluginResponse(resyncExternal(input, context, true)),
  ),
  SyncAll: bodilessMethod('Sync all active connections', (context) =>
    toPluginResponse(syncAll(context, false)),
  ),
  ForceSyncAll: bodilessMethod('Sync all active connections, even while automatic sync is off', (context) =>
    toPluginResponse(syncAll(context, true)),
  ),
  GetEngineStatus: bodilessMethod('Is the sync engine running, and how often?', () =>
    toCarrier({
      IsRunning: true,
      StatusMessage: 'Waiting for the next interval',
      Interval: '00:05:00',
    }),
  ),
};
