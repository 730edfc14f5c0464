import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
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
            <Link
              component="button"
              type="button"
              color="inherit"
              onClick={() => onJump(id)}
              sx={{ textAlign: 'left', minHeight: 24 }}
            >
              {sentence}
            </Link>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
