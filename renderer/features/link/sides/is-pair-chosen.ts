import type { DraftState } from '../../../components/field-values/draft-form';

/** Both sides are there: from now on the screen is about their values. */
export function isPairChosen({ identity }: DraftState): boolean {
  return identity.crmRecordId !== null && identity.erpKey !== '';
}
