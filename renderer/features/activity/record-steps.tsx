import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import { remediesOf, type Mending } from '../../../shared/journal/standing';
import type { ActorRef } from '../../../shared/write/write';
import { isElsewhere } from '../../../shared/same-installation';
import { wayBackOf, type WayBack } from '../../../shared/journal/way-back';
import { useAllSites, useSiteChoice } from '../../app-state/current-site';
import { useNavigation, type ScreenParams } from '../../app-state/navigation';
import { nameActor, nameWrittenRecord } from '../../components/actor-names';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { useText } from '../../text';
import { useLaterEntry } from './later-entry';

/** From an entry to its record as it stands now, and to what would put the link or the values back as they were before it. */
export function RecordSteps({ entry }: { entry: JournalEntry }): ReactElement | null {
  const t = useText();
  const { open } = useNavigation();
  const { site, switchSite } = useSiteChoice();
  const { sites } = useAllSites();
  const { siteId, erpConnectionId, record } = entry;
  const isLatest = useLaterEntry(entry) === null;
  const writtenTo = sites.find(({ id }) => id === siteId);
  // A site that was removed leads nowhere.
  if (!writtenTo) return null;
  if (isElsewhere(writtenTo, entry.siteAddress))
    return (
      <Typography variant="body2">
        {t('record.writtenElsewhere', {
          site: writtenTo.name,
          sentTo: entry.siteAddress,
          now: writtenTo.address,
        })}
      </Typography>
    );
  const { crmActorType, crmRecordId } = record;
  const show = (begin: Pick<ScreenParams['record'], 'restoreOf' | 'mend' | 'wayBack'> = {}) => {
    if (siteId !== site.id) switchSite(siteId);
    open('record', {
      record: { crmActorType, crmRecordId },
      siteId,
      erpConnectionId,
      ...begin,
    });
  };
  const wayBack = wayBackOf(entry);
  return (
    <>
      {/* The heading above has the name. */}
      <Button
        size="small"
        aria-label={t('record.showNamed', { record: nameWrittenRecord(record, t) })}
        onClick={() => show()}
      >
        {t('record.show')}
      </Button>
      {(isLatest ? findMendings(entry) : []).map((mend) => (
        <Button key={mend.do} size="small" onClick={() => show({ mend })}>
          {t('record.next.mend', { what: nameRemedy(mend, t) })}
        </Button>
      ))}
      {wayBack !== null && (
        <Button size="small" onClick={() => show({ wayBack })}>
          {t(`record.wayBack.${wayBack.kind}`, { to: nameActor(actorOf(wayBack), t) })}
        </Button>
      )}
      {hasValuesBefore(entry) && (
        <Button size="small" onClick={() => show({ restoreOf: entry.id })}>
          {t('record.restoreBefore')}
        </Button>
      )}
    </>
  );
}

function actorOf(wayBack: WayBack): ActorRef {
  return wayBack.kind === 'relink' ? wayBack.to : wayBack.actor;
}

/** What it left undone; nothing while the site may still be at work on it. */
export function findMendings(entry: JournalEntry): Mending[] {
  if (entry.holdUntil !== undefined) return [];
  return remediesOf(entry).filter((remedy) => remedy.do !== 'look');
}

/** It wrote values, or a resync changed some, and what was there before was kept. */
function hasValuesBefore({ write, before, calls, readBack }: JournalEntry): boolean {
  const hasChanged = write.kind === 'resync' && (readBack?.fields.length ?? 0) > 0;
  const hasWritten = 'values' in write && write.values.length > 0;
  return (hasWritten || hasChanged) && calls.length > 0 && Object.keys(before).length > 0;
}
