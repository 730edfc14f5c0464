import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';

interface Props {
  side: 'superoffice' | 'erp';
  heading: string;
  /** Both sides are chosen: what matters now is the table below, so the card is as low as it can be. */
  isLow?: boolean;
  children: ReactNode;
}

/** One of the two systems, in its place and colour. */
export function SideCard({ side, heading, isLow = false, children }: Props): ReactElement {
  const headingId = useId();
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{
        minWidth: 0,
        ...(isLow ? lowLook : { p: 2, pt: 1.25 }),
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderTop: 3,
        borderTopColor: `${side}.main`,
        borderRadius: 1,
      }}
    >
      <Typography
        id={headingId}
        variant="h2"
        sx={{ color: `${side}.main`, mb: isLow ? 0 : 1.5, ...(isLow ? { fontSize: '0.8125rem' } : {}) }}
      >
        {heading}
      </Typography>
      <Box sx={{ display: 'grid', gap: isLow ? 0.5 : 1.5, minWidth: 0 }}>{children}</Box>
    </Box>
  );
}

/** The heading before the boxes, and what is known of the record on one line below them. */
const lowLook = {
  p: 1,
  pb: 0.5,
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  alignItems: 'center',
  columnGap: 1,
  '& .facts': {
    display: 'flex',
    columnGap: '10px',
    minWidth: 0,
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& > p:first-of-type': { flexShrink: 3, minWidth: '40%' },
    '& > p:only-of-type, & > p:first-of-type:last-of-type': { minWidth: 0 },
    // In a low window the rows need the line; what stands against a link is said by the checks as well.
    '@media (max-height: 640px)': { display: 'none' },
    '& > button': { flex: 'none' },
  },
} as const;

/** The type, narrow, before the record of that type. */
export function TypeAndRecord({ children }: { children: ReactNode }): ReactElement {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(128px, 180px) minmax(0, 1fr)',
        gap: 1,
        alignItems: 'start',
      }}
    >
      {children}
    </Box>
  );
}
