import type { ReactElement } from 'react';
import type { JournalEntry } from '../../shared/journal/entry';
import { mayHaveSentValues } from '../../shared/journal/sent-requests';
import type { Text } from '../../shared/text/text';
import { useTimeFormat } from '../format-time';
import { useText } from '../text';
import { nameActor, nameWrittenRecord } from './actor-names';
import { CopyButton } from './copy-button';
import { describeError } from './describe-error';
import { describeTelling } from './describe-findings';
import { describeOutcome } from './write-steps/describe-outcome';
import { listFieldHistories, tellHeld, tellSent, type FieldHistory } from './write-steps/field-history';

/** What a ticket needs to know of a write, as plain lines. It says no more than the entry does. */
export function writeTicketText(entry: JournalEntry, t: Text, time: (iso: string) => string): string {
  const { record } = entry;
  const outcome = describeOutcome(entry, t, time);
  const told = describeTelling(entry, t, time);
  const lines = [
    t('common.ticket.kind', { kind: t(`record.kind.${entry.kind}`) }),
    t('common.ticket.link', {
      record: nameWrittenRecord(record, t),
      type: t(`common.crmActorType.${record.crmActorType}`),
      id: record.crmRecordId,
      actor: [nameActor(entry, t), entry.erpName].filter(Boolean).join(' · '),
    }),
    entry.write.kind === 'relink'
      ? t('common.ticket.linkedBefore', { actor: nameActor(entry.write.from, t) })
      : '',
    t('common.ticket.state', { state: t(`common.state.${entry.state}`) }),
    outcome,
    ...(entry.error === null || entry.state === 'Verified' ? [] : [describeError(entry.error, t)]),
    outcome.includes(told) ? '' : told,
    tellAsOf(entry, t, time),
    t('common.ticket.site', {
      site: entry.siteName,
      environment: t(`common.environment.${entry.environment}`),
      address: entry.siteAddress,
    }),
    t('common.ticket.connection', { name: entry.erpConnectionName || String(entry.erpConnectionId ?? '') }),
    t('common.ticket.sent', { time: time(entry.at), user: entry.user }),
    entry.ticket === '' ? '' : t('common.ticket.ticket', { ticket: entry.ticket }),
    ...listValueLines(entry, t),
    t('common.ticket.entry', { id: entry.id }),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What an outcome tells of the site may be another by now: it is as of the last look. Empty where nobody has looked. */
export function tellAsOf({ readBack }: JournalEntry, t: Text, time: (iso: string) => string): string {
  return readBack === null ? '' : t('common.ticket.asOf', { time: time(readBack.at) });
}

/** What changed on each side where somebody looked afterwards; else what was sent. */
function listValueLines(entry: JournalEntry, t: Text): string[] {
  const fields = listFieldHistories(entry);
  const hasLeft = entry.kind === 'resync' || mayHaveSentValues(entry);
  if (!hasLeft || entry.readBack === null || entry.readBack.fields.length === 0) {
    const sent = fields.filter(({ direction }) => direction !== 'leave');
    const lines = sent.map((field) =>
      t('common.ticket.value', {
        name: field.name,
        value: tellSent(field) || t('common.ticket.empty'),
        direction: t(`direction.${field.direction}`),
      }),
    );
    return lines.length === 0
      ? []
      : [t(hasLeft ? 'common.ticket.values' : 'common.ticket.valuesNotSent'), ...lines];
  }
  const changes = fields.flatMap((field) => [tellChange(field, 'crm', t), tellChange(field, 'erp', t)]);
  const lines = changes.filter((line) => line !== null);
  const notRead = fields.filter(({ crm, erp }) => crm.change === 'not-read' || erp.change === 'not-read');
  const nothing = notRead.length === 0 ? [t('common.ticket.noChanges')] : [];
  return [
    ...(lines.length === 0 ? nothing : [t('common.ticket.changes'), ...lines]),
    ...(notRead.length === 0
      ? []
      : [t('common.ticket.notRead', { fields: notRead.map(({ name }) => name).join(', ') })]),
    ...fields.filter(({ asChosen }) => asChosen === false).map((field) => tellNotAsChosen(field, t)),
  ];
}

function tellNotAsChosen(field: FieldHistory, t: Text): string {
  return t('common.ticket.notAsChosen', {
    name: field.name,
    chosen: tellSent(field) || t('common.ticket.empty'),
    crm: tellSide(field.crm.after, field, t),
    erp: tellSide(field.erp.after, field, t),
  });
}

function tellSide(raw: string | null, field: FieldHistory, t: Text): string {
  if (raw === null) return t('common.ticket.sideNotRead');
  const held = tellHeld(raw, field);
  return ('text' in held ? held.text : held.code) || t('common.ticket.empty');
}

/** Null for a side of which it is not known that something happened there. */
function tellChange(field: FieldHistory, side: 'crm' | 'erp', t: Text): string | null {
  const { before, after, change } = field[side];
  if (change !== 'changed') return null;
  return t('common.ticket.change', {
    system: t(`common.system.${side}`),
    name: field.name,
    before: tellSide(before, field, t),
    after: tellSide(after, field, t),
  });
}

export function CopyForTicket({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  return <CopyButton text={writeTicketText(entry, t, time.long)} label={t('common.ticket.copy')} />;
}
