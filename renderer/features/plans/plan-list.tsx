import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useState, type DragEvent, type ReactElement } from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import { countStands, nameStand } from '../../../shared/link-plan/row-stand';
import type { SiteView } from '../../../shared/site';
import type { SheetPreview } from '../../../shared/sheet/sheet-preview';
import { usePlans } from '../../api/plans';
import { useDropSheet } from '../../api/sheets';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { Grid, type GridColumn } from '../../components/grid/grid';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { SheetImport } from './sheet/sheet-import';
import { NewPlanButtons } from './new-plan-buttons';

interface Props {
  site: SiteView;
  onOpen(planId: string): void;
}

/** The plans of the site, newest first, and the ways to a new one. */
export function PlanList({ site, onOpen }: Props): ReactElement {
  const t = useText();
  const [sheet, setSheet] = useState<SheetPreview | null>(null);
  const [tooMany, setTooMany] = useState<readonly string[]>([]);
  const drop = useDropSheet();
  const plans = usePlans(site.id);
  const rows = useMemo(() => plans.data?.map((plan) => ({ id: plan.planId, plan })) ?? [], [plans.data]);
  const columns = usePlanColumns();
  if (sheet)
    return (
      <SheetImport
        key={sheet.sheetId}
        site={site}
        opened={sheet}
        onMade={onOpen}
        onClose={() => setSheet(null)}
      />
    );
  const takeDropped = (event: DragEvent<HTMLElement>) => {
    event.preventDefault();
    const [file, ...others] = event.dataTransfer.files;
    setTooMany(others.length > 0 && file ? [file, ...others].map(({ name }) => name) : []);
    if (file && others.length === 0) drop.mutate(file, { onSuccess: setSheet });
  };
  return (
    <Box
      role="presentation"
      onDragOver={(event) => event.preventDefault()}
      onDrop={takeDropped}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        p: 2,
        height: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'start', gap: 2 }}>
        <Box sx={{ flex: '1 1 320px' }}>
          <Typography variant="h1">{t('plans.title')}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('plans.intro')}
          </Typography>
        </Box>
        <NewPlanButtons site={site} onOpened={setSheet} />
      </Box>
      {tooMany.length > 0 && (
        <Typography role="alert" variant="body2" sx={{ color: 'caution.main', overflowWrap: 'anywhere' }}>
          {t('plans.sheet.oneFile', { names: tooMany.join(', ') })}
        </Typography>
      )}
      {drop.error && <ErrorPanel error={drop.error} />}
      {plans.isPending && <EmptyState kind="loading" title={t('plans.loading')} />}
      {plans.error && <ErrorPanel error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.data?.length === 0 && (
        <EmptyState kind="empty" title={t('plans.empty.title')}>
          {t('plans.empty.what')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Grid
          label={t('plans.list', { site: site.name })}
          columns={columns}
          rows={rows}
          rowPx={54}
          minWidthPx={640}
          buttonColumn="name"
          nameRow={({ plan }) => t('plans.open', { name: plan.name })}
          currentId={null}
          onOpen={onOpen}
          footer={null}
        />
      )}
    </Box>
  );
}

const cutLine = { overflow: 'clip', textOverflow: 'ellipsis' } as const;

function usePlanColumns(): readonly GridColumn<{ id: string; plan: Plan }>[] {
  const t = useText();
  const time = useTimeFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('plans.column.name'),
        width: 'minmax(0, 2fr)',
        cell: ({ plan }) => (
          <Box
            component="span"
            sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0, '& > span': cutLine }}
          >
            <Box component="span" className="line" title={plan.name} sx={{ fontWeight: 600 }}>
              {plan.name}
            </Box>
            {originOf(plan, t) !== '' && (
              <Box
                component="span"
                className="line"
                title={originOf(plan, t)}
                sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}
              >
                {originOf(plan, t)}
              </Box>
            )}
          </Box>
        ),
      },
      {
        id: 'rows',
        label: t('plans.column.rows'),
        width: '110px',
        cell: ({ plan }) => t('plans.rowCount', { count: plan.rowCount }),
      },
      {
        id: 'state',
        label: t('plans.column.state'),
        width: 'minmax(0, 2fr)',
        cell: ({ plan }) => (
          <div className="two-lines" title={describeCounts(plan, t)}>
            {describeCounts(plan, t)}
          </div>
        ),
      },
      {
        id: 'changed',
        label: t('plans.column.changed'),
        // Wide enough for a time of day with AM or PM.
        width: '190px',
        cell: ({ plan }) => time.short(plan.changedAt),
      },
    ],
    [t, time],
  );
}

/** Where its rows are from, so that plans of one name are told apart. */
function originOf({ kind, fileName }: Plan, t: ReturnType<typeof useText>): string {
  if (kind === 'restore') return t('plans.restores');
  return fileName === '' ? '' : t('plans.fromFile', { file: fileName });
}

/** "40 Blocked · 360 Verified · 2 rejected", what is under way first. */
export function describeCounts(
  plan: Pick<Plan, 'busy' | 'counts' | 'leftOut' | 'wasChecked'>,
  t: ReturnType<typeof useText>,
): string {
  const { busy, wasChecked } = plan;
  // Rows that wait for the first check need no count beside the words that say so.
  const told = countStands(plan).filter(({ stand }) => wasChecked || stand !== 'Draft');
  const said = [
    ...(busy ? [t(`plans.busy.${busy.with}`)] : []),
    ...(wasChecked ? [] : [t('plans.notChecked')]),
    ...told.map(({ stand, count }) => t('plans.countOf', { count, state: nameStand(stand, t) })),
  ];
  return said.join(' · ');
}
