import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import SearchOff from '@mui/icons-material/SearchOff';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import { lowWindow } from './window-heights';

const pictures = {
  loading: HourglassEmpty,
  empty: InboxOutlined,
  'no-match': SearchOff,
  'no-permission': LockOutlined,
  failed: ErrorOutlined,
  offline: CloudOffOutlined,
};

interface Props {
  kind: keyof typeof pictures;
  title: string;
  children?: ReactNode;
  /** The next step, as a button. */
  action?: ReactNode;
}

const look = {
  display: 'grid',
  justifyItems: 'center',
  gap: 1,
  textAlign: 'center',
  px: 3,
  py: 6,
  [`@media ${lowWindow}`]: { py: 2, gap: 0.5 },
} as const;

/** Where there is nothing to show: why, and what to do next. Each reason has a picture of its own. */
export function EmptyState({ kind, title, children, action }: Props): ReactElement {
  const Picture = pictures[kind];
  return (
    <Box sx={look}>
      <Picture sx={{ fontSize: 40, color: 'text.secondary' }} aria-hidden />
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {children !== undefined && (
        <Typography component="div" sx={{ color: 'text.secondary', maxWidth: 460 }}>
          {children}
        </Typography>
      )}
      {action !== undefined && <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
