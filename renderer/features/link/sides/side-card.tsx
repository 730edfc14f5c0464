import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useText } from '../../../text';
import { lowWindow, narrowWindow } from '../../../components/window-heights';

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
        [`@media ${lowWindow}`]: { p: 1, pt: 0.5, '& > h2': { mb: 1 } },
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
      <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>{children}</Box>
    </Box>
  );
}

/** What is chosen stays so while another text stands in the box; its details would pass for those of that text. */
export function StillChosen({ name }: { name: string }): ReactElement {
  const t = useText();
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {t('link.search.stillChosen', { name })}
    </Typography>
  );
}

/** The type, narrow, before the record of that type. */
export function TypeAndRecord({ children }: { children: ReactNode }): ReactElement {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'minmax(128px, 180px) minmax(0, 1fr)',
        gap: 1,
        alignItems: 'start',
        // Beside the type there would be no room for a name.
        [`@media ${narrowWindow}`]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5 },
      }}
    >
      {children}
    </Box>
  );
}
