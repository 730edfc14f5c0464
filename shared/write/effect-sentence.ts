import type { Text } from '../text/text';
import type { RecordRef } from './write';
import type { ValuesEffect } from './effect';

/** The record's name, or its type and id where the name is not known. */
export function nameRecord(
  name: string,
  { crmActorType, crmRecordId }: Pick<RecordRef, 'crmActorType'> & { crmRecordId: number | null },
  t: Text,
): string {
  if (name !== '') return name;
  return t('effect.record', { type: t(`common.crmActorType.${crmActorType}`), id: crmRecordId ?? '' });
}

/** The key as a sentence says it: a space at its ends is part of it, and nobody would see it. */
export function nameErpKey(erpKey: string, t: Text): string {
  const begins = erpKey.trimStart() !== erpKey;
  const ends = erpKey.trimEnd() !== erpKey;
  if (!begins && !ends) return erpKey;
  return t(
    begins && ends ? 'effect.keyInSpaces' : begins ? 'effect.keyAfterSpace' : 'effect.keyBeforeSpace',
    {
      erpKey,
    },
  );
}

/** What becomes of the values, saying only what is known of them. */
export function valuesSentence(effect: ValuesEffect, t: Text): string {
  const { fields, crmWrites, erpWrites, staysDifferent, notRead, notCompared } = effect;
  if (fields === 0) return t('effect.noFields');
  const writesKnown = crmWrites > 0 || erpWrites > 0;
  if (notRead > 0 && !writesKnown) {
    if (staysDifferent === 0 && notCompared === 0) return t('effect.notRead', { count: notRead });
    const stays = staysSentence(staysDifferent, notCompared, t);
    return t('effect.notReadStays', { count: notRead, stays });
  }
  const known = knownSentence(effect, t);
  return notRead === 0
    ? known
    : t('effect.whole', { link: known, fields: t('effect.alsoNotRead', { count: notRead }) });
}

function knownSentence({ crmWrites, erpWrites, staysDifferent, notCompared }: ValuesEffect, t: Text): string {
  const stays = staysSentence(staysDifferent, notCompared, t);
  if (crmWrites === 0 && erpWrites === 0) {
    const isAllEqual = staysDifferent === 0 && notCompared === 0;
    return isAllEqual ? t('effect.allEqual') : t('effect.writesNothing', { stays });
  }
  if (erpWrites === 0) return t('effect.writesCrm', { count: crmWrites, stays });
  if (crmWrites === 0) return t('effect.writesErp', { count: erpWrites, stays });
  return t('effect.writesBoth', { count: crmWrites, erpCount: erpWrites, stays });
}

function staysSentence(staysDifferent: number, notCompared: number, t: Text): string {
  const differs = t('effect.stays', { count: staysDifferent });
  if (notCompared === 0) return staysDifferent === 0 ? t('effect.noneStays') : differs;
  const unknown = t('effect.notCompared', { count: notCompared });
  return staysDifferent === 0 ? unknown : t('effect.both', { differs, unknown });
}
