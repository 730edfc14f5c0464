import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement } from 'react';
import type { RecentRecord } from '../../../../shared/record/opened-record';
import type { SiteView } from '../../../../shared/site';
import { nameRecord } from '../../../../shared/write/effect-sentence';
import type { RecordRef } from '../../../../shared/write/write';
import { useForgetRecent, useRecentRecords } from '../../../api/records';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';

interface Props {
  site: SiteView;
  onOpen(record: RecordRef): void;
}

/** What stands there while no record is open: what the screen is for, and the records opened lately on this site. */
export function RecentList({ site, onOpen }: Props): ReactElement {
  const t = useText();
  const headingId = useId();
  const { data, error, refetch } = useRecentRecords(site.id);
  return (
    <>
      {!data?.length && (
        <EmptyState kind="empty" title={t('record.recent.empty')}>
          {t('record.recent.emptyHelp')}
        </EmptyState>
      )}
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && data.length > 0 && (
        <Box component="section" data-pane aria-labelledby={headingId} sx={{ mt: 2 }}>
          <Typography variant="h2" id={headingId} sx={{ mb: 0.5 }}>
            {t('record.recent.title', { site: site.name })}
          </Typography>
          <Box component="ul" sx={listLook}>
            {data.map((record) => (
              <RecentLine
                key={`${record.crmActorType} ${record.crmRecordId}`}
                record={record}
                siteId={site.id}
                onOpen={onOpen}
              />
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}

const listLook = {
  m: 0,
  p: 0,
  listStyle: 'none',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  '& li': {
    display: 'flex',
    alignItems: 'center',
    '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider' },
  },
} as const;

interface LineProps {
  record: RecentRecord;
  siteId: string;
  onOpen(record: RecordRef): void;
}

function RecentLine({ record, siteId, onOpen }: LineProps): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const forget = useForgetRecent(siteId);
  const { crmActorType, crmRecordId, number, at } = record;
  const ref = { crmActorType, crmRecordId };
  const name = nameRecord(record.name, ref, t);
  const facts = [
    t(`common.crmActorType.${crmActorType}`),
    number === '' ? '' : t('link.crm.number', { number }),
    t('link.crm.id', { id: crmRecordId }),
    t('record.recent.at', { time: time.short(at) }),
  ];
  return (
    <li>
      <ButtonBase
        onClick={() => onOpen(ref)}
        sx={{
          flex: 1,
          display: 'block',
          textAlign: 'left',
          minWidth: 0,
          px: 1.5,
          py: 0.75,
          '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
        }}
      >
        <Typography component="span" sx={{ display: 'block', fontWeight: 600, overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
          {facts.filter((fact) => fact !== '').join(' · ')}
        </Typography>
      </ButtonBase>
      <IconButton
        aria-label={t('record.recent.forget', { record: name })}
        onClick={() => forget.mutate(ref)}
        sx={{ mr: 0.5 }}
      >
        <Close fontSize="small" />
      </IconButton>
    </li>
  );
}
