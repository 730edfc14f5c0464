import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { mayEditRow, type Plan } from '../../../shared/link-plan/plan';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { changesOf } from '../../../shared/link-plan/row-draft';
import { explainRow } from '../../../shared/link-plan/row-why';
import { isBeforeSending } from '../../../shared/link-plan/row-state';
import type { LinkPlan } from '../../../shared/write/plan';
import { useNavigation } from '../../app-state/navigation';
import { callBridge } from '../../api/client';
import { planKey } from '../../api/plans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { FactList } from '../../components/fact-list';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { useRowDraft, type RowDrafts } from './row-drafts';
import { RowEditor, type Stopped } from './row-editor';
import { nameGiven, nameInSheet, tellWhy } from './row-words';
import { StandChip } from './stand-chip';
import { usePlanMapping } from './use-plan-mapping';
import { describeValue } from './value-words';

interface Props {
  plan: Plan;
  rowId: string;
  drafts: RowDrafts;
  /** By what of it is not saved. */
  stopped: Stopped | null;
  onClose(): void;
}

/** One row: why it is as it is, how to put it right, and what became of it. */
export function RowDetail({ plan, rowId, drafts, stopped, onClose }: Props): ReactElement {
  const t = useText();
  const { planId } = plan;
  const query = useQuery({
    queryKey: [...planKey(planId), 'row', rowId],
    queryFn: () => callBridge('plans.row', { planId, rowId }),
    staleTime: 0,
  });
  const row = query.data;
  const place = row ? { connection: row.found.connection, erpActorType: row.erpActorType } : null;
  const mapping = usePlanMapping(plan, place, row !== undefined && row.values.length > 0);
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {row && row.sheetRow > 0
            ? t('plans.detail.title', { row: row.sheetRow })
            : t('plans.detail.titleNoRow')}
        </Typography>
        {row && <StandChip row={row} />}
        <IconButton size="small" aria-label={t('plans.detail.close')} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <EmptyState kind="loading" title={t('common.loading')} />}
      {row && (
        <>
          <Reasons row={row} />
          <FactList facts={factsOf(row, mapping, t)} />
          {!isBeforeSending(row.state) && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {t(mayEditRow(plan, row.state) ? 'plans.detail.again' : 'plans.detail.sent')}
            </Typography>
          )}
          {mayEditRow(plan, row.state) ? (
            <RowEditor planId={planId} row={row} drafts={drafts} stopped={stopped} />
          ) : (
            <TypedInVain planId={planId} row={row} drafts={drafts} />
          )}
          <Attempts row={row} />
          <OpenRecord plan={plan} row={row} />
        </>
      )}
    </Box>
  );
}

/** It was sent while somebody typed: what was typed is neither sent nor thrown away without a word. */
function TypedInVain(props: { planId: string; row: PlanRow; drafts: RowDrafts }): ReactElement | null {
  const { planId, row, drafts } = props;
  const t = useText();
  const draft = useRowDraft(drafts, planId, row);
  const { record, erpKey, note } = draft ? changesOf(row, draft.edits) : {};
  const typed = [record === undefined ? '' : nameGiven(record, t), erpKey ?? '', note ?? ''].filter(Boolean);
  if (typed.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Typography role="alert" sx={{ overflowWrap: 'anywhere' }}>
        {t('plans.detail.typedInVain', { typed: typed.join(', ') })}
      </Typography>
      <Button size="small" variant="outlined" onClick={() => drafts.drop(planId, row.rowId)}>
        {t('plans.detail.drop')}
      </Button>
    </Box>
  );
}

function factsOf(row: PlanRow, mapping: LinkPlan | null, t: ReturnType<typeof useText>) {
  const { found, erpKey, note, values } = row;
  const isLeft = row.reasons.some(({ code }) => code === 'linked-without-values');
  return [
    { term: t('plans.detail.given'), value: nameInSheet(row, t) },
    { term: t('plans.detail.found'), value: found.record?.name ?? '–' },
    { term: t('plans.detail.key'), value: [erpKey, found.erpName].filter((part) => part !== '').join(' · ') },
    ...(note === '' ? [] : [{ term: t('plans.detail.note'), value: note }]),
    ...values.map((value) => describeValue(isLeft ? { ...value, direction: 'leave' } : value, mapping, t)),
  ];
}

function Reasons({ row }: { row: PlanRow }): ReactElement | null {
  const t = useText();
  const whys = explainRow(row);
  if (whys.length === 0 && !isBeforeSending(row.state)) return null;
  if (whys.length === 0)
    return (
      <Typography>
        {t(row.checkedAt === null ? 'plans.detail.notChecked' : 'plans.detail.noReasons')}
      </Typography>
    );
  return (
    <Box component="section" aria-label={t('plans.detail.reasons')}>
      {whys.map((why, at) => (
        <Typography key={at} sx={{ mb: 0.75, overflowWrap: 'anywhere' }}>
          {'reason' in why && <strong>{t(`plans.reason.${why.reason.code}`)}. </strong>}
          {tellWhy(why, t)}
        </Typography>
      ))}
    </Box>
  );
}

function Attempts({ row }: { row: PlanRow }): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { open } = useNavigation();
  if (row.attempts.length === 0) return null;
  return (
    <Box component="section" aria-label={t('plans.detail.attempts')}>
      <Typography variant="h3">{t('plans.detail.attempts')}</Typography>
      {row.attempts.map(({ runId, entryId, state, at }) => (
        <Box key={`${runId} ${at}`} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Typography variant="body2">
            {t('plans.detail.attempt', { state: t(`common.state.${state}`), time: time.long(at) })}
          </Typography>
          {entryId !== null && (
            <Button size="small" variant="text" onClick={() => open('activity', { entryId })}>
              {t('plans.detail.openEntry')}
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** The way to the record that was found, in the connection that the row is about. */
function OpenRecord({ plan, row }: { plan: Plan; row: PlanRow }): ReactElement | null {
  const t = useText();
  const { open } = useNavigation();
  const { record, connection } = row.found;
  if (!record) return null;
  const { crmActorType, crmRecordId } = record;
  const erpConnectionId = connection?.erpConnectionId ?? plan.constants.erpConnectionId;
  return (
    <Button
      size="small"
      variant="text"
      sx={{ justifySelf: 'start' }}
      onClick={() =>
        open('record', {
          record: { crmActorType, crmRecordId },
          siteId: plan.siteId,
          ...(erpConnectionId === null ? {} : { erpConnectionId }),
        })
      }
    >
      {t('plans.detail.openRecord')}
    </Button>
  );
}
