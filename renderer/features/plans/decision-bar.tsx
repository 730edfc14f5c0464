import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useState, type ReactElement } from 'react';
import type { RowFilter, RowSelection } from '../../../shared/link-plan/row-query';
import type { Decision } from '../../../shared/link-plan/row-state';
import { usePlanCall, usePlanChange } from '../../api/plans';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { nameRecord } from './row-words';
import { StandChip } from './stand-chip';
import type { useChosenRows } from './use-chosen-rows';

/** What of the rows that are chosen is asked about; none = all that are listed. */
type Chosen = Pick<
  ReturnType<typeof useChosenRows>,
  'rowIds' | 'isUnderOther' | 'isAsking' | 'error' | 'clear'
>;

interface Props extends Chosen {
  planId: string;
  filter: RowFilter;
  total: number;
}

const offered: readonly (Decision | null)[] = ['approve', 'reject', 'later', null];

/** One decision for all rows that are chosen, or for all that are listed: never before the list of what it means. */
export const DecisionBar = memo(function DecisionBar(props: Props): ReactElement {
  const { planId, filter, total, rowIds, isUnderOther, isAsking, error, clear } = props;
  const t = useText();
  const [asked, setAsked] = useState<{ decision: Decision | null; rows: RowSelection } | null>(null);
  const preview = usePlanCall('plans.previewDecision');
  const { text, states, reasons, decisions } = filter;
  const count = rowIds.size;
  const about =
    count > 0
      ? t(isUnderOther ? 'plans.rows.selectedBefore' : 'plans.rows.selected', { count })
      : t('plans.rows.all', { count: total });
  const ask = (decision: Decision | null) => {
    // Never on the rows that were chosen before these.
    if (isAsking) return;
    const rows: RowSelection =
      count > 0 ? { rowIds: [...rowIds] } : { filter: { text, states, reasons, decisions } };
    setAsked({ decision, rows });
    preview.mutate({ planId, rows, decision });
  };
  const close = () => {
    setAsked(null);
    preview.reset();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75 }}>
      <Typography variant="body2">{about}</Typography>
      {offered.map((decision) => (
        <Button
          key={decision ?? 'none'}
          size="small"
          variant="outlined"
          aria-disabled={isAsking}
          onClick={() => ask(decision)}
        >
          {t(`plans.decide.${decision ?? 'none'}`)}
        </Button>
      ))}
      {count > 0 && (
        <Button size="small" onClick={clear}>
          {t('plans.rows.selectNone')}
        </Button>
      )}
      {error && <ErrorPanel error={error} />}
      {preview.error && <ErrorPanel error={preview.error} />}
      {asked && preview.data && (
        <PreviewDialog
          planId={planId}
          asked={asked}
          preview={preview.data}
          onClose={close}
          onDecided={() => {
            close();
            clear();
          }}
        />
      )}
    </Box>
  );
});

interface PreviewProps {
  planId: string;
  asked: { decision: Decision | null; rows: RowSelection };
  preview: NonNullable<ReturnType<typeof usePlanCall<'plans.previewDecision'>>['data']>;
  onClose(): void;
  onDecided(): void;
}

function PreviewDialog({ planId, asked, preview, onClose, onDecided }: PreviewProps): ReactElement {
  const t = useText();
  const decide = usePlanChange('plans.decide');
  const { count, sent, toBeSent, rows } = preview;
  const decision = t(`plans.decide.${asked.decision ?? 'none'}`);
  if (count === 0) {
    return (
      <ConfirmDialog
        open
        title={t('plans.preview.title', { decision, count })}
        confirmLabel={t('common.close')}
        onCancel={onClose}
        onConfirm={onClose}
      >
        <Typography>
          {t('plans.preview.nothing')} {t('plans.preview.sent', { count: sent })}
        </Typography>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      open
      title={t('plans.preview.title', { decision, count })}
      confirmLabel={t('plans.preview.confirm', { decision, count })}
      busy={decide.isPending}
      onCancel={onClose}
      onConfirm={() => decide.mutate({ planId, ...asked }, { onSuccess: onDecided })}
    >
      <Typography sx={{ fontWeight: 600 }}>{t('plans.preview.effect', { ...toBeSent })}</Typography>
      {sent > 0 && <Typography>{t('plans.preview.sent', { count: sent })}</Typography>}
      <Typography sx={{ mt: 1 }}>{t('plans.preview.first')}</Typography>
      <Box
        component="ul"
        sx={{
          m: 0,
          pl: 0,
          pr: 2,
          listStyle: 'none',
          display: 'grid',
          gap: 0.5,
          maxHeight: 260,
          overflow: 'auto',
        }}
      >
        {rows.map((row) => (
          <Box component="li" key={row.rowId} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <StandChip row={row} />
            <span>{nameRecord(row, t)}</span>
            <Box component="span" sx={{ whiteSpace: 'pre', color: 'text.secondary' }}>
              {row.erpKey}
            </Box>
          </Box>
        ))}
      </Box>
      {decide.error && <ErrorPanel error={decide.error} />}
    </ConfirmDialog>
  );
}
