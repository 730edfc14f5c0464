import type { Capability, CapabilityReport, HelpingCall } from '../../shared/capability-report';
import { AppError, type ErrorCode } from '../../shared/errors';
import { findCrmRecordById } from '../superoffice/crm-records';
import { readMaxLengths } from '../superoffice/erp-fields';
import { readKeyOfLink } from '../superoffice/link-keys';
import type { SiteConnection } from './site-connection';

/** The first record of any installation: whether it exists does not matter, only whether we may ask. */
const anyRecordId = 1;
const anyErpKey = '0';

/**
 * Finds out which helping calls this user may make, by making each once with harmless arguments. Only reads: nothing is
 * written. Throws where the site cannot be reached or does not accept the sign-in at all.
 */
export async function probeSite(site: SiteConnection, clock: () => Date): Promise<CapabilityReport> {
  let erpConnectionId = anyRecordId;
  const connections = await tryProbe('GetAllConnections', async () => {
    const [first] = await site.erpSync.getAllConnections();
    erpConnectionId = first?.erpConnectionId ?? erpConnectionId;
  });
  const others = await Promise.all(
    listProbes(site, erpConnectionId).map(([call, probe]) => tryProbe(call, probe)),
  );
  const calls = [connections, ...others];
  const [refusal] = calls.map(({ error }) => error);
  // A user who may do nothing at all is one whom the site does not know.
  if (refusal && calls.every(({ error }) => error?.code === 'unauthorized')) {
    throw new AppError(refusal.code, refusal);
  }
  return { at: clock().toISOString(), calls };
}

function listProbes(site: SiteConnection, erpConnectionId: number): [HelpingCall, () => Promise<unknown>][] {
  const { erpSync, archive, client } = site;
  return [
    ['GetCrmActorType', () => erpSync.getCrmActorType(erpConnectionId, 'Customer')],
    ['GetConnectionsAndDisplayFields', () => erpSync.getConnectionsAndDisplayFields('Contact', anyRecordId)],
    ['GetActorTypeMapping', () => erpSync.getActorTypeMapping(erpConnectionId, 'Customer')],
    ['GetFieldValuesFromCrm', () => erpSync.getFieldValuesFromCrm('Contact', anyRecordId)],
    ['GetFieldValuesFromErp', () => erpSync.getFieldValuesFromErp(erpConnectionId, 'Customer', anyErpKey)],
    ['GetConnectionListMappings', () => erpSync.getConnectionListMappings(erpConnectionId)],
    ['archive Contact', () => findCrmRecordById(archive, 'Contact', anyRecordId)],
    [
      'archive FindErpEntity',
      () =>
        site.searchErpEntities({
          erpConnectionId,
          erpActorType: 'Customer',
          text: anyErpKey,
          fieldKeys: [],
          page: 0,
          pageSize: 1,
        }),
    ],
    ['archive ErpField', () => readMaxLengths(archive, erpConnectionId, 'Customer')],
    ['archive Dynamic', () => readKeyOfLink(archive, erpConnectionId, 'Contact', anyRecordId)],
    ['record search', () => client.axios.get('v1/Contact', { params: { $select: 'contactId', $top: 1 } })],
  ];
}

async function tryProbe(call: HelpingCall, probe: () => Promise<unknown>): Promise<Capability> {
  try {
    await probe();
    return { call, granted: true, error: null };
  } catch (error) {
    if (!(error instanceof AppError) || !aboutOneCall.has(error.code)) throw error;
    const granted = readRefusal(error);
    return { call, granted, error: granted === true ? null : error.toData() };
  }
}

/** What a single call may fail by; to list anything else twelve times would hide what is wrong. */
const aboutOneCall: ReadonlySet<ErrorCode> = new Set([
  'unauthorized',
  'no-permission',
  'rejected',
  'site-not-found',
  'site-error',
  'redirected',
  'not-the-webapi',
  'broken-answer',
  'answer-too-large',
  'answer-too-many-rows',
  'answer-too-many-values',
  'answer-too-deep',
  'call-failed',
  'unexpected-status',
  'too-many-requests',
  'timeout',
]);

/**
 * INFERENCE. How Online says that an agent is not granted is not documented: 401 and 403 are taken for it, and so are
 * words to that effect. A plain refusal of our made-up arguments shows that the call itself may be made.
 */
function readRefusal({ code, detail, params }: AppError): boolean | null {
  if (code === 'unauthorized' || code === 'no-permission') return false;
  const words = `${String(params['reason'] ?? '')} ${detail}`;
  if (/not granted|not authori[sz]ed|not allowed|no permission|access (is )?denied|restricted/i.test(words)) {
    return false;
  }
  return code === 'rejected' ? true : null;
}
