import type { MissingHelp } from '../../shared/journal/entry';
import type { ErpActorType } from '../../shared/record/actor-types';
import type { ListItem } from '../../shared/write/list-values';
import {
  compilePlan,
  type FieldDescription,
  type LinkPlan,
  type PlanDescription,
} from '../../shared/write/plan';
import type { SiteConnection } from '../sites/site-connection';
import type { ActorTypeMapping, FieldListMapping } from '../superoffice/erp-sync-schemas';
import { knowledgeOf } from './connection-knowledge';
import { tryCall } from './try-call';

/** What a connection maps for one ERP actor type. */
export interface KnownPlan {
  description: PlanDescription;
  plan: LinkPlan;
  /** The calls that would have made it fuller: without them lengths and list items are not known. */
  missing: MissingHelp[];
}

const plans = new WeakMap<SiteConnection, Map<string, KnownPlan>>();

/**
 * The plan of a connection and ERP actor type, read once per session. `asFullAsPossible` asks again for what was missing
 * from it. Throws where the site does not give the mapping itself.
 */
export async function readPlan(
  site: SiteConnection,
  erpConnectionId: number,
  erpActorType: ErpActorType,
  { asFullAsPossible }: { asFullAsPossible: boolean },
): Promise<KnownPlan> {
  const ofSite = plans.get(site) ?? new Map<string, KnownPlan>();
  plans.set(site, ofSite);
  const key = `${erpConnectionId} ${erpActorType}`;
  const known = ofSite.get(key);
  if (known && (known.missing.length === 0 || !asFullAsPossible)) return known;
  const knowledge = knowledgeOf(site);
  const missing: MissingHelp[] = [];
  const [mapping, listMappings, maxLengths] = await Promise.all([
    knowledge.mapping(erpConnectionId, erpActorType),
    tryCall('GetConnectionListMappings', missing, () => knowledge.listMappings(erpConnectionId)),
    tryCall('GetArchiveListByColumns(ErpField)', missing, () =>
      knowledge.maxLengths(erpConnectionId, erpActorType),
    ),
  ]);
  const fields = describeFields({ mapping, listMappings, maxLengths });
  const description = { erpConnectionId, erpActorType, fields };
  const read = { description, plan: compilePlan(description), missing };
  ofSite.set(key, read);
  return read;
}

interface KnownMapping {
  mapping: ActorTypeMapping;
  listMappings: FieldListMapping[] | null;
  maxLengths: Map<string, number> | null;
}

function describeFields({ mapping, listMappings, maxLengths }: KnownMapping): FieldDescription[] {
  const items = new Map<number, ListItem[]>();
  for (const { erpFieldId, erpCrmListItemMappings } of listMappings ?? []) {
    const known = items.get(erpFieldId) ?? [];
    items.set(erpFieldId, [...known, ...erpCrmListItemMappings.map(toListItem)]);
  }
  return mapping.fieldMappings.map((field) => ({
    crmFieldKey: field.crmFieldKey,
    displayName: field.crmDisplayName || field.erpDisplayName || field.crmFieldKey,
    fieldType: field.fieldType,
    access: field.access,
    maxLength: maxLengths?.get(field.erpFieldKey) ?? 0,
    items: field.fieldType === 'List' ? (items.get(field.erpFieldId) ?? null) : null,
    syncToCrm: field.syncToCrm,
    syncToErp: field.syncToErp,
  }));
}

function toListItem(mapped: FieldListMapping['erpCrmListItemMappings'][number]): ListItem {
  const { erpListItemId, erpListItemName, crmListItem } = mapped;
  return {
    crmId: crmListItem?.id ?? null,
    crmName: crmListItem?.name ?? '',
    erpId: erpListItemId,
    erpName: erpListItemName,
  };
}
