import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import {
  leftInFile,
  type ReturnedChanges,
  type ReturnedPlaces,
} from '../../../shared/link-plan/returned-file';
import { usePlanChange } from '../../api/plans';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { ReturnedLine } from './returned-line';

interface Props {
  plan: Pick<Plan, 'planId' | 'siteId' | 'constants'>;
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
              <ReturnedLine key={row.rowId} row={row} plan={plan} />
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
