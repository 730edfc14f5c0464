import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import { checkDraft } from '../../shared/link/check-draft';
import { checkSentence, isBlocking } from '../../shared/write/check';
import { joinValues } from '../../shared/write/joined-value';
import { compilePlan, type LinkPlan } from '../../shared/write/plan';
import { createKeyFinder } from '../../shared/value/field-key';
import type { LinkDraft } from '../../shared/link/draft';
import type { FieldValue } from '../../shared/value/field-value';
import { createText } from '../../shared/text/text';
import type { SiteConnection } from '../sites/site-connection';
import type { ActorTypeMapping, ConnectionState } from '../superoffice/erp-sync-schemas';
import { readHolderOfKey, type KeyHolder } from '../superoffice/link-keys';
import { knowledgeOf } from '../records/connection-knowledge';
import { indexSideValues } from '../records/side-values';
import { orNull } from '../records/try-call';

type Submit = Input<'links.submit'>;

/** What the site says just before a submit; null = it would not say. */
export interface SiteNow {
  states: ConnectionState[] | null;
  mapping: ActorTypeMapping | null;
  holder: KeyHolder | null;
  crm: FieldValue[] | null;
  erp: FieldValue[] | null;
}

/** Reads everything that a last check before the write can use. A call that fails only makes the check weaker. */
export async function readSiteNow(
  site: SiteConnection,
  { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey }: Submit['request'],
  abortController: AbortController,
): Promise<SiteNow> {
  const { erpSync, archive } = site;
  const options = { abortController };
  const [states, mapping, holder, crm, erp] = await Promise.all([
    orNull(() => erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId, options)),
    orNull(() => knowledgeOf(site).mapping(erpConnectionId, erpActorType)),
    orNull(() => readHolderOfKey(archive, erpConnectionId, erpActorType, erpKey)),
    orNull(() => erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId, options)),
    orNull(() => erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey, options)),
  ]);
  return { states, mapping, holder, crm, erp };
}

/** Production is written to only with the site's name repeated. Throws `confirmation-needed`. */
export function requireConfirmation(site: SiteConnection, submit: Submit): void {
  if (site.environment === 'production' && submit.confirmedSiteName !== site.name) {
    throw new AppError('confirmation-needed', { params: { site: site.name } });
  }
}

/** Throws `site-locked` for a production site that nobody has unlocked, or not any more. Gives the ticket reference. */
export function requireUnlocked(
  { siteId, name, environment }: SiteConnection,
  ticketOf: (siteId: string) => string | null,
): string {
  if (environment !== 'production') return '';
  const ticket = ticketOf(siteId);
  if (ticket === null) throw new AppError('site-locked', { params: { site: name } });
  return ticket;
}

/** The same rules that blocked on the page, on what the site says now. Throws `blocked-by-check`. */
export function requireUnblocked(submit: Submit, now: SiteNow): void {
  const plan = planOf(submit, now);
  const found = checkDraft(toDraft(submit, now, plan), plan, {
    connectionActive: null,
    recordFound: null,
    linkedIn: now.states?.filter(({ connected }) => connected) ?? null,
    erpKey: now.holder && {
      found: true,
      name: '',
      holder: { ...now.holder, name: '' },
    },
  });
  const blocking = found.find(isBlocking);
  if (!blocking) return;
  const text = createText();
  throw new AppError('blocked-by-check', {
    params: { check: blocking.code, reason: checkSentence(blocking, text) },
  });
}

/**
 * Throws `values-changed` where a value that the user saw is another one now. By hand nothing was seen; what could not
 * be read then or now is not compared.
 */
export function requireUnchanged(submit: Submit, now: SiteNow): void {
  if (submit.byHand) return;
  const findValues = createKeyFinder(Object.entries(indexSideValues(now)));
  const findName = createKeyFinder(
    [...(now.crm ?? []), ...(now.erp ?? [])].map(
      ({ crmFieldKey, displayName }) => [crmFieldKey, displayName] as const,
    ),
  );
  const changed = submit.seen.filter(({ crmFieldKey, crm, erp }) => {
    const fresh = findValues(crmFieldKey);
    return fresh !== undefined && (differs(crm, fresh.crm) || differs(erp, fresh.erp));
  });
  if (changed.length === 0) return;
  const fields = changed.map(({ crmFieldKey }) => findName(crmFieldKey) || crmFieldKey);
  throw new AppError('values-changed', { params: { fields: fields.join(', ') } });
}

function differs(seen: string | null, now: string | null): boolean {
  return seen !== null && now !== null && seen !== now;
}

function toDraft({ request, names, byHand }: Submit, now: SiteNow, plan: LinkPlan | null): LinkDraft {
  return {
    byHand,
    erpConnectionId: request.erpConnectionId,
    erpConnectionName: names.erpConnection,
    crmActorType: request.crmActorType,
    crmRecordId: request.crmRecordId,
    crmName: names.crmRecord,
    erpActorType: request.erpActorType,
    erpKey: request.erpKey,
    erpName: names.erpActor,
    rows: joinValues(request.fieldValues, plan, now),
  };
}

/** Lengths and list items are the page's help; the site itself refuses what does not fit. */
function planOf({ request }: Submit, { mapping }: SiteNow): LinkPlan | null {
  if (mapping === null) return null;
  const { erpConnectionId, erpActorType } = request;
  const fields = mapping.fieldMappings.map((field) => ({
    ...field,
    displayName: field.crmDisplayName,
    maxLength: 0,
    items: null,
  }));
  return compilePlan({ erpConnectionId, erpActorType, fields });
}
