import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';

/** One titled part of the details of something. */
export function TitledSection({
  level,
  title,
  children,
}: {
  level: 'h2' | 'h3';
  title: string;
  children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id}>
      <Typography id={id} variant={level} sx={{ mb: level === 'h2' ? 0.75 : 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
