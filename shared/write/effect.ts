import type { Text } from '../text/text';
import { isSameValue } from '../value/compare';
import type { DraftRow, LinkDraft } from '../link/draft';

/** What submitting a draft does, in numbers. */
export interface Effect {
  /** Fields whose SuperOffice value changes. */
  crmWrites: number;
  /** Fields whose ERP value changes. */
  erpWrites: number;
  /** Fields whose two sides differ afterwards. */
  staysDifferent: number;
  /** Fields where a side that would be written was not read, so nobody can say whether it changes. */
  notRead: number;
}

/**
 * The effect of one row, on the assumption the whole program states: a switch that is on writes the value to that
 * side. (The WebAPI's documents leave this open.)
 */
export function effectOfRow(row: DraftRow): {
  crm: boolean;
  erp: boolean;
  staysDifferent: boolean;
  notRead: boolean;
} {
  const changes = (side: 'crm' | 'erp', switchOn: boolean) =>
    switchOn && row[side] !== null && !isSameValue(row[side].value, row.value, row.fieldType);
  const crmAfter = row.syncToCrm ? row.value : row.crm?.value;
  const erpAfter = row.syncToErp ? row.value : row.erp?.value;
  return {
    crm: changes('crm', row.syncToCrm),
    erp: changes('erp', row.syncToErp),
    staysDifferent:
      crmAfter !== undefined && erpAfter !== undefined && !isSameValue(crmAfter, erpAfter, row.fieldType),
    notRead: (row.syncToCrm && row.crm === null) || (row.syncToErp && row.erp === null),
  };
}

/** Adds up the rows of a draft. */
export function computeEffect(rows: readonly DraftRow[]): Effect {
  const effect: Effect = { crmWrites: 0, erpWrites: 0, staysDifferent: 0, notRead: 0 };
  for (const row of rows) {
    const one = effectOfRow(row);
    if (one.crm) effect.crmWrites += 1;
    if (one.erp) effect.erpWrites += 1;
    if (one.staysDifferent) effect.staysDifferent += 1;
    if (one.notRead) effect.notRead += 1;
  }
  return effect;
}

/** The effect as a person reads it: who is linked to whom, and what is written where. */
export function effectSentence(draft: LinkDraft, t: Text): string {
  const effect = computeEffect(draft.rows);
  const link = t('effect.links', {
    record: draft.crmName === '' ? t('effect.record', recordParams(draft, t)) : draft.crmName,
    erpActorType: draft.erpActorType === null ? '' : t(`common.erpActorType.${draft.erpActorType}`),
    erpKey: draft.erpKey,
  });
  return t('effect.whole', { link, fields: fieldsSentence(draft, effect, t) });
}

function recordParams(draft: LinkDraft, t: Text) {
  return { type: t(`common.crmActorType.${draft.crmActorType}`), id: draft.crmRecordId ?? '' };
}

function fieldsSentence(draft: LinkDraft, effect: Effect, t: Text): string {
  const { crmWrites, erpWrites, staysDifferent, notRead } = effect;
  if (draft.rows.length === 0) return t('effect.noFields');
  if (notRead > 0) return t('effect.notRead', { count: notRead });
  const stays = staysDifferent === 0 ? t('effect.noneStays') : t('effect.stays', { count: staysDifferent });
  if (crmWrites === 0 && erpWrites === 0) {
    return staysDifferent === 0 ? t('effect.allEqual') : t('effect.writesNothing', { stays });
  }
  if (erpWrites === 0) return t('effect.writesCrm', { count: crmWrites, stays });
  if (crmWrites === 0) return t('effect.writesErp', { count: erpWrites, stays });
  return t('effect.writesBoth', { count: crmWrites, erpCount: erpWrites, stays });
}
