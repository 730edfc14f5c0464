import Box from '@mui/material/Box';
import type { ReactElement, ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { SiteForm } from '../../../shared/site';
import type { SiteFormValues } from './site-form-values';

/** The form library's handle on the form of one site. */
export type Form = UseFormReturn<SiteFormValues, unknown, SiteForm>;

/** Boxes side by side where there is room. */
export function FormGrid({ children }: { children: ReactNode }): ReactElement {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      {children}
    </Box>
  );
}
