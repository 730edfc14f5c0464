import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { Plan, PlanConstants } from '../../../shared/link-plan/plan';
import type { RowContent } from '../../../shared/link-plan/plan-row';
import {
  leftInFile,
  type ReturnedChanges,
  type ReturnedPlaces,
  type ReturnedRow,
} from '../../../shared/link-plan/returned-file';
import { usePlanChange } from '../../api/plans';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { nameGiven } from './row-words';

interface Props {
  plan: Pick<Plan, 'planId' | 'constants'>;
  changes: ReturnedChanges;
  onClose(): void;
}

const counted = [
  'decisions',
  'notes',
  'keys',
  'records',
  'crmTypes',
  'connections',
  'erpTypes',
  'values',
] as const;
const left = [...leftInFile, 'missing'] as const;

/** What a plan file that came back would change, before any of it is taken over. */
export function ReturnedDialog({ plan, changes, onClose }: Props): ReactElement {
  const t = useText();
  const take = usePlanChange('plans.takeReturned');
  const count = changes.changed;
  const isNothing = count === 0;
  const confirm = () =>
    isNothing
      ? onClose()
      : take.mutate({ planId: plan.planId, returnId: changes.returnId }, { onSuccess: onClose });
  return (
    <ConfirmDialog
      open
      title={t('plans.returned.title', { file: changes.fileName })}
      confirmLabel={
        isNothing
          ? t('common.close')
          : t(changes.isDoubtful ? 'plans.returned.confirmDoubtful' : 'plans.returned.confirm', { count })
      }
      busy={take.isPending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {changes.isDoubtful && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {t('plans.returned.doubtful')}
        </Alert>
      )}
      {isNothing ? (
        <Typography>
          {t(
            left.some((what) => changes[what] > 0) ? 'plans.returned.nothingTaken' : 'plans.returned.nothing',
          )}
        </Typography>
      ) : (
        <>
          <Typography>{t('plans.returned.changed', { count })}</Typography>
          <Box component="ul" sx={{ my: 0.5, pl: 3 }}>
            {counted.flatMap((what) =>
              changes[what] > 0
                ? [<li key={what}>{t(`plans.returned.${what}`, { count: changes[what] })}</li>]
                : [],
            )}
          </Box>
          <Box component="ul" sx={{ my: 1, pl: 3, maxHeight: 220, overflow: 'auto', fontSize: '0.875rem' }}>
            {changes.rows.map((row) => (
              <li key={row.rowId}>
                {t('plans.returned.row', { row: row.sheetRow || row.rowId })}: {describeChange(row, plan, t)}
              </li>
            ))}
          </Box>
        </>
      )}
      {left.map(
        (what) =>
          changes[what] > 0 && (
            <Typography key={what} variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`plans.returned.${what}`, { count: changes[what] })}
              {what === 'missing' ? '' : ` ${describePlaces(changes.places[what], t)}`}
            </Typography>
          ),
      )}
      {take.error && <ErrorPanel error={take.error} />}
    </ConfirmDialog>
  );
}

/** "In the file: row 4 (Aprove), row 9, and 3 more." */
function describePlaces({ first, more }: ReturnedPlaces, t: ReturnType<typeof useText>): string {
  const rows = first.map(({ fileRow, shown, column }) => {
    const row = t('plans.returned.place', { row: fileRow });
    const place = column === undefined ? row : t('plans.returned.placeIn', { row, column });
    return shown === '' ? place : t('plans.returned.placeOf', { place, shown });
  });
  const all = more === 0 ? rows : [...rows, t('plans.rows.more', { count: more })];
  return t('plans.returned.inFile', { places: all.join(', ') });
}

function describeChange(
  { before, after }: ReturnedRow,
  { constants }: Props['plan'],
  t: ReturnType<typeof useText>,
): string {
  return Object.keys(after)
    .map((name) => `${tell(before, name, constants, t)} → ${tell(after, name, constants, t)}`)
    .join('; ');
}

function tell(
  content: Partial<RowContent>,
  name: string,
  forAll: PlanConstants,
  t: ReturnType<typeof useText>,
): string {
  if (name === 'decision') return t(`plans.decision.${content.decision ?? 'none'}`);
  if (name === 'record') return nameGiven(content.record ?? null, t);
  if (name === 'crmActorType') {
    return t(`common.crmActorType.${content.crmActorType ?? forAll.crmActorType}`);
  }
  if (name === 'erpActorType') {
    const type = content.erpActorType ?? forAll.erpActorType;
    return type === null ? '–' : t(`common.erpActorType.${type}`);
  }
  if (name === 'connection') return content.connection ?? (forAll.connectionName || '–');
  if (name === 'values')
    return (content.values ?? []).map(({ crmFieldKey, value }) => `${crmFieldKey} ${value}`).join(', ');
  const value = content[name as keyof RowContent];
  return typeof value === 'string' && value !== '' ? value : '–';
}
