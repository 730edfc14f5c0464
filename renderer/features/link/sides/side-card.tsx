import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';

interface Props {
  side: 'superoffice' | 'erp';
  heading: string;
  children: ReactNode;
}

/** One of the two systems, in its place and colour. */
export function SideCard({ side, heading, children }: Props): ReactElement {
  const headingId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{
        minWidth: 0,
        p: 2,
        pt: 1.25,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderTop: 3,
        borderTopColor: `${side}.main`,
        borderRadius: 1,
      }}
    >
      <Typography id={headingId} variant="h2" sx={{ color: `${side}.main`, mb: 1.5 }}>
        {heading}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1.5 }}>{children}</Box>
    </Box>
  );
}
