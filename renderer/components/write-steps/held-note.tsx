import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useEffectEvent, type ReactElement, type ReactNode } from 'react';
import type { JournalEntry } from '../../../shared/journal/entry';
import { useText } from '../../text';
import { useSecondsLeft } from '../use-seconds-left';

interface Props {
  entry: JournalEntry;
  isChecking: boolean;
  onCheck(activityId: string): void;
  /** The main process tells the risk and asks once more; null = there is no way around. */
  onSendAnyway: (() => void) | null;
  /** By default it speaks of linking. */
  sendLabel?: string;
  /** The key that does the same, where there is one. */
  sendKey?: ReactNode;
}

/** After silence: how long the pair is held, a look when that is over, and the way around it for who knows better. */
export function HeldNote({
  entry,
  isChecking,
  onCheck,
  onSendAnyway,
  sendLabel,
  sendKey,
}: Props): ReactElement {
  const t = useText();
  const { id, kind, readBack, holdUntil = null } = entry;
  // A record has one link in a connection: beside the one that was seen no other would be made.
  const isTaken = (kind === 'create' || kind === 'link') && readBack?.linked === true;
  const seconds = useSecondsLeft(holdUntil);
  const isOver = seconds === 0;
  const look = useEffectEvent(() => onCheck(id));
  useEffect(() => {
    // Once; a look that did not help is repeated by the person.
    if (isOver) look();
  }, [isOver]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <Typography variant="body2">
        {isOver ? t('link.held.over') : t('link.held.wait', { count: seconds })}
      </Typography>
      {onSendAnyway && !isTaken && (
        <Button
          size="small"
          variant="text"
          color="inherit"
          disabled={isChecking}
          onClick={onSendAnyway}
          endIcon={sendKey}
        >
          {sendLabel ?? t('link.held.sendAnyway')}
        </Button>
      )}
    </Box>
  );
}
