import { AppError } from '../../shared/errors';
import type { LoadedFields } from '../../shared/link/draft';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { valueOf } from '../../shared/record/record-state';
import { describeValues } from '../../shared/write/plan';
import type { SiteConnection } from '../sites/site-connection';
import { readPlan } from './read-plan';
import { listMissing, readRecord } from './read-record';

/** The record and the actor that a link would join. */
export interface LinkEnds {
  erpConnectionId: number;
  crmActorType: CrmActorType;
  crmRecordId: number;
  erpActorType: ErpActorType;
  erpKey: string;
}

/**
 * The fields that the connection maps, with what both sides hold. Each call that does not help is named in `missing`;
 * throws the first failure only where nothing at all could be learned.
 */
export async function loadFields(
  site: SiteConnection,
  ends: LinkEnds,
  clock: () => Date,
): Promise<LoadedFields> {
  const { erpConnectionId, crmActorType, crmRecordId, erpActorType, erpKey } = ends;
  const place = { record: { crmActorType, crmRecordId }, erpConnectionId, erpActorType, erpKey };
  const parts = ['mapping', 'crm', 'erp'] as const;
  const state = await readRecord(site, place, parts, { clock, asFullAsPossible: true });
  const crm = valueOf(state.crm);
  const erp = valueOf(state.erp);
  const missing = listMissing(state, parts);
  const firstMissing = missing[0];
  if (!state.mapping.read && crm === null && erp === null && firstMissing) {
    throw new AppError(firstMissing.error.code, firstMissing.error);
  }
  const sides = { crm: crm && [...crm], erp: erp && [...erp] };
  if (!state.mapping.read) {
    const fields = describeValues(crm, erp);
    return { plan: { erpConnectionId, erpActorType, fields }, ...sides, missing };
  }
  // Kept by the reading above: this asks nothing.
  const known = await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false });
  return { plan: known.description, ...sides, missing: [...missing, ...known.missing] };
}
