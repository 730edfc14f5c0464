import Redo from '@mui/icons-material/Redo';
import Undo from '@mui/icons-material/Undo';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconHint } from '../icon-hint';
import { useText } from '../../text';
import { useLinkForm } from './form-context';
import { useHistorySteps } from './use-history-steps';

/** Undo and redo over the rows; the same as Ctrl+Z and Ctrl+Y. */
export function HistoryButtons(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const canUndo = useStore(form.store.temporal, (history) => history.pastStates.length > 0);
  const canRedo = useStore(form.store.temporal, (history) => history.futureStates.length > 0);
  const { undo, redo } = useHistorySteps();
  return (
    <Box sx={{ display: 'flex' }}>
      <HistoryButton label={t('link.fields.undo')} enabled={canUndo} onClick={undo}>
        <Undo fontSize="small" />
      </HistoryButton>
      <HistoryButton label={t('link.fields.redo')} enabled={canRedo} onClick={redo}>
        <Redo fontSize="small" />
      </HistoryButton>
    </Box>
  );
}

interface HistoryButtonProps {
  label: string;
  enabled: boolean;
  onClick(): void;
  children: ReactNode;
}

function HistoryButton({ label, enabled, onClick, children }: HistoryButtonProps): ReactElement {
  return (
    <IconHint label={label}>
      {/* Not `disabled`: the focus would fall off the button with its last step. */}
      <IconButton
        aria-label={label}
        aria-disabled={!enabled}
        onClick={onClick}
        sx={{ color: enabled ? 'text.primary' : 'text.disabled' }}
      >
        {children}
      </IconButton>
    </IconHint>
  );
}
