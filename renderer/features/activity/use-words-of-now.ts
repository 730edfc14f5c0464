import { useMemo } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import { erpActorTypes } from '../../../shared/record/actor-types';
import { isElsewhere } from '../../../shared/same-installation';
import { parseEncoded } from '../../../shared/value/encoded-value';
import { spellingOf } from '../../../shared/write/list-values';
import { compilePlan, fieldOf } from '../../../shared/write/plan';
import { useMappedFields } from '../../api/sheets';
import { useSiteChoice } from '../../app-state/current-site';
import { tellHeld, type FieldHistory } from '../../components/write-steps/field-history';

/** What the field's list calls a stored value now; null where nobody says. */
export type WordOfNow = (field: FieldHistory, raw: string) => string | null;

/**
 * For codes whose words an entry did not keep. The site is asked only where there is one, and only the site in use where it
 * is still the installation that the entry was written to.
 */
export function useWordsOfNow(entry: JournalEntry, fields: readonly FieldHistory[]): WordOfNow {
  const { site } = useSiteChoice();
  const erpActorType = erpActorTypes.find((type) => type === entry.erpActorType) ?? null;
  const isHere = entry.siteId === site.id && !isElsewhere(site, entry.siteAddress);
  const isAsked = isHere && fields.some(hasCode);
  const { data } = useMappedFields(
    site.id,
    isAsked ? entry.erpConnectionId : null,
    isAsked ? erpActorType : null,
  );
  return useMemo(() => {
    const plan = data ? compilePlan(data) : null;
    return ({ crmFieldKey, crm, erp }, raw) => {
      const { list } = fieldOf(plan, crmFieldKey);
      if (list === null) return null;
      const spelling =
        parseEncoded(raw).marker === null
          ? spellingOf(list, { crm: toSide(crm.before), erp: toSide(erp.before) })
          : 'encoded';
      return list.names[spelling].get(raw) ?? null;
    };
  }, [data]);
}

function hasCode(field: FieldHistory): boolean {
  const { crm, erp } = field;
  return [crm.before, crm.after, erp.before, erp.after].some(
    (raw) => raw !== null && 'code' in tellHeld(raw, field),
  );
}

function toSide(value: string | null) {
  return value === null ? null : { value, displayValue: '' };
}
