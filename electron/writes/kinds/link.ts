import type { ActorRef, RecordRef } from '../../../shared/write/write';
import type { LinkRequest } from '../../../shared/write/link-request';
import type { FieldValue } from '../../../shared/value/field-value';
import type { Ended } from '../../../shared/write/judgement';
import type { SiteConnection } from '../../sites/site-connection';
import type { WriteModule } from '../write-kind';
import type { WriteSteps } from '../write-steps';
import type { WriteOf } from '../../../shared/write/write';

/** One call: `ConnectActor` for the link and its values, `CreateActorLink` for the link alone. */
export const linkModule: WriteModule<WriteOf<'link'>> = {
  place: ({ record, actor }) => ({ record, ...actor }),
  evidence: ['links', 'keyOfLink', 'mapping', 'holders', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, { record, actor, values, withoutValues }, steps, { select }) =>
    withoutValues
      ? sendLinkAlone(site, { record, actor }, steps)
      : sendLinkWithValues(site, { record, actor, values }, steps, select),
};

interface LinkToMake {
  record: RecordRef;
  actor: ActorRef;
  values: FieldValue[];
}

/** By `ConnectActor` where there are values; where there are none, by the call that is documented to set none. */
export function sendLink(site: SiteConnection, link: LinkToMake, steps: WriteSteps): Promise<Ended> {
  return link.values.length === 0 ? sendLinkAlone(site, link, steps) : sendLinkWithValues(site, link, steps);
}

function sendLinkWithValues(
  site: SiteConnection,
  { record, actor, values }: LinkToMake,
  steps: WriteSteps,
  select = '',
): Promise<Ended> {
  return steps.run({
    call: 'ConnectActor',
    reaches: 'linked',
    send: (options) =>
      site.erpSync.connectActor(toLinkRequest(record, actor, values), { ...options, select }),
  });
}

function sendLinkAlone(
  site: SiteConnection,
  { record, actor }: Pick<LinkToMake, 'record' | 'actor'>,
  steps: WriteSteps,
): Promise<Ended> {
  return steps.run({
    call: 'CreateActorLink',
    reaches: 'linked',
    send: (options) => site.erpSync.createActorLink(record, actor, options),
  });
}

/** The six members of the body, in the documented order. */
export function toLinkRequest(
  { crmRecordId, crmActorType }: RecordRef,
  { erpConnectionId, erpKey, erpActorType }: ActorRef,
  fieldValues: FieldValue[],
): LinkRequest {
  return { erpConnectionId, crmRecordId, crmActorType, erpKey, erpActorType, fieldValues };
}
