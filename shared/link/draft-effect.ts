import type { Text } from '../text/text';
import { effectOfValues, type IsCosmetic } from '../write/effect';
import { nameErpKey, nameRecord, valuesSentence } from '../write/effect-sentence';
import type { LinkPlan } from '../write/plan';
import type { LinkDraft } from './draft';

/** What linking does, as a person reads it: who is linked to whom, and what is written where. */
export function draftEffectSentence(
  draft: LinkDraft,
  plan: LinkPlan | null,
  isCosmetic: IsCosmetic,
  t: Text,
): string {
  const link = t('effect.links', {
    record: nameRecord(draft.crmName, draft, t),
    erpActorType: draft.erpActorType === null ? '' : t(`common.erpActorType.${draft.erpActorType}`),
    erpKey: nameErpKey(draft.erpKey, t),
  });
  return t('effect.whole', { link, fields: valuesSentence(effectOfValues(draft.rows, plan, isCosmetic), t) });
}
