import Report from '@mui/icons-material/Report';
import School from '@mui/icons-material/School';
import Science from '@mui/icons-material/Science';
import type { SvgIconProps } from '@mui/material/SvgIcon';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import type { Environment } from '../../shared/environment';
import { useText } from '../text';

const icons = { practice: School, test: Science, production: Report };

export function EnvironmentIcon({
  environment,
  ...props
}: { environment: Environment } & SvgIconProps): ReactElement {
  const Icon = icons[environment];
  return <Icon fontSize="small" {...props} />;
}

/** Icon, word and tint of an environment: never the colour alone. */
export function EnvironmentMark({ environment }: { environment: Environment }): ReactElement {
  const t = useText();
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 0.75,
        py: 0.125,
        borderRadius: 0.5,
        fontSize: '0.75rem',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: `${environment}.main`,
        bgcolor: `${environment}.tint`,
      }}
    >
      <EnvironmentIcon environment={environment} sx={{ fontSize: '1rem' }} />
      {t(`common.environment.${environment}`)}
    </Box>
  );
}
