import MoreVert from '@mui/icons-material/MoreVert';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { memo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import { everyRow } from '../../../shared/link-plan/row-query';
import { usePlanCall, usePlanChange } from '../../api/plans';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import { useAnnounce } from '../../components/announcer';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { ReturnedDialog } from './returned-dialog';
import { countSent } from './run/run-stand';
import { useSavedFile } from './saved';

interface Props {
  plan: Plan;
  back: ReactNode;
  onDeleted(): void;
}

/** A decision is taken back of rows that were not sent alone; beside a run it would read like the end of their links. */
function nameUndo<K extends string>(kind: K, isSent: boolean): K | 'decideKeepsSent' {
  return kind === 'decide' && isSent ? 'decideKeepsSent' : kind;
}

/** What plan this is, and what can be done with the whole of it. */
export const PlanHeader = memo(function PlanHeader({ plan, back, onDeleted }: Props): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const [dialog, setDialog] = useState<'delete' | 'rename' | null>(null);
  const [undone, setUndone] = useState('');
  const saved = useSavedFile(plan);
  const undo = usePlanChange('plans.undo');
  const remove = usePlanChange('plans.delete');
  const exportFile = usePlanCall('plans.exportFile');
  const openReturned = usePlanCall('plans.openReturned');
  const save = (format: 'xlsx' | 'csv') =>
    exportFile.mutate(
      { planId: plan.planId, format, filter: everyRow },
      {
        onSuccess: ({ fileName, count }) => {
          saved.note({ fileName, count });
          if (fileName !== null) announce(t('plans.saved', { count, file: fileName }));
        },
      },
    );
  const takeBack = () =>
    plan.undo &&
    undo.mutate(
      { planId: plan.planId, changeId: plan.undo.changeId },
      {
        onSuccess: ({ count, sent }) => setUndone(sent === 0 ? '' : t('plans.undoneExcept', { count, sent })),
      },
    );
  const error = undo.error ?? remove.error ?? exportFile.error ?? openReturned.error;
  return (
    <Box component="header" sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        {back}
        <Typography variant="h1" tabIndex={-1} sx={{ overflowWrap: 'anywhere', minWidth: 0, outline: 0 }}>
          {plan.name}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {describePlan(plan, t)}
        </Typography>
        {/* Together at the right, in whichever line. */}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'end', gap: 1, ml: 'auto' }}>
          {plan.undo && (
            <Button size="small" startIcon={<Undo />} loading={undo.isPending} onClick={takeBack}>
              {t(`plans.undo.${nameUndo(plan.undo.kind, countSent(plan) > 0)}`, { count: plan.undo.count })}
            </Button>
          )}
          <PlanMenu
            onSave={save}
            onReturned={() => openReturned.mutate({ planId: plan.planId })}
            onRename={() => setDialog('rename')}
            onDelete={() => setDialog('delete')}
          />
        </Box>
      </Box>
      {saved.said !== '' && <Typography variant="body2">{saved.said}</Typography>}
      {undone !== '' && <Typography variant="body2">{undone}</Typography>}
      {error && <ErrorPanel error={error} />}
      {openReturned.data && (
        <ReturnedDialog plan={plan} changes={openReturned.data} onClose={openReturned.reset} />
      )}
      {dialog === 'rename' && <RenameDialog plan={plan} onClose={() => setDialog(null)} />}
      <ConfirmDialog
        open={dialog === 'delete'}
        title={t('plans.delete.title', { name: plan.name })}
        confirmLabel={t('plans.delete.confirm')}
        color="error"
        busy={remove.isPending}
        onCancel={() => setDialog(null)}
        onConfirm={() =>
          remove.mutate({ planId: plan.planId }, { onSuccess: onDeleted, onSettled: () => setDialog(null) })
        }
      >
        <Typography>{t('plans.delete.what')}</Typography>
      </ConfirmDialog>
    </Box>
  );
});

function describePlan(plan: Plan, t: ReturnType<typeof useText>): string {
  const { kind, fileName, rowCount, constants } = plan;
  const { erpActorType, connectionName } = constants;
  const where =
    erpActorType && connectionName !== ''
      ? t('plans.forConnection', {
          connection: connectionName,
          type: t(`common.erpActorType.${erpActorType}`),
        })
      : t('plans.perRow');
  return [
    t('plans.rowCount', { count: rowCount }),
    fileName === '' ? '' : t('plans.fromFile', { file: fileName }),
    kind === 'restore' ? t('plans.restores') : where,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function PlanMenu(props: {
  onSave(format: 'xlsx' | 'csv'): void;
  onReturned(): void;
  onRename(): void;
  onDelete(): void;
}): ReactElement {
  const t = useText();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  return (
    <>
      <Button
        ref={anchor}
        size="small"
        startIcon={<MoreVert />}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {t('plans.more')}
      </Button>
      <Menu open={isOpen} anchorEl={() => anchor.current} onClose={() => setOpen(false)}>
        <MenuItem onClick={choose(() => props.onSave('xlsx'))}>{t('plans.actions.exportXlsx')}</MenuItem>
        <MenuItem onClick={choose(() => props.onSave('csv'))}>{t('plans.actions.exportCsv')}</MenuItem>
        <MenuItem onClick={choose(props.onReturned)}>{t('plans.actions.openReturned')}</MenuItem>
        <MenuItem onClick={choose(props.onRename)}>{t('plans.actions.rename')}</MenuItem>
        <MenuItem onClick={choose(props.onDelete)}>{t('plans.actions.delete')}</MenuItem>
      </Menu>
    </>
  );
}

function RenameDialog({ plan, onClose }: { plan: Plan; onClose(): void }): ReactElement {
  const t = useText();
  const [name, setName] = useState(plan.name);
  useWouldBeLost('plan-name', () => name !== plan.name);
  const box = useRef<HTMLInputElement>(null);
  const rename = usePlanChange('plans.rename');
  return (
    <ConfirmDialog
      open
      title={t('plans.rename.title')}
      confirmLabel={t('plans.rename.confirm')}
      initialFocus={box}
      busy={rename.isPending || name.trim() === ''}
      onCancel={onClose}
      onConfirm={() => rename.mutate({ planId: plan.planId, name }, { onSuccess: onClose })}
    >
      <TextField
        fullWidth
        label={t('plans.rename.label')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        inputRef={box}
        sx={{ mt: 1 }}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      {rename.error && <ErrorPanel error={rename.error} />}
    </ConfirmDialog>
  );
}
