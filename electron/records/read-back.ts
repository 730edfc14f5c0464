import type { FieldOutcome, MissingHelp, ReadBack } from '../../shared/journal/entry';
import { isSameValue } from '../../shared/value/compare';
import { createKeyFinder } from '../../shared/value/field-key';
import type { FieldType, FieldValue } from '../../shared/value/field-value';
import type { LinkRequest } from '../../shared/write/link-request';
import type { SiteConnection } from '../sites/site-connection';
import { readKeyOfLink } from '../superoffice/link-keys';
import { knowledgeOf } from './connection-knowledge';
import { indexSideValues, type SideValues } from './side-values';
import { orNull, tryCall } from './try-call';

/** Looks at the site after a submit: is the record linked, with which key, and what do both sides hold now? Never throws for a site that does not help. */
export async function readBack(
  site: SiteConnection,
  request: LinkRequest,
  before: SideValues,
  now: Date,
): Promise<ReadBack> {
  const { erpSync } = site;
  const { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey } = request;
  const missing: MissingHelp[] = [];
  const [states, key, crm, erp, types] = await Promise.all([
    tryCall('GetConnectionsAndDisplayFields', missing, () =>
      erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId),
    ),
    tryCall('GetArchiveListByColumns(Dynamic)', missing, () =>
      readKeyOfLink(site.archive, erpConnectionId, crmActorType, crmRecordId),
    ),
    tryCall('GetFieldValuesFromCrm', missing, () => erpSync.getFieldValuesFromCrm(crmActorType, crmRecordId)),
    tryCall('GetFieldValuesFromErp', missing, () =>
      erpSync.getFieldValuesFromErp(erpConnectionId, erpActorType, erpKey),
    ),
    readFieldTypes(site, request),
  ]);
  // A connection that is not in the answer is one that this user is not told about.
  const state = states?.find((candidate) => candidate.erpConnectionId === erpConnectionId);
  const found = {
    before: createKeyFinder(Object.entries(before)),
    after: createKeyFinder(Object.entries(indexSideValues({ crm, erp }))),
    type: createKeyFinder(types),
  };
  return {
    at: now.toISOString(),
    linked: state?.connected ?? null,
    erpKey: key,
    fields: request.fieldValues.map((field) => compareField(field, found)),
    missing,
  };
}

/** By CrmFieldKey, so that `[I:5]` and `5` count as the same number. Without the mapping everything is text. */
async function readFieldTypes(
  site: SiteConnection,
  { erpConnectionId, erpActorType }: LinkRequest,
): Promise<[string, FieldType][]> {
  const mapping = await orNull(() => knowledgeOf(site).mapping(erpConnectionId, erpActorType));
  return (mapping?.fieldMappings ?? []).map(({ crmFieldKey, fieldType }) => [crmFieldKey, fieldType]);
}

type Sides = { crm: string | null; erp: string | null };

function compareField(
  field: FieldValue,
  found: {
    before: (crmFieldKey: string) => Sides | undefined;
    after: (crmFieldKey: string) => Sides | undefined;
    type: (crmFieldKey: string) => FieldType | undefined;
  },
): FieldOutcome {
  const { crmFieldKey, displayName, value, syncToCrm, syncToErp } = field;
  const was = found.before(crmFieldKey);
  const is = found.after(crmFieldKey);
  const type = found.type(crmFieldKey) ?? 'Text';
  const holds = (side: string | null | undefined) =>
    side === null || side === undefined ? null : isSameValue(side, value, type);
  const written = [...(syncToCrm ? [holds(is?.crm)] : []), ...(syncToErp ? [holds(is?.erp)] : [])];
  return {
    crmFieldKey,
    displayName,
    crm: { before: was?.crm ?? null, after: is?.crm ?? null },
    erp: { before: was?.erp ?? null, after: is?.erp ?? null },
    asChosen: written.includes(false) ? false : written.includes(null) ? null : true,
  };
}
