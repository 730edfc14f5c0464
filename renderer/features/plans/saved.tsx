import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';

/** What came of a button, on a line of its own. Also said aloud: the focus stays on the button. */
export function Saved({ text }: { text: string }): ReactElement {
  return (
    <Typography component="output" variant="body2" sx={{ flexBasis: '100%', '&:empty': { display: 'none' } }}>
      {text}
    </Typography>
  );
}

interface SavedFile {
  fileName: string | null;
  count: number;
}

/** What is said of a plan file that was saved: once the plan is no longer as the file has it, that too. Empty for none. */
export function useSavedFile(plan: Plan): { said: string; note(file: SavedFile): void } {
  const t = useText();
  const time = useTimeFormat();
  const { changedAt, checkedAt, counts } = plan;
  const now = JSON.stringify([changedAt, checkedAt, counts]);
  const [saved, setSaved] = useState<{ file: string; count: number; at: string; as: string } | null>(null);
  const said = () => {
    if (saved === null) return '';
    const { file, count, at } = saved;
    return saved.as === now
      ? t('plans.saved', { count, file })
      : t('plans.savedBefore', { count, file, time: time.clock(at) });
  };
  return {
    said: said(),
    note: ({ fileName, count }) => {
      if (fileName !== null) setSaved({ file: fileName, count, at: new Date().toISOString(), as: now });
    },
  };
}
