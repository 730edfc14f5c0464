import type { FieldValue } from '../../../shared/value/field-value';
import type { Ended } from '../../../shared/write/judgement';
import type { ActorRef, RecordRef } from '../../../shared/write/write';
import type { SiteConnection } from '../../sites/site-connection';
import type { WriteSteps } from '../write-steps';
import { sendLink } from './link';

/**
 * Breaks a record's link and makes another in its place, without values where there are none to send. The WebAPI has no call that does both at once, so the two are
 * two steps of one entry. When the second was refused or never left, the old link is put back, without values. When no
 * answer came it is not: the new link may be there, or on its way, and the look says which. Nothing is broken that could
 * not be made again, as far as that can be known before: the checks of these kinds see to it. INFERENCE: that a record's
 * one link per connection has to go before another can come follows from the unique index of ErpExternalKey.
 * https://docs.superoffice.com/en/database/tables/erpexternalkey.html
 */
export async function moveLink(
  site: SiteConnection,
  { record, from, to, values }: { record: RecordRef; from: ActorRef; to: ActorRef; values: FieldValue[] },
  steps: WriteSteps,
): Promise<Ended> {
  const broken = await steps.run({
    call: 'BreakActorLink',
    reaches: 'unlinked',
    send: (options) => site.erpSync.breakActorLink(record, from.erpConnectionId, options),
  });
  if (broken !== 'accepted') return broken;
  const linked = await sendLink(site, { record, actor: to, values }, steps);
  if (linked === 'accepted' || linked === 'unknown') return linked;
  return putBack(site, { record, from, linked }, steps);
}

/** The entry keeps saying why the new link was not made. Where the old one is not back either, something was changed. */
async function putBack(
  site: SiteConnection,
  { record, from, linked }: { record: RecordRef; from: ActorRef; linked: Ended },
  steps: WriteSteps,
): Promise<Ended> {
  const { httpStatus, error } = steps.entry();
  const back = await steps.run({
    call: 'CreateActorLink',
    reaches: 'put-back',
    isPutBack: true,
    send: (options) => site.erpSync.createActorLink(record, from, options),
  });
  if (back === 'accepted') {
    steps.conclude({ httpStatus, error });
    return linked;
  }
  steps.conclude({ httpStatus, error: error && { ...error, changed: 'unknown' } });
  return 'unknown';
}
