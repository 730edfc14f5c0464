import type { ReactElement } from 'react';
import type { JournalEntry } from '../../shared/journal/entry';
import type { Text } from '../../shared/text/text';
import { directionOf } from '../../shared/value/direction';
import { showByMarker } from '../../shared/value/encoded-value';
import { useTimeFormat } from '../format-time';
import { useText } from '../text';
import { nameActor, nameWrittenRecord } from './actor-names';
import { CopyButton } from './copy-button';
import { describeTelling } from './describe-findings';

/** What a ticket needs to know of a write, as plain lines. It says no more than the entry does. */
export function writeTicketText(entry: JournalEntry, t: Text, time: (iso: string) => string): string {
  const { record, write } = entry;
  const values = 'values' in write ? write.values.filter((value) => directionOf(value) !== 'leave') : [];
  const told = describeTelling(entry, t, time);
  const lines = [
    t('common.ticket.kind', { kind: t(`record.kind.${entry.kind}`) }),
    t('common.ticket.link', {
      record: nameWrittenRecord(record, t),
      type: t(`common.crmActorType.${record.crmActorType}`),
      id: record.crmRecordId,
      actor: [nameActor(entry, t), entry.erpName].filter(Boolean).join(' · '),
    }),
    t('common.ticket.state', { state: t(`common.state.${entry.state}`) }),
    told,
    t('common.ticket.site', {
      site: entry.siteName,
      environment: t(`common.environment.${entry.environment}`),
      address: entry.siteAddress,
    }),
    t('common.ticket.connection', { name: entry.erpConnectionName || String(entry.erpConnectionId ?? '') }),
    t('common.ticket.sent', { time: time(entry.at), user: entry.user }),
    entry.ticket === '' ? '' : t('common.ticket.ticket', { ticket: entry.ticket }),
    values.length === 0 ? '' : t('common.ticket.values'),
    ...values.map((value) =>
      t('common.ticket.value', {
        name: value.displayName || value.crmFieldKey,
        value: value.displayValue || (showByMarker(value.value) ?? value.value) || t('common.ticket.empty'),
        direction: t(`direction.${directionOf(value)}`),
      }),
    ),
    t('common.ticket.entry', { id: entry.id }),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

export function CopyForTicket({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  return <CopyButton text={writeTicketText(entry, t, time.long)} label={t('common.ticket.copy')} />;
}
