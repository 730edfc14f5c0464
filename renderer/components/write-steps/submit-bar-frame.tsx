import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import type { SystemStyleObject } from '@mui/system';
import type { ReactElement, ReactNode } from 'react';

/**
 * The foot of a screen that writes: its effect and its button, always in sight however many fields there are. What has the
 * focus is kept above it (`in-sight.ts`). `look` lays out what is in it.
 */
export function SubmitBarFrame({
  look,
  children,
}: {
  look: SystemStyleObject<Theme>;
  children: ReactNode;
}): ReactElement {
  return (
    <Box data-submit-bar data-pane sx={{ ...frameLook, ...look }}>
      {children}
    </Box>
  );
}

const frameLook = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  mx: -2,
  px: 2,
  py: 1.25,
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
} as const;
