import { valueOf, type RecordState } from '../record/record-state';
import type { Text } from '../text/text';
import { effectOfValues, type IsCosmetic, type ValuesEffect } from './effect';
import { nameErpKey, nameRecord, valuesSentence } from './effect-sentence';
import { joinFields, joinValues, type JoinedValue, type SideReadings } from './joined-value';
import type { LinkPlan } from './plan';
import type { ActorRef, Write } from './write';

/** What a write will do, in figures. */
export interface WriteEffect {
  /** What becomes of the values; null for a kind that writes none to a link. */
  values: ValuesEffect | null;
  /** Values that a new ERP actor is given. */
  given: number;
}

/**
 * The effect of a write on what was read; what was not read is counted as not read. What stays different is counted of all
 * that the connection maps, also where the write names some of it only.
 */
export function effectOf(
  write: Write,
  plan: LinkPlan | null,
  state: RecordState,
  isCosmetic?: IsCosmetic,
): WriteEffect {
  if (write.kind === 'create') return { values: null, given: Object.keys(write.erpValues).length };
  if (!('values' in write) || isLinkAlone(write)) return { values: null, given: 0 };
  const sides = { crm: valueOf(state.crm), erp: valueOf(state.erp) };
  const sent = joinValues(write.values, plan, sides);
  const values = effectOfValues([...sent, ...listLeft(sent, plan, sides)], plan, isCosmetic);
  return { values: { ...values, fields: sent.length }, given: 0 };
}

/** The mapped fields that a write does not name: both their sides stay as they are, and count for what stays different. */
function listLeft(sent: readonly JoinedValue[], plan: LinkPlan | null, sides: SideReadings): JoinedValue[] {
  if (plan === null) return [];
  const named = new Set(sent.map(({ crmFieldKey }) => plan.find(crmFieldKey)?.crmFieldKey));
  return joinFields(plan, sides).flatMap(({ field, crm, erp }) =>
    named.has(field.crmFieldKey)
      ? []
      : [{ ...left, id: field.crmFieldKey, crmFieldKey: field.crmFieldKey, crm, erp }],
  );
}

const left = {
  displayName: '',
  value: '',
  displayValue: '',
  syncToCrm: false,
  syncToErp: false,
  source: 'crm',
} as const;

/** A link that is made without values: none is read, sent or counted. */
function isLinkAlone(write: Write): boolean {
  return write.kind === 'link' && write.withoutValues === true;
}

/** The effect as a person reads it. Names are empty where they are not known. */
export function effectSentence(
  write: Write,
  effect: WriteEffect,
  names: { record: string; erpConnection: string },
  t: Text,
): string {
  const link = linkSentence(write, effect, names, t);
  if (effect.values === null) return link;
  return t('effect.whole', { link, fields: valuesSentence(effect.values, t) });
}

function linkSentence(
  write: Write,
  { given }: WriteEffect,
  names: { record: string; erpConnection: string },
  t: Text,
): string {
  const record = nameRecord(names.record, write.record, t);
  const connection = names.erpConnection;
  switch (write.kind) {
    case 'link':
      return t(write.withoutValues ? 'effect.linksAlone' : 'effect.links', {
        record,
        ...actorParams(write.actor, t),
      });
    case 'unlink':
      return write.expectedKey === null
        ? t('effect.unlinksUnknown', { record, connection })
        : t('effect.unlinks', { record, connection, erpKey: nameErpKey(write.expectedKey, t) });
    case 'relink': {
      const from = t('effect.actor', actorParams(write.from, t));
      return t('effect.relinks', { record, from, to: t('effect.actor', actorParams(write.to, t)) });
    }
    case 'change-values':
      return t('effect.changesValues', { record, ...actorParams(write.actor, t) });
    case 'restore': {
      // Of one value each side that it goes to counts below; here it counts once, as on the button.
      const count = write.values.filter(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp).length;
      return t('effect.restores', { record, count, ...actorParams(write.actor, t) });
    }
    case 'create': {
      const erpActorType = t(`common.erpActorType.${write.erpActorType}`);
      const about = { record, connection, erpActorType };
      // What the mapping gives it is not known here, and no number of ours.
      return given === 0 ? t('effect.createsAlone', about) : t('effect.creates', { ...about, count: given });
    }
    case 'resync': {
      const keeps = write.blanks === 'keep';
      if (write.source === 'crm')
        return t(keeps ? 'effect.resyncsCrm' : 'effect.resyncsCrmBlanks', { record });
      const key = keeps ? 'effect.resyncs' : 'effect.resyncsBlanks';
      return t(key, { record, ...actorParams(write.actor, t) });
    }
  }
}

function actorParams({ erpActorType, erpKey }: ActorRef, t: Text): { erpActorType: string; erpKey: string } {
  return { erpActorType: t(`common.erpActorType.${erpActorType}`), erpKey: nameErpKey(erpKey, t) };
}
