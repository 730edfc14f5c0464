import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactElement } from 'react';
import { useText } from '../../text';

export interface Problem {
  id: string;
  sentence: string;
}

interface Props {
  problems: readonly Problem[];
  /** Rises with every refused submit: the summary takes the focus each time. */
  attempts: number;
  onJump(id: string): void;
}

const linkLook = {
  minHeight: 24,
  p: 0,
  border: 0,
  bgcolor: 'transparent',
  color: 'inherit',
  font: 'inherit',
  textAlign: 'left',
  textDecoration: 'underline',
  cursor: 'pointer',
  '&:focus-visible': { outline: '2px solid currentColor', outlineOffset: 2 },
} as const;

/** The problems of a form as a list that leads to each field. Shown from two on; a single one speaks for itself. */
export function ErrorSummary({ problems, attempts, onJump }: Props): ReactElement | null {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = problems.length >= 2;
  useEffect(() => {
    if (attempts > 0 && shown) box.current?.focus();
  }, [attempts, shown]);
  if (!shown) return null;
  return (
    <Alert severity="error" ref={box} tabIndex={-1}>
      <Typography sx={{ fontWeight: 600 }}>{t('common.problems', { count: problems.length })}</Typography>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {problems.map(({ id, sentence }) => (
          <li key={id}>
            <Box component="button" type="button" onClick={() => onJump(id)} sx={linkLook}>
              {sentence}
            </Box>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
